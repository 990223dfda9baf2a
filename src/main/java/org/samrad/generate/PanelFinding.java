package org.samrad.generate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.generate.staff.Diary;
import org.samrad.generate.staff.Dice;
import org.samrad.generate.staff.PeopleAtHand;
import org.samrad.generate.staff.StaffMember;

/** Finds for a demand a random time and a panel that is free then, and books it. */
final class PanelFinding {

    private static final int GRID = 15;

    private final Diary diary;
    private final RoleDrawing roleDrawing;
    private final List<StaffMember> experts;
    private final List<StaffMember> interpreters;
    private final @Nullable PeopleAtHand atHand;
    private final PanelColleagues colleagues;
    private final Dice dice;

    /** A demand with its time and its panel. */
    record Found(Draft draft, List<Diary.Seat> seats) {
        List<StaffMember> panel() {
            return seats.stream().map(Diary.Seat::person).toList();
        }
    }

    /** @param atHand whom to ask; null: everybody */
    PanelFinding(
            Diary diary, RoleDrawing roleDrawing, List<StaffMember> people, @Nullable PeopleAtHand atHand, Dice dice) {
        this.diary = diary;
        this.roleDrawing = roleDrawing;
        this.atHand = atHand;
        this.colleagues = new PanelColleagues(diary, atHand, dice);
        this.dice = dice;
        experts = people.stream()
                .filter(person -> !person.interprets() && !diary.of(person).isEmpty())
                .toList();
        interpreters = people.stream()
                .filter(person -> person.interprets() && !diary.of(person).isEmpty())
                .toList();
        if (experts.isEmpty()) {
            throw new IllegalArgumentException("No specialist offers any time; ask for more weeks or a lower load.");
        }
    }

    /** Someone with time to spare, a gap of theirs, and whoever else is free then. */
    @Nullable
    Found anywhere(Demand demand) {
        if (demand.interpreter() && interpreters.isEmpty()) {
            return null;
        }
        StaffMember anchor = demand.interpreter() ? leastBooked(interpreters, 2) : leastBooked(experts, 4);
        return around(demand, dice.pick(diary.of(anchor)), null, List.of());
    }

    /**
     * The same for a child that has other consultations, best with people whom it meets there.
     *
     * @param before those, which it must not overlap
     */
    @Nullable
    Found within(Demand demand, Course.When when, List<Found> before) {
        Diary.Stretch stretch = stretch(demand, when, before);
        return stretch == null ? null : around(demand, stretch, when, before);
    }

    void undo(Found found) {
        Draft draft = found.draft;
        diary.release(draft.day, draft.start, draft.end(), draft.site, found.seats);
    }

    private Diary.@Nullable Stretch stretch(Demand demand, Course.When when, List<Found> before) {
        List<StaffMember> met = before.stream()
                .flatMap(found -> found.panel().stream())
                .filter(person -> person.interprets() == demand.interpreter())
                .toList();
        StaffMember anchor;
        if (!met.isEmpty() && dice.chance(when.isTight() || demand.interpreter() ? 0.9 : 0.6)) {
            anchor = dice.pick(met);
        } else if (demand.interpreter()) {
            // A child has one language.
            List<StaffMember> same = interpreters.stream()
                    .filter(person ->
                            met.isEmpty() || person.main() == met.getFirst().main())
                    .toList();
            if (same.isEmpty()) {
                return null;
            }
            anchor = leastBooked(same, 2);
        } else if (when.isTight() && atHand != null) {
            List<Diary.Stretch> there = atHand.at(when.firstDay(), when.earliest(), null).stream()
                    .filter(stretch -> !stretch.person().interprets())
                    .toList();
            return there.isEmpty() ? null : dice.pick(there);
        } else {
            anchor = leastBooked(experts, 4);
        }
        List<Diary.Stretch> theirs = diary.of(anchor).stream()
                .filter(stretch -> stretch.day() >= when.firstDay()
                        && stretch.day() <= when.lastDay()
                        && stretch.from() <= when.latest()
                        && stretch.until() > when.earliest())
                .toList();
        return theirs.isEmpty() ? null : dice.pick(theirs);
    }

    private @Nullable Found around(
            Demand demand, Diary.Stretch stretch, Course.@Nullable When when, List<Found> before) {
        List<int[]> gaps = diary.gaps(stretch);
        if (when != null) {
            gaps = gaps.stream()
                    .map(gap -> new int[] {
                        Math.max(gap[0], when.earliest()), Math.min(gap[1], when.latest() + demand.minutes())
                    })
                    .filter(gap -> gap[1] - gap[0] >= demand.minutes())
                    .toList();
        }
        if (gaps.isEmpty()) {
            return null;
        }
        int[] gap = dice.pick(gaps);
        int first = (gap[0] + GRID - 1) / GRID * GRID;
        int spare = gap[1] - demand.minutes() - first;
        if (spare < 0) {
            return null;
        }
        int start = dice.chance(0.6) ? first : first + dice.between(0, spare / GRID) * GRID;
        String site = demand.mode() == Mode.ON_SITE ? stretch.site() : null;
        if (demand.mode() == Mode.ON_SITE
                && (site == null || !diary.hasRoom(site, stretch.day(), start, start + demand.minutes()))) {
            return null;
        }
        Diary.Seat anchored = diary.seat(stretch, start, start + demand.minutes(), demand.mode(), site);
        Draft draft = new Draft(demand, stretch.day(), start, site);
        return anchored == null || before.stream().anyMatch(found -> found.draft.overlaps(draft))
                ? null
                : withPanel(draft, anchored, before);
    }

    private @Nullable Found withPanel(Draft draft, Diary.Seat anchor, List<Found> before) {
        Demand demand = draft.demand;
        List<Diary.Seat> panel = new ArrayList<>();
        Set<String> competences = new HashSet<>();
        if (!anchor.person().interprets()) {
            panel.add(anchor);
            competences.add(anchor.person().main().id());
        }
        for (Diary.Seat seat : colleagues.of(anchor.person(), draft, met(before))) {
            if (panel.size() == demand.size()) {
                break;
            }
            if (competences.add(seat.person().main().id()) || dice.chance(0.1)) {
                panel.add(seat);
            }
        }
        List<Diary.Seat> seats = new ArrayList<>(panel);
        if (anchor.person().interprets()) {
            seats.add(anchor);
        }
        if (panel.size() < demand.size()
                || !seats.stream().allMatch(seat -> roleDrawing.isQualified(seat.person(), diary.date(draft.day)))) {
            return null;
        }
        diary.book(draft.day, draft.start, draft.end(), draft.site, seats);
        return new Found(draft, seats);
    }

    private static Set<StaffMember> met(List<Found> before) {
        Set<StaffMember> met = new HashSet<>();
        before.forEach(found -> met.addAll(found.panel()));
        return met;
    }

    private StaffMember leastBooked(List<StaffMember> people, int among) {
        StaffMember least = dice.pick(people);
        for (int i = 1; i < among; i++) {
            StaffMember other = dice.pick(people);
            if (diary.load(other) < diary.load(least)) {
                least = other;
            }
        }
        return least;
    }
}
