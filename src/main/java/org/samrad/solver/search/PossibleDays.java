package org.samrad.solver.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.Place;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.SharedStarts;

/**
 * The days of its window on which a request could be held if nothing were booked. What is found for a request is kept with the
 * problem, for all who search it.
 */
final class PossibleDays {

    private static final int DAYS_SAMPLED = 14;
    private static final int SEATINGS_TRIED = 200;
    private static final int[] NONE = {};

    private final Problem problem;
    private final int words;
    private final OfferedStarts offered;

    /** By request, one bit for each day of its window that was looked at, and one for each of them that could hold it. */
    private final BitSet[] looked;

    private final BitSet[] possible;

    /** Those of which shared starts alone do not tell. */
    private final BitSet careful = new BitSet();

    /** By request that is {@linkplain OfferedStarts#isAskedOften often asked} about, the starts of the days of its window at each of its places, those of a day side by side. */
    private final long[] @Nullable [] startsOfOften;

    // Scratch, so that a search makes no garbage.
    private final SharedStarts shared;
    private int seatingsLeft;

    PossibleDays(Problem problem, OfferedStarts offered) {
        this.problem = problem;
        this.words = problem.wordsPerDay();
        this.shared = new SharedStarts(problem);
        this.looked = new BitSet[problem.requests().size()];
        this.possible = new BitSet[problem.requests().size()];
        this.offered = offered;
        this.startsOfOften = new long[problem.requests().size()][];
    }

    /** The days in order; none where the request can't be held whatever gives way. */
    int[] of(Request request) {
        int[] known = problem.possibleDays(request);
        if (known == null) {
            known = IntStream.rangeClosed(problem.firstDay(request), problem.lastDay(request))
                    .filter(day -> holds(request, day))
                    .toArray();
            problem.keepPossibleDays(request, known);
        }
        return known;
    }

    /** Whether it is one of the days; asks about no other. */
    boolean holds(Request request, int day) {
        int[] known = problem.possibleDays(request);
        if (known != null) {
            return Arrays.binarySearch(known, day) >= 0;
        }
        int first = problem.firstDay(request);
        if (day < first || day > problem.lastDay(request)) {
            return false;
        }
        int at = request.index();
        if (looked[at] == null) {
            looked[at] = new BitSet();
            possible[at] = new BitSet();
            careful.set(at, request.mayLackPanel());
        }
        if (!looked[at].get(day - first)) {
            looked[at].set(day - first);
            possible[at].set(day - first, isPossible(request, day));
        }
        return possible[at].get(day - first);
    }

    /**
     * The starts at which each required role has somebody at one of the request's places, one bit for each slot of the horizon's
     * days; none where there is {@linkplain #any no day at all}. Whether distinct people can take the roles on each of the days is
     * left to whoever asks about a day.
     */
    long[] allStarts(Request request) {
        var bits = new long[problem.days() * words];
        if (!any(request)) {
            return bits;
        }
        addStarts(request, bits, (day, place) -> day * words);
        return bits;
    }

    /**
     * Whether one of some starts of a day is left where each required role has somebody at a place who offers time; where none is
     * required, any role.
     */
    boolean offersAny(Request request, int day, Place place, SharedStarts starts) {
        int at = 0;
        while (!request.places()[at].equals(place)) {
            at++;
        }
        long[] known = startsOfOften[request.index()];
        if (known == null && offered.isAskedOften(request)) {
            known = startsByDayAndPlace(request);
            startsOfOften[request.index()] = known;
        }
        if (known != null) {
            return starts.hasAnyOf(known, at(request, day, at));
        }
        offered.noteAsked(request);
        shared.beginWith(starts);
        return keepOffered(request, day, at);
    }

    private long[] startsByDayAndPlace(Request request) {
        var bits = new long[at(request, problem.lastDay(request) + 1, 0)];
        addStarts(request, bits, (day, place) -> at(request, day, place));
        return bits;
    }

    /** Adds the starts of each day of the window at each of its places to bits, from the index that is told for them. */
    private void addStarts(Request request, long[] bits, IntBinaryOperator at) {
        for (int day = problem.firstDay(request); day <= problem.lastDay(request); day++) {
            for (int place = 0; place < request.places().length; place++) {
                if (markShared(request, day, place)) {
                    shared.addTo(bits, at.applyAsInt(day, place));
                }
            }
        }
    }

    private int at(Request request, int day, int place) {
        return ((day - problem.firstDay(request)) * request.places().length + place) * words;
    }

    /** Whether there is one. */
    boolean any(Request request) {
        int[] known = problem.possibleDays(request);
        if (known != null) {
            return known.length > 0;
        }
        for (int day = problem.firstDay(request); day <= problem.lastDay(request); day++) {
            if (holds(request, day)) {
                return true;
            }
        }
        problem.keepPossibleDays(request, NONE);
        return false;
    }

    /** One of them from first to last by chance; -1 where there is none. */
    int draw(Request request, int first, int last, RandomGenerator random) {
        int[] days = of(request);
        int from = firstAtLeast(days, first);
        int until = firstAtLeast(days, last + 1);
        return from < until ? days[from + random.nextInt(until - from)] : -1;
    }

    private static int firstAtLeast(int[] days, int day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * How many starts the request would have if nothing were booked, of all days and places together; an estimate from some of
     * the days where the window is long.
     */
    long freedom(Request request) {
        int first = problem.firstDay(request);
        int last = problem.lastDay(request);
        int step = Math.max(1, (last - first + 1) / DAYS_SAMPLED);
        long count = 0;
        for (int day = first; day <= last; day += step) {
            for (int place = 0; place < request.places().length; place++) {
                if (markShared(request, day, place)) {
                    count += shared.count();
                }
            }
        }
        return count * step;
    }

    private boolean isPossible(Request request, int day) {
        for (int place = 0; place < request.places().length; place++) {
            if (markShared(request, day, place)
                    && (!careful.get(request.index()) || hasPanel(request, day, request.places()[place]))) {
                return true;
            }
        }
        return false;
    }

    /** Leaves in {@link #shared} the starts at which each required role has somebody; where none is required, any role. */
    private boolean markShared(Request request, int day, int place) {
        return shared.beginWith(request, day) && keepOffered(request, day, place);
    }

    private boolean keepOffered(Request request, int day, int place) {
        boolean required = false;
        for (int role = 0; role < request.roles().length; role++) {
            if (!request.roles()[role].optional()) {
                required = true;
                if (!shared.keep(offered.of(request, role, day, place))) {
                    return false;
                }
            }
        }
        return required || shared.keep(startsOfAnybody(request, day, place));
    }

    /** Where no role is required, somebody must come all the same. */
    private long[] startsOfAnybody(Request request, int day, int place) {
        var anybody = new long[words];
        for (int role = 0; role < request.roles().length; role++) {
            long[] ofRole = offered.of(request, role, day, place);
            for (int word = 0; word < words; word++) {
                anybody[word] |= ofRole[word];
            }
        }
        return anybody;
    }

    /** Whether at one of the shared starts distinct people can take the required roles and every sector be there. */
    private boolean hasPanel(Request request, int day, Place place) {
        Candidate[][] offeringByRole = Arrays.stream(request.roles())
                .map(role -> offering(role, request, day, place))
                .toArray(Candidate[][]::new);
        for (int slot = 0; slot < problem.slotsPerDay(); slot++) {
            if (shared.has(slot)) {
                int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
                List<List<SpecialistFacts>> byRole = Arrays.stream(request.roles())
                        .map(role -> somebody(offeringByRole[role.index()], request, start, place))
                        .toList();
                seatingsLeft = SEATINGS_TRIED;
                if (seat(0, request, byRole, new SpecialistFacts[byRole.size()])) {
                    return true;
                }
            }
        }
        return false;
    }

    private Candidate[] offering(Role role, Request request, int day, Place place) {
        if (role.optional() && request.sectors().isEmpty()) {
            return new Candidate[0];
        }
        return Arrays.stream(offered.candidates(request, role, day))
                .filter(candidate -> candidate.specialist().modes().contains(place.mode()))
                .toArray(Candidate[]::new);
    }

    /** Who of those who offer time could take a role at a start; of each sector no more than there are roles, since more can't be needed. */
    private List<SpecialistFacts> somebody(Candidate[] offering, Request request, int start, Place place) {
        var found = new ArrayList<SpecialistFacts>();
        var ofSector = new int[Sector.values().length];
        int enough = request.roles().length;
        for (Candidate candidate : offering) {
            SpecialistFacts specialist = candidate.specialist();
            if (ofSector[specialist.sector().ordinal()] < enough
                    && problem.stretchFor(specialist, place, start, start + request.durationMinutes()) != null) {
                ofSector[specialist.sector().ordinal()]++;
                found.add(specialist);
                if (request.sectors().isEmpty() && found.size() == enough) {
                    break;
                }
            }
        }
        return found;
    }

    /** Seats the roles in turn, each with whoever could take it until the others can be seated too. */
    private boolean seat(
            int at, Request request, List<List<SpecialistFacts>> byRole, @Nullable SpecialistFacts[] panel) {
        if (at == panel.length) {
            return request.sectorsMissing(panel).isEmpty();
        }
        for (SpecialistFacts specialist : byRole.get(at)) {
            if (!specialist.isOn(panel)) {
                if (seatingsLeft-- <= 0) {
                    return false;
                }
                panel[at] = specialist;
                if (seat(at + 1, request, byRole, panel)) {
                    return true;
                }
                panel[at] = null;
            }
        }
        return request.roles()[at].optional() && seat(at + 1, request, byRole, panel);
    }
}
