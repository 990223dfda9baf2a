package org.samrad.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Candidate;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.place.BookingIndex;

/**
 * Every start and place that a request could have beside what is pinned, with all who could then take each role: what an
 * exact model chooses from, and more than a search would ever list. Limits and rooms count as far as the pinned use them up.
 */
public final class FreeOpenings {

    private final Problem problem;
    private final BookingIndex pinned;

    /** Somebody who could take a role at a start and place, and how they come there. */
    public record Seat(Role role, SpecialistFacts specialist, Way way) {}

    /**
     * A start and a place at which every required role has somebody.
     *
     * @param start minutes since the horizon's first midnight
     * @param seats all who could come, by role; the same specialist may stand in several
     */
    public record Opening(int start, Place place, List<Seat> seats) {}

    public FreeOpenings(Problem problem) {
        this.problem = problem;
        this.pinned = new BookingIndex(problem);
        for (Consultation consultation : Plan.of(problem, Weights.benchmark()).getConsultations()) {
            if (consultation.isPinned()) {
                pinned.set(consultation.getIndex(), consultation.getOption());
            }
        }
    }

    /** What stands for a pinned request, or null for one that is not pinned. */
    public @Nullable Option pinned(Request request) {
        return pinned.held(request.index());
    }

    /** All openings of a request in order of start; none for a pinned one. */
    public List<Opening> of(Request request) {
        var found = new ArrayList<Opening>();
        for (int day = problem.firstDay(request); day <= problem.lastDay(request); day++) {
            found.addAll(on(request, day));
        }
        return found;
    }

    /** Those of one day of the request's window. */
    List<Opening> on(Request request, int day) {
        var found = new ArrayList<Opening>();
        if (!request.pinned()) {
            for (Place place : request.places()) {
                addOpenings(request, day, place, found);
            }
            found.sort(Comparator.comparingInt(Opening::start));
        }
        return found;
    }

    private void addOpenings(Request request, int day, Place place, List<Opening> found) {
        var starts = new long[problem.wordsPerDay()];
        if (!problem.copyStarts(request, day, starts)) {
            return;
        }
        List<Candidate> candidates = new ArrayList<>();
        List<Role> roles = new ArrayList<>();
        List<long[]> theirs = new ArrayList<>();
        for (Role role : request.roles()) {
            var anybody = new long[starts.length];
            for (Candidate candidate : role.eligible()) {
                var bits = new long[starts.length];
                if (candidate.mayComeOn(day)
                        && candidate.specialist().modes().contains(place.mode())
                        && pinned.markStarts(
                                candidate.specialist(), day, place, request.durationMinutes(), true, bits, 0)) {
                    candidates.add(candidate);
                    roles.add(role);
                    theirs.add(bits);
                    or(anybody, bits);
                }
            }
            if (!role.optional()) {
                and(starts, anybody);
            }
        }
        for (int slot = 0; slot < problem.slotsPerDay(); slot++) {
            int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
            if (!isSet(starts, slot) || !isOpen(request, place, start)) {
                continue;
            }
            int end = start + request.durationMinutes();
            var seats = new ArrayList<Seat>();
            for (int one = 0; one < candidates.size(); one++) {
                if (isSet(theirs.get(one), slot)) {
                    SpecialistFacts specialist = candidates.get(one).specialist();
                    OfferedInterval stretch = problem.stretchFor(specialist, place, start, end);
                    seats.add(new Seat(roles.get(one), specialist, problem.wayFrom(stretch, place)));
                }
            }
            if (!seats.isEmpty()) {
                found.add(new Opening(start, place, List.copyOf(seats)));
            }
        }
    }

    /** Whether neither a pinned consultation of the case nor a lack of rooms stands in the way. */
    private boolean isOpen(Request request, Place place, int start) {
        int end = start + request.durationMinutes();
        for (int other : problem.related().ofCase(request)) {
            Option held = pinned.held(other);
            if (held != null && held.start() < end && start < held.end()) {
                return false;
            }
        }
        return pinned.hasRoom(place, start, end);
    }

    private static boolean isSet(long[] bits, int slot) {
        return (bits[slot >> 6] & 1L << slot) != 0;
    }

    private static void or(long[] into, long[] bits) {
        for (int word = 0; word < into.length; word++) {
            into[word] |= bits[word];
        }
    }

    private static void and(long[] into, long[] bits) {
        for (int word = 0; word < into.length; word++) {
            into[word] &= bits[word];
        }
    }
}
