package org.samrad.generate;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.samrad.dataset.PlanningData;
import org.samrad.generate.staff.Diary;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.StaffMember;

/**
 * Takes offered time back that a hidden schedule leaves free, as leave and meetings, until what is left is as full as asked for: a
 * schedule is found more easily in time to spare than made to fill it.
 */
final class TimeTakenBack {

    /** Minutes; absences last a multiple of them, but for what is left of a gap. */
    private static final int SHORTEST = 5;

    private final Diary diary;
    private final Map<StaffMember, List<PlanningData.Absence>> absences = new HashMap<>();
    private long left;

    private record Gap(Diary.Stretch stretch, int from, int until) {}

    /** @param wanted minutes that are to be left */
    TimeTakenBack(Diary diary, List<StaffMember> people, double wanted, Dice dice) {
        this.diary = diary;
        left = diary.offeredMinutes();
        List<Gap> gaps = new ArrayList<>();
        if (left - wanted >= SHORTEST) {
            for (StaffMember person : people) {
                for (Diary.Stretch stretch : diary.of(person)) {
                    diary.gaps(stretch).forEach(gap -> gaps.add(new Gap(stretch, gap[0], gap[1])));
                }
            }
        }
        for (Gap gap : longestFirst(gaps, dice)) {
            long most = (long) ((left - wanted) / SHORTEST) * SHORTEST;
            int minutes = gap.until - gap.from;
            if (most < SHORTEST) {
                break;
            }
            if (minutes >= SHORTEST) {
                take(gap, (int) Math.min(most, minutes));
            }
        }
        absences.values().forEach(rows -> rows.sort(Comparator.comparing(PlanningData.Absence::from)));
    }

    /** Roughly: few long absences leave more of a week as it is than many short ones. */
    private static List<Gap> longestFirst(List<Gap> gaps, Dice dice) {
        Map<Gap, Double> ranks = new IdentityHashMap<>();
        gaps.forEach(gap -> ranks.put(gap, (gap.until - gap.from) * dice.between(0.3, 1.0)));
        return gaps.stream()
                .sorted(Comparator.comparingDouble((Gap gap) -> ranks.getOrDefault(gap, 0.0))
                        .reversed())
                .toList();
    }

    /** From its end, which is where a session is most often cut short. */
    private void take(Gap gap, int minutes) {
        boolean all =
                gap.from == gap.stretch.from() && gap.until == gap.stretch.until() && minutes == gap.until - gap.from;
        LocalDateTime midnight = diary.date(gap.stretch.day()).atStartOfDay();
        StaffMember person = gap.stretch.person();
        absences.computeIfAbsent(person, none -> new ArrayList<>())
                .add(new PlanningData.Absence(
                        person.id(),
                        midnight.plusMinutes(gap.until - minutes),
                        midnight.plusMinutes(gap.until),
                        all ? "ledighet" : "möte"));
        left -= minutes;
    }

    /** Minutes that are still offered. */
    long left() {
        return left;
    }

    /** What the person is absent for by this, in order of time. */
    List<PlanningData.Absence> of(StaffMember person) {
        return absences.getOrDefault(person, List.of());
    }
}
