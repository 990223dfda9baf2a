package org.samrad.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.AllowedStarts;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.diary.SamePerson;
import org.samrad.explain.unblock.MovedConsultation;
import org.samrad.explain.unblock.Unblock;
import org.samrad.matching.Person;

/** Finds one other consultation that could be held at another time or with others, so that the request gets a place. */
record Moves(Question question) {

    /** Ends the search where one consultation after the other would make room, but has no other place itself. */
    private static final int MOST_TRIED = 24;

    /** How many places of the request are tried beside one other consultation. */
    private static final int MOST_PLACES = 4;

    /** Some, those that wait the most patiently first. */
    List<Unblock> find() {
        var found = new ArrayList<Unblock>();
        if (question.openings().starts().isEmpty()) {
            return found;
        }
        int tried = 0;
        for (Held other : movable()) {
            question.diary().remove(other);
            try {
                IntFunction<@Nullable Held> placing = placing(other);
                int from = 0;
                for (int place = 0; place < MOST_PLACES && tried < MOST_TRIED; place++) {
                    Held mine = placing.apply(from);
                    if (mine == null) {
                        break;
                    }
                    tried++;
                    Held moved = elsewhere(other, mine);
                    if (moved != null) {
                        var to = new MovedConsultation(moved.placement(question.facts()));
                        found.add(new Unblock(to, mine.placement(question.facts())));
                        break;
                    }
                    from = question.openings().starts().bitOf(mine.start()) + 1;
                }
            } finally {
                question.diary().add(other);
            }
            if (found.size() == Unblocks.MOST || tried == MOST_TRIED) {
                break;
            }
        }
        return found;
    }

    /** The consultations, neither published nor pinned, that could stand in the request's way. */
    private List<Held> movable() {
        var found = new LinkedHashSet<Held>();
        question.joint()
                .persons()
                .forEach(person -> found.addAll(question.diary().of(person)));
        question.diary().all().stream().filter(this::concernsRequest).forEach(found::add);
        int from = question.facts().weekOf(question.openings().starts().firstDay());
        int until = question.facts()
                .weekOf(question.openings().starts().firstDay()
                        + question.openings().starts().dayCount());
        return found.stream()
                .filter(held -> !question.facts().isPublished(held.request().id()))
                .filter(held -> from <= question.facts().weekOf(held.day())
                        && question.facts().weekOf(held.day()) <= until)
                .sorted(Comparator.comparing(
                                (Held held) -> held.request().terms().urgency())
                        .reversed()
                        .thenComparing(Held::start)
                        .thenComparing(held -> held.request().id()))
                .toList();
    }

    private boolean follows(PlanningData.Request later, PlanningData.Request earlier) {
        return question.facts().followed().of(later.id()).stream()
                .anyMatch(link -> link.follows().equals(earlier.id()));
    }

    /** Whether it matters to the request's case, sequence, persons or rooms. */
    private boolean concernsRequest(Held other) {
        PlanningData.Request request = question.asked().request();
        return other.request().caseId().equals(request.caseId())
                || follows(request, other.request())
                || follows(other.request(), request)
                || SamePerson.isAskedFor(question.facts(), request, other.request())
                || question.places().contains(other.place())
                        && question.openings().lacksRoom(other.place(), other.day());
    }

    /** Finds the earliest place for the request from a start on, the other being out of the diary. */
    private IntFunction<@Nullable Held> placing(Held other) {
        if (concernsRequest(other)) {
            // Who may take a role may depend on who holds one of the other consultation.
            var without = new JointTimes(
                    question.facts(),
                    question.asked(),
                    Openings.of(
                            question.facts(), question.diary(), question.asked().request()));
            return from -> without.earliest(question.places(), from);
        }
        // Only the other's panel gains time, and only a start that somebody gains can be new.
        var gained = new HashMap<Place, Map<Person, BitSet>>();
        for (Person person : new HashSet<>(other.panel().values())) {
            for (Place place : question.joint().persons().contains(person) ? question.places() : List.<Place>of()) {
                if (person.row().modes().contains(place.mode())) {
                    gained.computeIfAbsent(place, one -> new HashMap<>())
                            .put(person, gained(person, place, other.day()));
                }
            }
        }
        return from -> earliest(gained, from);
    }

    /** A consultation fills the limits of its day and week, and may occupy the night after it. */
    private BitSet gained(Person person, Place place, int day) {
        return person.row().maxPerWeek() == null
                ? question.openings().gained(person, place, day, day + 1)
                : question.openings().gained(person, place, day - 6, day + 6);
    }

    private @Nullable Held earliest(Map<Place, Map<Person, BitSet>> gained, int from) {
        Held earliest = null;
        for (Place place : question.places()) {
            Map<Person, BitSet> there = gained.getOrDefault(place, Map.of());
            var starts = new BitSet();
            there.values().forEach(starts::or);
            for (int start = starts.nextSetBit(from); start >= 0; start = starts.nextSetBit(start + 1)) {
                if (earliest != null
                        && earliest.start() <= question.openings().starts().minute(start)) {
                    break;
                }
                int at = start;
                List<Person> also = there.keySet().stream()
                        .filter(person -> there.getOrDefault(person, starts).get(at))
                        .toList();
                Held held = question.joint().at(place, start, also);
                earliest = held == null ? earliest : held;
            }
        }
        return earliest;
    }

    /** Another place for the other while the request has this one, or null where there is none. */
    private @Nullable Held elsewhere(Held other, Held mine) {
        question.diary().add(mine);
        try {
            Asked others = Asked.of(question.facts(), other.request().id());
            if (!question.situation().canFollow(others.request())) {
                return null;
            }
            return earliest(others);
        } finally {
            question.diary().remove(mine);
        }
    }

    /** Week by week, since an early place is often found. */
    private @Nullable Held earliest(Asked others) {
        int last = AllowedStarts.lastDay(question.facts(), others.request());
        JointTimes week = null;
        for (int day = AllowedStarts.firstDay(question.facts(), others.request()); day <= last; day += 7) {
            var starts = new AllowedStarts(question.facts(), others.request(), day, Math.min(day + 6, last));
            var beside = new Openings(question.facts(), question.diary(), others.request(), starts);
            week = week == null ? new JointTimes(question.facts(), others, beside) : new JointTimes(week, beside);
            Held held = week.earliest(question.facts().places(others.request()), 0);
            if (held != null) {
                return held;
            }
        }
        return null;
    }
}
