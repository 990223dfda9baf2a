package org.samrad.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.Held;
import org.samrad.explain.diary.Panels;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** The times when a whole panel could meet for one request beside all that is booked. */
final class JointTimes {

    /** Somebody who may take a role; {@code days} are those of the horizon on which, null where the day does not matter. */
    private record Candidate(Person person, @Nullable BitSet days) {}

    private final PlanningFacts facts;
    private final Asked asked;
    private final Openings openings;
    private final RoleReasons cells;
    private final List<List<Candidate>> candidates = new ArrayList<>();
    private final Map<Place, List<BitSet>> covered = new HashMap<>();
    private final Map<Person, BitSet> rolesOf = new LinkedHashMap<>();

    JointTimes(PlanningFacts facts, Asked asked, Openings openings) {
        this.facts = facts;
        this.asked = asked;
        this.openings = openings;
        this.cells = new RoleReasons(facts, asked, openings);
        for (var role : asked.roles()) {
            var found = new ArrayList<Candidate>();
            for (Person person : facts.persons()) {
                if (cells.isEligible(role, person)) {
                    found.add(new Candidate(person, days(role, person, consents(person))));
                    rolesOf.computeIfAbsent(person, one -> new BitSet()).set(candidates.size());
                }
            }
            candidates.add(found);
        }
    }

    /** The same request and roles beside other openings; who may take a role is taken to be the same. */
    JointTimes(JointTimes same, Openings openings) {
        this(same, same.asked, openings);
    }

    private JointTimes(JointTimes same, Asked asked, Openings openings) {
        this.facts = same.facts;
        this.asked = asked;
        this.openings = openings;
        this.cells = same.cells;
        this.candidates.addAll(same.candidates);
        this.rolesOf.putAll(same.rolesOf);
    }

    /** The same request taking so many minutes; who may take a role is the same. */
    JointTimes taking(int minutes) {
        Asked other = asked.taking(minutes);
        return new JointTimes(this, other, Openings.of(facts, openings.diary(), other.request()));
    }

    /** The same as if the case had given some organisations its consent, for whichever day. */
    JointTimes consenting(Predicate<String> organisations) {
        var then = new JointTimes(this, openings);
        for (int role = 0; role < candidates.size(); role++) {
            PlanningData.RequestRole its = asked.roles().get(role);
            then.candidates.set(
                    role,
                    candidates.get(role).stream()
                            .map(one -> organisations.test(one.person().row().organisation())
                                    ? new Candidate(one.person(), days(its, one.person(), null))
                                    : one)
                            .toList());
        }
        return then;
    }

    /** The organisations of those whom the case does not always let take part. */
    SortedSet<String> needingConsent() {
        return persons().stream()
                .filter(person -> consents(person) != null)
                .map(person -> person.row().organisation())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable List<int[]> consents(Person person) {
        return facts.consents().of(asked.request().caseId(), person);
    }

    /** The days on which the competence is valid and the case lets the specialist take part. */
    private @Nullable BitSet days(PlanningData.RequestRole role, Person person, @Nullable List<int[]> consents) {
        var rows = facts.qualifying(role, person);
        boolean always =
                rows.isEmpty() || rows.stream().anyMatch(row -> row.validFrom() == null && row.validUntil() == null);
        if (always && consents == null) {
            return null;
        }
        var days = new BitSet();
        for (int day = 0; day < facts.days(); day++) {
            int one = day;
            LocalDate date = facts.date(day);
            if ((always || rows.stream().anyMatch(row -> Asked.isValid(row, date)))
                    && (consents == null || consents.stream().anyMatch(given -> given[0] <= one && one < given[1]))) {
                days.set(day);
            }
        }
        return days;
    }

    /** What keeps people out of the roles, beside the openings that these times were first worked out for. */
    RoleReasons cells() {
        return cells;
    }

    /** Everybody who may take some role, each once. */
    Set<Person> persons() {
        return rolesOf.keySet();
    }

    /** Whether different people could fill the roles at one of these places if all of them had time. */
    boolean isAnyPanel(List<Place> places) {
        return places.stream().anyMatch(place -> {
            var seats = new ArrayList<Panels.Seat>();
            for (int role = 0; role < candidates.size(); role++) {
                List<Person> persons = candidates.get(role).stream()
                        .map(Candidate::person)
                        .filter(person -> isAt(person, place))
                        .toList();
                seats.add(new Panels.Seat(asked.roles().get(role), persons));
            }
            return Panels.seat(seats, asked.request().terms().sectors()) != null;
        });
    }

    /** The earliest consultation at one of these places from a start on, or null where there is none. */
    @Nullable
    Held earliest(List<Place> places, int from) {
        var joint = new HashMap<Place, BitSet>();
        places.forEach(place -> joint.put(place, joint(place)));
        int start = from;
        while (true) {
            int next = Integer.MAX_VALUE;
            for (BitSet starts : joint.values()) {
                int one = starts.nextSetBit(start);
                next = one < 0 ? next : Math.min(next, one);
            }
            if (next == Integer.MAX_VALUE) {
                return null;
            }
            for (Place place : places) {
                Held held = joint.getOrDefault(place, new BitSet()).get(next) ? at(place, next, Set.of()) : null;
                if (held != null) {
                    return held;
                }
            }
            start = next + 1;
        }
    }

    /** The latest consultation at one of these places, or null where there is none. */
    @Nullable
    Held latest(List<Place> places) {
        var joint = new HashMap<Place, BitSet>();
        places.forEach(place -> joint.put(place, joint(place)));
        for (int start = openings.starts().bits().length() - 1; start >= 0; start--) {
            for (Place place : places) {
                Held held = joint.getOrDefault(place, new BitSet()).get(start) ? at(place, start, Set.of()) : null;
                if (held != null) {
                    return held;
                }
            }
        }
        return null;
    }

    /** The starts at which each required role, or, where none is required, some role has somebody. */
    private BitSet joint(Place place) {
        List<BitSet> byRole = covered(place);
        var joint = new BitSet();
        boolean anyRequired = false;
        for (int role = 0; role < byRole.size(); role++) {
            if (asked.roles().get(role).optional()) {
                continue;
            }
            if (anyRequired) {
                joint.and(byRole.get(role));
            } else {
                joint.or(byRole.get(role));
            }
            anyRequired = true;
        }
        if (!anyRequired) {
            byRole.forEach(joint::or);
        }
        return joint;
    }

    /** For each role the starts at which somebody could take it there. */
    private List<BitSet> covered(Place place) {
        return covered.computeIfAbsent(place, there -> {
            var byRole = new ArrayList<BitSet>();
            for (List<Candidate> role : candidates) {
                var starts = new BitSet();
                for (Candidate candidate : role) {
                    if (isAt(candidate.person, there)) {
                        starts.or(valid(
                                candidate,
                                openings.times(candidate.person, there).free()));
                    }
                }
                byRole.add(starts);
            }
            return byRole;
        });
    }

    private static boolean isAt(Person person, Place place) {
        return person.row().modes().contains(place.mode());
    }

    private BitSet valid(Candidate candidate, BitSet free) {
        if (candidate.days == null) {
            return free;
        }
        var valid = new BitSet();
        free.stream().filter(start -> isValid(candidate, start)).forEach(valid::set);
        return valid;
    }

    private boolean isValid(Candidate candidate, int start) {
        return candidate.days == null || candidate.days.get(openings.starts().dayOf(start));
    }

    /**
     * A consultation at one start, or null where no panel is to be had.
     *
     * @param also those who could then come too, whatever the openings say
     */
    @Nullable
    Held at(Place place, int start, Collection<Person> also) {
        if (!isCovered(place, start, also)) {
            return null;
        }
        var seats = new ArrayList<Panels.Seat>();
        for (int role = 0; role < candidates.size(); role++) {
            var persons = new ArrayList<Person>();
            for (Candidate candidate : candidates.get(role)) {
                if (isAt(candidate.person, place)
                        && isValid(candidate, start)
                        && (also.contains(candidate.person)
                                || openings.times(candidate.person, place)
                                        .free()
                                        .get(start))) {
                    persons.add(candidate.person);
                }
            }
            if (persons.isEmpty() && !asked.roles().get(role).optional()) {
                return null;
            }
            seats.add(new Panels.Seat(asked.roles().get(role), persons));
        }
        Map<String, Person> panel = Panels.seat(seats, asked.request().terms().sectors());
        return panel == null
                ? null
                : new Held(asked.request(), openings.starts().minute(start), place, panel);
    }

    private boolean isCovered(Place place, int start, Collection<Person> also) {
        List<BitSet> byRole = covered(place);
        for (int role = 0; role < byRole.size(); role++) {
            int wanted = role;
            if (!asked.roles().get(role).optional()
                    && !byRole.get(role).get(start)
                    && also.stream()
                            .noneMatch(person ->
                                    rolesOf.getOrDefault(person, new BitSet()).get(wanted))) {
                return false;
            }
        }
        return true;
    }

    /** The starts at which at most one required role has nobody. */
    BitSet lackingOneAtMost(Place place) {
        var lackingNone = (BitSet) openings.starts().bits().clone();
        var lackingOne = new BitSet();
        List<BitSet> byRole = covered(place);
        for (int role = 0; role < byRole.size(); role++) {
            if (!asked.roles().get(role).optional()) {
                lackingOne.and(byRole.get(role));
                var newly = (BitSet) lackingNone.clone();
                newly.andNot(byRole.get(role));
                lackingOne.or(newly);
                lackingNone.and(byRole.get(role));
            }
        }
        lackingNone.or(lackingOne);
        return lackingNone;
    }
}
