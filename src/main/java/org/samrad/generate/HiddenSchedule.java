package org.samrad.generate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.StaffMember;

/** The schedule that the requests were built around; empty where nothing was planted. */
final class HiddenSchedule {

    private final List<ScheduleRow> rows;
    private final Map<String, List<String>> followed = new HashMap<>();

    HiddenSchedule(GeneratorSettings settings, List<Draft> drafts) {
        List<ScheduleRow> filled = new ArrayList<>();
        for (Draft draft : drafts) {
            followed.put(
                    draft.id, draft.links.stream().map(link -> link.first().id).toList());
            LocalDateTime midnight = settings.start().plusDays(draft.day).atStartOfDay();
            for (Draft.Role role : draft.roles) {
                StaffMember person = role.filledBy();
                if (person != null) {
                    filled.add(new ScheduleRow(
                            draft.id,
                            midnight.plusMinutes(draft.start),
                            midnight.plusMinutes(draft.end()),
                            draft.demand.mode(),
                            draft.site,
                            role.name(),
                            person.id()));
                }
            }
        }
        rows = filled.stream().sorted(ScheduleRow.FILE_ORDER).toList();
    }

    List<ScheduleRow> rows() {
        return rows;
    }

    /** A few of its consultations with all that these follow, as if they were out already; every third of the few pinned. */
    List<PlanningData.BookedRole> published(Dice dice) {
        Map<String, Boolean> pinned = new HashMap<>();
        rows.stream().map(ScheduleRow::request).distinct().forEach(request -> {
            if (dice.chance(0.03)) {
                pinned.put(request, dice.chance(0.33));
            }
        });
        for (String request : List.copyOf(pinned.keySet())) {
            addFollowed(request, pinned);
        }
        List<PlanningData.BookedRole> booked = new ArrayList<>();
        for (ScheduleRow row : rows) {
            Boolean isPinned = pinned.get(row.request());
            if (isPinned != null) {
                booked.add(new PlanningData.BookedRole(
                        row.request(), row.start(), row.mode(), row.site(), row.role(), row.specialist(), isPinned));
            }
        }
        return booked;
    }

    private void addFollowed(String request, Map<String, Boolean> published) {
        for (String before : followed.getOrDefault(request, List.of())) {
            published.putIfAbsent(before, false);
            addFollowed(before, published);
        }
    }

    /** The most consultations that it gives each specialist on one day. */
    Map<String, Integer> mostADay() {
        return most(row -> (int) row.start().toLocalDate().toEpochDay());
    }

    /** The most consultations that it gives each specialist in one ISO week. */
    Map<String, Integer> mostAWeek() {
        LocalDate anyMonday = LocalDate.of(2024, 1, 1);
        return most(row -> Math.floorDiv(
                (int) ChronoUnit.DAYS.between(anyMonday, row.start().toLocalDate()), 7));
    }

    private Map<String, Integer> most(ToIntFunction<ScheduleRow> period) {
        Map<String, Integer> perPeriod = new HashMap<>();
        Map<String, Integer> most = new HashMap<>();
        for (ScheduleRow row : rows) {
            int count = perPeriod.merge(row.specialist() + " " + period.applyAsInt(row), 1, Integer::sum);
            most.merge(row.specialist(), count, Math::max);
        }
        return most;
    }
}
