package org.samrad.solver.search;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.solver.BookingIndex;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

/**
 * Seats panels: knows for one day and place who could start when in each role, and for a start picks a distinct specialist for
 * each required role so that every sector asked for is there.
 */
final class Seating {

    private static final int SEATINGS_TRIED = 200;
    private static final EnumSet<Sector> NO_SECTORS = EnumSet.noneOf(Sector.class);

    /** Outweighs what seats cost otherwise: whoever gives way may find no other place. */
    private static final double BLOCKER = 1000.0 * Weights.SCALE;

    /** Somebody at the limit for the day or week has some consultation give way, not all. */
    private static final long WEIGHT_OF_LIMIT = 3;

    /** Marks an optional role that nobody is to be seated in. */
    private static final int LEFT_EMPTY = -1;

    private final Problem problem;
    private final Costs costs;
    private final BookingIndex index;
    private final int words;
    private final int[][] seatingOrder;
    private final double[] pressure;
    private final int[] modes;

    // Scratch, so that a search makes no garbage. Seats are roles in seating order.
    private final long[][] startsOfCandidate;
    private final Candidate[][] available;
    private final int[] availableCount;
    private final Candidate[][] seatable;
    private final double[][] seatableKey;
    private final int[] seatableCount;
    private final double[] keyOfSeat;
    private int seatingsLeft;

    /** What ejecting each request weighs, while it counts who would have to give way; else null. */
    private int @Nullable [] weights;

    Seating(Problem problem, Costs costs, BookingIndex index) {
        this.problem = problem;
        this.costs = costs;
        this.index = index;
        this.words = problem.wordsPerDay();
        this.seatingOrder = problem.requests().stream().map(Seating::orderOf).toArray(int[][]::new);
        this.pressure = pressureOf(problem);
        this.modes = problem.specialists().stream()
                .mapToInt(specialist -> specialist.modes().stream()
                        .mapToInt(mode -> 1 << mode.ordinal())
                        .sum())
                .toArray();
        int roles = problem.requests().stream()
                .mapToInt(request -> request.roles().length)
                .max()
                .orElse(0);
        this.startsOfCandidate = new long[roles][0];
        this.available = new Candidate[roles][0];
        this.availableCount = new int[roles];
        this.seatable = new Candidate[roles][0];
        this.seatableKey = new double[roles][0];
        this.seatableCount = new int[roles];
        this.keyOfSeat = new double[roles];
    }

    /** Required roles first, those with the fewest candidates before the others. */
    private static int[] orderOf(Request request) {
        return Arrays.stream(request.roles())
                .sorted((one, other) -> one.optional() != other.optional()
                        ? Boolean.compare(one.optional(), other.optional())
                        : Integer.compare(one.eligible().length, other.eligible().length))
                .mapToInt(Role::index)
                .toArray();
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

    /** The request's roles in the order in which they are seated. */
    int[] order(Request request) {
        return seatingOrder[request.index()];
    }

    /** Notes that nobody is to be seated in an optional role. */
    void leaveEmpty(int seat) {
        seatableCount[seat] = LEFT_EMPTY;
    }

    /** Marks in {@code either} the starts of a day on which somebody could take the role, and keeps who. */
    void markRole(int seat, Role role, Request request, int day, Place place, boolean besideBookings, long[] either) {
        Candidate[] eligible = role.eligible();
        if (startsOfCandidate[seat].length < eligible.length * words) {
            startsOfCandidate[seat] = new long[eligible.length * words];
        }
        if (available[seat].length < eligible.length) {
            available[seat] = new Candidate[eligible.length];
        }
        seatableCount[seat] = 0;
        Arrays.fill(either, 0);
        long[] bits = startsOfCandidate[seat];
        int count = 0;
        for (Candidate candidate : eligible) {
            SpecialistFacts specialist = candidate.specialist();
            if (specialist.stretches()[day].length == 0
                    || (modes[specialist.index()] & 1 << place.mode().ordinal()) == 0
                    || candidate.levelOn(day) == 0) {
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

    /** A panel for a start that all required roles share, or null where none is distinct and has every sector. */
    @Nullable
    SpecialistFacts @Nullable [] seat(Request request, int day, int slot, Place place, RandomGenerator random) {
        int[] order = seatingOrder[request.index()];
        int required = 0;
        for (int seat = 0; seat < order.length; seat++) {
            Role role = request.roles()[order[seat]];
            if (!role.optional()) {
                required = seat + 1;
            }
            if (seatableCount[seat] != LEFT_EMPTY) {
                listSeatable(seat, role, request, day, slot, place, random);
            }
        }
        var panel = new @Nullable SpecialistFacts[order.length];
        seatingsLeft = SEATINGS_TRIED;
        if (!seatFrom(0, required, request, order, panel)) {
            return null;
        }
        seatOptional(required, request, order, panel);
        return required > 0 || seatAnybody(order, panel) ? panel : null;
    }

    /** Without a required role somebody must come all the same: a consultation of nobody is none. */
    private boolean seatAnybody(int[] order, @Nullable SpecialistFacts[] panel) {
        for (SpecialistFacts member : panel) {
            if (member != null) {
                return true;
            }
        }
        for (int seat = 0; seat < order.length; seat++) {
            if (seatableCount[seat] > 0) {
                panel[order[seat]] = seatable[seat][0].specialist();
                keyOfSeat[seat] = seatableKey[seat][0];
                return true;
            }
        }
        return false;
    }

    /** The candidates of a role who could start then, the best first: cheapest, then those of whom the least is asked. */
    private void listSeatable(
            int seat, Role role, Request request, int day, int slot, Place place, RandomGenerator random) {
        int eligible = availableCount[seat];
        if (seatable[seat].length < eligible) {
            seatable[seat] = new Candidate[eligible];
            seatableKey[seat] = new double[eligible];
        }
        Candidate[] list = seatable[seat];
        double[] keys = seatableKey[seat];
        int count = 0;
        long[] bits = startsOfCandidate[seat];
        int word = slot >> 6;
        long bit = 1L << slot;
        for (int one = 0; one < eligible; one++) {
            if ((bits[one * words + word] & bit) == 0) {
                continue;
            }
            Candidate candidate = available[seat][one];
            double key = costs.ofSeat(request, role, candidate, day)
                    + pressure[candidate.specialist().index()] * random.nextDouble();
            if (costs.countsTravel() && place.site() != Place.NO_SITE) {
                key += costs.ofTravel(travel(candidate.specialist(), place, day, slot, request));
            }
            int[] counted = weights;
            if (counted != null) {
                key += BLOCKER * weightOfBlockers(candidate.specialist(), place, day, slot, request, counted);
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
        seatableCount[seat] = count;
    }

    private int travel(SpecialistFacts specialist, Place place, int day, int slot, Request request) {
        int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
        OfferedInterval stretch = problem.stretchFor(specialist, place, start, start + request.durationMinutes());
        return stretch == null ? 0 : problem.travel(stretch, place);
    }

    /**
     * Seats those first for whom the least would have to give way.
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
            SpecialistFacts specialist, Place place, int day, int slot, Request request, int[] weightOfRequest) {
        int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
        int travel = place.site() == Place.NO_SITE ? 0 : travel(specialist, place, day, slot, request);
        int until = start + request.durationMinutes() + travel + specialist.bufferMinutes();
        long weight = index.weightTouching(specialist, day, start - travel, until, weightOfRequest);
        return weight == 0 && index.atLimit(specialist, day) ? WEIGHT_OF_LIMIT : weight;
    }

    /** What the panel seated last costs by its seats, the empty ones included. */
    double costOfPanel(Request request, @Nullable SpecialistFacts[] panel) {
        int[] order = seatingOrder[request.index()];
        double cost = 0;
        for (int seat = 0; seat < order.length; seat++) {
            cost += panel[order[seat]] == null ? costs.ofEmptySeat() : keyOfSeat[seat];
        }
        return cost;
    }

    private boolean seatFrom(int seat, int required, Request request, int[] order, @Nullable SpecialistFacts[] panel) {
        if (seat == required) {
            return sectorsMissing(request, panel).isEmpty() || coverWithOptional(required, request, order, panel);
        }
        for (int one = 0; one < seatableCount[seat]; one++) {
            SpecialistFacts specialist = seatable[seat][one].specialist();
            if (isSeated(specialist, panel)) {
                continue;
            }
            if (seatingsLeft-- <= 0) {
                return false;
            }
            panel[order[seat]] = specialist;
            keyOfSeat[seat] = seatableKey[seat][one];
            if (seatFrom(seat + 1, required, request, order, panel)) {
                return true;
            }
            panel[order[seat]] = null;
        }
        return false;
    }

    private static boolean isSeated(SpecialistFacts specialist, @Nullable SpecialistFacts[] panel) {
        for (SpecialistFacts member : panel) {
            if (member == specialist) {
                return true;
            }
        }
        return false;
    }

    private static EnumSet<Sector> sectorsMissing(Request request, @Nullable SpecialistFacts[] panel) {
        if (request.sectors().isEmpty()) {
            return NO_SECTORS;
        }
        var missing = EnumSet.copyOf(request.sectors());
        for (SpecialistFacts member : panel) {
            if (member != null) {
                missing.remove(member.sector());
            }
        }
        return missing;
    }

    /** Seats optional roles with somebody of each sector that the required ones leave out. */
    private boolean coverWithOptional(int required, Request request, int[] order, @Nullable SpecialistFacts[] panel) {
        for (int seat = required; seat < order.length; seat++) {
            var missing = sectorsMissing(request, panel);
            for (int one = 0; one < seatableCount[seat] && panel[order[seat]] == null; one++) {
                SpecialistFacts specialist = seatable[seat][one].specialist();
                if (missing.contains(specialist.sector()) && !isSeated(specialist, panel)) {
                    panel[order[seat]] = specialist;
                    keyOfSeat[seat] = seatableKey[seat][one];
                }
            }
        }
        if (sectorsMissing(request, panel).isEmpty()) {
            return true;
        }
        for (int seat = required; seat < order.length; seat++) {
            panel[order[seat]] = null;
        }
        return false;
    }

    /** Fills the optional roles left for which somebody costs less than the empty seat. */
    private void seatOptional(int required, Request request, int[] order, @Nullable SpecialistFacts[] panel) {
        for (int seat = required; seat < order.length; seat++) {
            for (int one = 0; one < seatableCount[seat] && panel[order[seat]] == null; one++) {
                SpecialistFacts specialist = seatable[seat][one].specialist();
                if (seatableKey[seat][one] < costs.ofEmptySeat() && !isSeated(specialist, panel)) {
                    panel[order[seat]] = specialist;
                    keyOfSeat[seat] = seatableKey[seat][one];
                }
            }
        }
    }
}
