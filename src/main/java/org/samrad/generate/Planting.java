package org.samrad.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;

/**
 * Lays a hidden schedule into the staff's offered time: for each demand a random time and a panel that is free, the
 * hardest first: those who must meet, then the large panels. The roles asked for follow from who was found.
 */
final class Planting {

    private static final int GRID = 15;
    private static final int TRIES = 150;
    private static final int LAST_TRIES = 600;

    private final Diary diary;
    private final RoleDrawing roleDrawing;
    private final List<StaffMember> experts;
    private final List<StaffMember> interpreters;
    private final Dice dice;

    private record Candidate(Diary.Seat seat, double rank) {}

    Planting(Diary diary, RoleDrawing roleDrawing, List<StaffMember> people, Dice dice) {
        this.diary = diary;
        this.roleDrawing = roleDrawing;
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

    /** A draft for each demand, each with its panel. */
    List<Draft> plant(List<Demand> demands) {
        List<Demand> hardestFirst = demands.stream()
                .sorted(Comparator.comparing((Demand demand) -> demand.mode() == Mode.ON_SITE)
                        .thenComparingInt(Demand::memberMinutes)
                        .reversed())
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (Demand demand : hardestFirst) {
            drafts.add(plant(demand));
        }
        return drafts;
    }

    private Draft plant(Demand wanted) {
        for (Demand demand = wanted; demand != null; demand = demand.easier()) {
            int tries = demand.easier() == null ? LAST_TRIES : TRIES;
            for (int i = 0; i < tries; i++) {
                Draft draft = attempt(demand);
                if (draft != null) {
                    return draft;
                }
            }
        }
        throw new IllegalArgumentException(
                "The offered time is too full to plant every request; ask for a lower load or more specialists.");
    }

    /** Someone with time to spare, a gap of theirs, and whoever else is free then. */
    private @Nullable Draft attempt(Demand demand) {
        if (demand.interpreter() && interpreters.isEmpty()) {
            return null;
        }
        StaffMember anchor = demand.interpreter() ? leastBooked(interpreters, 2) : leastBooked(experts, 4);
        Diary.Stretch stretch = dice.pick(diary.of(anchor));
        List<int[]> gaps = diary.gaps(stretch);
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
        return anchored == null ? null : withPanel(new Draft(demand, stretch.day(), start, site), anchored);
    }

    private @Nullable Draft withPanel(Draft draft, Diary.Seat anchor) {
        Demand demand = draft.demand;
        List<Diary.Seat> panel = new ArrayList<>();
        Set<String> competences = new HashSet<>();
        if (!anchor.person().interprets()) {
            panel.add(anchor);
            competences.add(anchor.person().main().id());
        }
        for (Candidate candidate : candidates(draft, anchor.person())) {
            if (panel.size() == demand.size()) {
                break;
            }
            if (competences.add(candidate.seat.person().main().id()) || dice.chance(0.1)) {
                panel.add(candidate.seat);
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
        roleDrawing.planted(draft, seats.stream().map(Diary.Seat::person).toList());
        return draft;
    }

    /** Experts who could attend, the least booked and nearest first, with some chance in it. */
    private List<Candidate> candidates(Draft draft, StaffMember anchor) {
        if (draft.demand.size() == 1 && !anchor.interprets()) {
            return List.of();
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Diary.Stretch stretch : diary.on(draft.day)) {
            StaffMember person = stretch.person();
            if (person.interprets() || person == anchor) {
                continue;
            }
            Diary.Seat seat = diary.seat(stretch, draft.start, draft.end(), draft.demand.mode(), draft.site);
            if (seat != null) {
                double rank = diary.load(person) + dice.between(0.0, 0.4) + seat.travel() / 100.0;
                candidates.add(new Candidate(seat, rank));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rank));
        return candidates;
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
