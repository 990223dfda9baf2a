package org.samrad.solver.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;

/**
 * The starts of a day at which somebody offers time to a role, whatever is booked. What is found is shared: by all roles that ask
 * for the same people, and where each case lets other organisations take part, by all roles that ask for the same people of an
 * organisation. So a large problem costs little more than the few kinds of role in it.
 */
final class OfferedStarts {

    /** People who are asked for together: they offer what the first of them to be asked about found. */
    private static final class Group {

        private static final Candidate[] NOBODY = {};

        private final Candidate[] people;
        private final int hash;

        /** By day, those who qualify and offer time then; null for a day that nobody asked about. Few offer some on a given day. */
        private Candidate[] @Nullable [] offering = {};

        Group(Candidate[] people) {
            this.people = people;
            int mixed = 0;
            for (Candidate one : people) {
                mixed = 31 * mixed + one.specialist().index();
            }
            this.hash = mixed;
        }

        Candidate[] offering(int day) {
            if (day >= offering.length) {
                offering = Arrays.copyOf(offering, Math.max(day + 1, 2 * offering.length));
            }
            Candidate[] found = offering[day];
            if (found == null) {
                var offer = new ArrayList<Candidate>();
                for (Candidate one : people) {
                    if (one.specialist().stretches()[day].length > 0 && one.levelOn(day) > 0) {
                        offer.add(one);
                    }
                }
                found = offer.isEmpty() ? NOBODY : offer.toArray(NOBODY);
                offering[day] = found;
            }
            return found;
        }

        /** The same people who qualify on the same days; when they are let take part is not the group's. */
        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Group that) || that.people.length != people.length) {
                return false;
            }
            for (int at = 0; at < people.length; at++) {
                if (people[at].specialist() != that.people[at].specialist()
                        || people[at].terms() != that.people[at].terms()) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private record Asked(Group group, Place place, int duration) {}

    /** One bit per slot of each day at which one of a group could start; null for a day that nobody asked about. */
    private record Starts(Asked asked, long[] @Nullable [] ofDay) {}

    /** @param consented of whom, to tell on which days the group may take part: all of it or nobody */
    private record Part(Starts starts, Candidate consented) {}

    /** Those of an organisation who may take part on the same days, told by the same list. */
    private record Together(int organisation, @Nullable List<int[]> consented) {}

    /** A request that was asked about so many times is one of those that are placed again and again. */
    private static final int OFTEN = 100;

    private final Problem problem;
    private final BookingIndex index;
    private final int words;
    private final Map<Group, Group> groups = new HashMap<>();
    private final Map<Asked, Starts> starts = new HashMap<>();

    /** How many roles ask for the same people in the same array. */
    private final Map<Candidate[], Integer> uses = new IdentityHashMap<>();

    /** By request, what each role is put together from at each of its places, the places of a role side by side. */
    private final Part[] @Nullable [][] parts;

    private final int[] timesAsked;

    /** By request that is often asked about, those of each role on the days of its window, those of a day side by side. */
    private final Candidate[] @Nullable [][] candidatesOfOften;

    // Scratch, so that a search makes no garbage.
    private final long[] ofOne;
    private final long[] ofAll;

    /** @param index asked for offered time alone, whatever it holds */
    OfferedStarts(Problem problem, BookingIndex index) {
        this.problem = problem;
        this.index = index;
        this.words = problem.wordsPerDay();
        this.parts = new Part[problem.requests().size()][][];
        this.timesAsked = new int[problem.requests().size()];
        this.candidatesOfOften = new Candidate[problem.requests().size()][][];
        this.ofOne = new long[words];
        this.ofAll = new long[words];
        for (Request request : problem.requests()) {
            for (Role role : request.roles()) {
                uses.merge(role.eligible(), 1, Integer::sum);
            }
        }
    }

    /**
     * Those who may be seated in a role and offer some time on a day of the request's window, and the case lets them take part then; of
     * a role's candidates mostly few.
     *
     * @return not to be changed
     */
    Candidate[] candidates(Request request, Role role, int day) {
        if (request.places().length == 0) {
            return Group.NOBODY;
        }
        Part[] ofRole = partsOf(request)[role.index() * request.places().length];
        if (ofRole.length == 1) {
            return offering(ofRole[0], day);
        }
        Candidate[][] known = candidatesOfOften[request.index()];
        if (known == null) {
            if (!isAskedOften(request)) {
                return together(ofRole, day);
            }
            int days = problem.lastDay(request) - problem.firstDay(request) + 1;
            known = new Candidate[days * request.roles().length][];
            candidatesOfOften[request.index()] = known;
        }
        int at = (day - problem.firstDay(request)) * request.roles().length + role.index();
        Candidate[] found = known[at];
        if (found == null) {
            found = together(ofRole, day);
            known[at] = found;
        }
        return found;
    }

    /** Notes that a request is to be placed on a day. */
    void noteAsked(Request request) {
        timesAsked[request.index()]++;
    }

    /** Whether a request is placed so often that what is offered to it is worth being kept. */
    boolean isAskedOften(Request request) {
        return timesAsked[request.index()] > OFTEN;
    }

    private static Candidate[] together(Part[] parts, int day) {
        int count = 0;
        for (Part part : parts) {
            count += offering(part, day).length;
        }
        var all = new Candidate[count];
        for (Part part : parts) {
            Candidate[] some = offering(part, day);
            System.arraycopy(some, 0, all, all.length - count, some.length);
            count -= some.length;
        }
        return all;
    }

    private static Candidate[] offering(Part part, int day) {
        return part.consented.isConsentedOn(day) ? part.starts.asked.group.offering(day) : Group.NOBODY;
    }

    /** One bit per slot of a day, good until the next is asked for. */
    long[] of(Request request, int role, int day, int place) {
        Part[] ofRole = partsOf(request)[role * request.places().length + place];
        if (ofRole.length == 1 && ofRole[0].consented.isConsentedOn(day)) {
            return startsOf(ofRole[0].starts, day);
        }
        Arrays.fill(ofAll, 0);
        for (Part part : ofRole) {
            if (part.consented.isConsentedOn(day)) {
                long[] found = startsOf(part.starts, day);
                for (int word = 0; word < words; word++) {
                    ofAll[word] |= found[word];
                }
            }
        }
        return ofAll;
    }

    private Part[][] partsOf(Request request) {
        Part[][] known = parts[request.index()];
        if (known == null) {
            known = newPartsOf(request);
            parts[request.index()] = known;
        }
        return known;
    }

    private Part[][] newPartsOf(Request request) {
        Place[] places = request.places();
        var made = new Part[request.roles().length * places.length][];
        for (Role role : request.roles()) {
            List<Candidate[]> together = groupsOf(role);
            List<Group> known = together.stream().map(this::known).toList();
            for (int place = 0; place < places.length; place++) {
                var ofRole = new Part[together.size()];
                for (int at = 0; at < ofRole.length; at++) {
                    var asked = new Asked(known.get(at), places[place], request.durationMinutes());
                    ofRole[at] = new Part(
                            starts.computeIfAbsent(asked, one -> new Starts(one, new long[problem.days()][])),
                            together.get(at)[0]);
                }
                made[role.index() * places.length + place] = ofRole;
            }
        }
        return made;
    }

    private Group known(Candidate[] people) {
        var group = new Group(people);
        Group known = groups.putIfAbsent(group, group);
        return known == null ? group : known;
    }

    /** All together where others ask for all of them too and they may always take part; else those of an organisation together. */
    private List<Candidate[]> groupsOf(Role role) {
        Candidate[] all = role.eligible();
        boolean always = true;
        for (Candidate one : all) {
            always &= one.consented() == null;
        }
        if (all.length > 0 && always && uses.getOrDefault(all, 0) > 1) {
            return List.<Candidate[]>of(all);
        }
        var together = new LinkedHashMap<Together, List<Candidate>>();
        for (Candidate one : all) {
            together.computeIfAbsent(
                            new Together(one.specialist().organisation(), one.consented()), key -> new ArrayList<>())
                    .add(one);
        }
        return together.values().stream()
                .map(people -> people.toArray(Candidate[]::new))
                .toList();
    }

    private long[] startsOf(Starts known, int day) {
        long[] found = known.ofDay[day];
        if (found == null) {
            found = find(known.asked, day);
            known.ofDay[day] = found;
        }
        return found;
    }

    private long[] find(Asked asked, int day) {
        var found = new long[words];
        for (Candidate candidate : asked.group.offering(day)) {
            SpecialistFacts specialist = candidate.specialist();
            if (specialist.modes().contains(asked.place.mode())
                    && index.markStarts(specialist, day, asked.place, asked.duration, false, ofOne, 0)) {
                for (int word = 0; word < words; word++) {
                    found[word] |= ofOne[word];
                }
            }
        }
        return found;
    }
}
