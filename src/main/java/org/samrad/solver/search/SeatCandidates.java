package org.samrad.solver.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.BoundPeople;
import org.samrad.solver.place.PlaceCosts;

/**
 * Who could take each seat of a request: for one day and place who could start when, and for one start who could, the best first.
 * Seats are the request's roles in the order in which they are seated.
 */
final class SeatCandidates {

    /** Outweighs what seats cost otherwise: whoever gives way may find no other place. */
    private static final double BLOCKER = 1000.0 * Weights.SCALE;

    /** Outweighs most wishes: whoever can't take a role that has to go to the same person leaves that one to nobody. */
    private static final double UNSUITED = 100.0 * Weights.SCALE;

    /** Somebody at the limit for the day or week has some consultation give way, not all. */
    private static final long WEIGHT_OF_LIMIT = 3;

    /** Marks an optional role that nobody is to be seated in. */
    private static final int LEFT_EMPTY = -1;

    private final Problem problem;
    private final PlaceCosts costs;
    private final SeatCosts expected;
    private final BoundPeople bound;
    private final BookingIndex index;
    private final OfferedStarts offered;
    private final int words;
    private final double[] pressure;
    private final int[] modes;

    // Scratch, so that a search makes no garbage.
    private final long[][] startsOfCandidate;
    private final Candidate[][] available;
    private final int[] availableCount;
    private final Candidate[][] listed;
    private final double[][] keysOfListed;
    private final int[] listedCount;

    /** What ejecting each request weighs, while it counts who would have to give way; else null. */
    private int @Nullable [] weights;

    /** @param seats the most that a request has */
    SeatCandidates(Problem problem, PlaceCosts costs, BookingIndex index, OfferedStarts offered, int seats) {
        this.problem = problem;
        this.costs = costs;
        this.expected = new SeatCosts(costs, index);
        this.index = index;
        this.offered = offered;
        this.bound = new BoundPeople(index);
        this.words = problem.wordsPerDay();
        this.pressure = pressureOf(problem);
        this.modes = problem.specialists().stream()
                .mapToInt(specialist -> specialist.modes().stream()
                        .mapToInt(mode -> 1 << mode.ordinal())
                        .sum())
                .toArray();
        this.startsOfCandidate = new long[seats][0];
        this.available = new Candidate[seats][0];
        this.availableCount = new int[seats];
        this.listed = new Candidate[seats][0];
        this.keysOfListed = new double[seats][0];
        this.listedCount = new int[seats];
    }

    /** How much is asked of each specialist for each minute offered; the less asked is seated first. */
    private static double[] pressureOf(Problem problem) {
        var asked = new double[problem.specialists().size()];
        for (Request request : problem.requests()) {
            for (Role role : request.roles()) {
                for (Candidate candidate : role.eligible()) {
                    asked[candidate.specialist().index()] +=
                            (double) request.durationMinutes() / role.eligible().length;
                }
            }
        }
        for (SpecialistFacts specialist : problem.specialists()) {
            int offered = 1;
            for (OfferedInterval[] day : specialist.stretches()) {
                for (OfferedInterval stretch : day) {
                    offered += stretch.until() - stretch.from();
                }
            }
            asked[specialist.index()] /= offered;
        }
        return asked;
    }

    /** Notes that nobody is to be seated in an optional role. */
    void leaveEmpty(int seat) {
        listedCount[seat] = LEFT_EMPTY;
    }

    /** Marks in {@code either} the starts of a day on which somebody could take the role, and keeps who. */
    void markRole(int seat, Role role, Request request, int day, Place place, boolean besideBookings, long[] either) {
        int most = role.eligible().length;
        if (startsOfCandidate[seat].length < most * words) {
            startsOfCandidate[seat] = new long[most * words];
        }
        if (available[seat].length < most) {
            available[seat] = new Candidate[most];
        }
        listedCount[seat] = 0;
        Arrays.fill(either, 0);
        int only = besideBookings ? bound.onlyOne(request, role) : BoundPeople.ANYBODY;
        long[] bits = startsOfCandidate[seat];
        int count = 0;
        for (Candidate candidate : offered.candidates(request, role, day)) {
            SpecialistFacts specialist = candidate.specialist();
            if ((modes[specialist.index()] & 1 << place.mode().ordinal()) == 0
                    || (only != BoundPeople.ANYBODY && only != specialist.index())) {
                continue;
            }
            if (index.markStarts(
                    specialist, day, place, request.durationMinutes(), besideBookings, bits, count * words)) {
                for (int word = 0; word < words; word++) {
                    either[word] |= bits[count * words + word];
                }
                available[seat][count++] = candidate;
            }
        }
        availableCount[seat] = count;
    }

    /** Whether somebody may be seated there at all. */
    boolean isOpen(int seat) {
        return listedCount[seat] != LEFT_EMPTY;
    }

    /** The candidates of a role who could start then, the best first: cheapest, then those of whom the least is asked. */
    void list(int seat, Role role, Request request, int day, int slot, Place place, RandomGenerator random) {
        int eligible = availableCount[seat];
        if (listed[seat].length < eligible) {
            listed[seat] = new Candidate[eligible];
            keysOfListed[seat] = new double[eligible];
        }
        Candidate[] list = listed[seat];
        double[] keys = keysOfListed[seat];
        int count = 0;
        long[] bits = startsOfCandidate[seat];
        int word = slot >> 6;
        long bit = 1L << slot;
        int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
        BitSet suited = bound.suited(request, role);
        for (int one = 0; one < eligible; one++) {
            if ((bits[one * words + word] & bit) == 0) {
                continue;
            }
            Candidate candidate = available[seat][one];
            double key = expected.of(request, role, candidate, day)
                    + pressure[candidate.specialist().index()] * random.nextDouble();
            key += costs.ofWay(request, candidate.specialist(), place, start);
            if (suited != null && !suited.get(candidate.specialist().index())) {
                key += UNSUITED;
            }
            int[] counted = weights;
            if (counted != null) {
                key += BLOCKER * weightOfBlockers(candidate.specialist(), place, day, start, request, counted);
            }
            int at = count++;
            while (at > 0 && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                list[at] = list[at - 1];
                at--;
            }
            keys[at] = key;
            list[at] = candidate;
        }
        listedCount[seat] = count;
    }

    /** How many are listed for a seat; less than one where it is left empty. */
    int count(int seat) {
        return listedCount[seat];
    }

    /** One of those listed for a seat. */
    SpecialistFacts specialist(int seat, int one) {
        return listed[seat][one].specialist();
    }

    /** What one of those listed for a seat costs there, and a bit by chance. */
    double key(int seat, int one) {
        return keysOfListed[seat][one];
    }

    /**
     * Lists those first for whom the least would have to give way.
     *
     * @param weightOfRequest what ejecting each request weighs; null to end it
     */
    void weighBlockers(int @Nullable [] weightOfRequest) {
        weights = weightOfRequest;
    }

    boolean weighsBlockers() {
        return weights != null;
    }

    private long weightOfBlockers(
            SpecialistFacts specialist, Place place, int day, int start, Request request, int[] weightOfRequest) {
        int end = start + request.durationMinutes();
        Way way = problem.wayTo(specialist, place, start, end);
        int until = end + way.back() + specialist.bufferMinutes();
        long weight = index.weightTouching(specialist, day, start - way.there(), until, weightOfRequest);
        return weight == 0 && index.atLimit(specialist, day) ? WEIGHT_OF_LIMIT : weight;
    }
}
