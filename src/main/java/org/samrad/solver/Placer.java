package org.samrad.solver;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;

/**
 * Finds a start, a place and a whole panel for a request. Day by day it marks for every role the slots on which some
 * candidate could start, and keeps the slots that all roles share; on these it seats a panel.
 */
final class Placer {

    private static final int STARTS_TRIED = 6;
    private static final int SEATINGS_TRIED = 200;

    private final Problem problem;
    private final Costs costs;
    private final BookingIndex index;
    private final int[][] seatingOrder;
    private final double[] pressure;
    private final int words;

    // Scratch, so that a search makes no garbage. Roles are meant in seating order.
    private final long[] shared;
    private final long[] either;
    private long[][] startsOfCandidate = new long[0][];
    private Candidate[][] seatable = new Candidate[0][];
    private double[][] seatableKey = new double[0][];
    private int[] seatableCount = new int[0];
    private int seatingsLeft;

    Placer(Problem problem, Costs costs, BookingIndex index) {
        this.problem = problem;
        this.costs = costs;
        this.index = index;
        this.words = problem.wordsPerDay();
        this.shared = new long[words];
        this.either = new long[words];
        this.seatingOrder = problem.requests().stream().map(Placer::orderOf).toArray(int[][]::new);
        this.pressure = pressureOf(problem);
        int roles = problem.requests().stream()
                .mapToInt(request -> request.roles().length)
                .max()
                .orElse(0);
        startsOfCandidate = new long[roles][0];
        seatable = new Candidate[roles][0];
        seatableKey = new double[roles][0];
        seatableCount = new int[roles];
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
        for (Specialist specialist : problem.specialists()) {
            int offered = 1;
            for (Stretch[] day : specialist.stretches()) {
                for (Stretch stretch : day) {
                    offered += stretch.until() - stretch.from();
                }
            }
            asked[specialist.index()] /= offered;
        }
        return asked;
    }

    /** Whether some day of the window could hold the request if nothing else were booked. */
    boolean isPossible(Request request) {
        var random = new SplittableRandom(request.index());
        for (int day = problem.firstDay(request); day <= problem.lastDay(request); day++) {
            if (onDay(request, day, false, random) != null) {
                return true;
            }
        }
        return false;
    }

    /** How many candidates the scarcest required role has. */
    int scarcity(Request request) {
        int[] order = seatingOrder[request.index()];
        Role first = request.roles()[order[0]];
        return first.optional() ? Integer.MAX_VALUE : first.eligible().length;
    }

    /**
     * The cheapest place beside what is booked, or null where there is none.
     *
     * @param blink share of the days passed over by chance, so that repeated searches differ
     */
    @Nullable
    Option cheapest(Request request, RandomGenerator random, double blink) {
        int first = firstDay(request);
        int last = lastDay(request);
        Option best = null;
        long bestCost = Long.MAX_VALUE;
        for (int day = first; day <= last; day++) {
            long dayCost = costs.ofDay(request, day);
            if (dayCost >= bestCost) {
                break;
            }
            if (blink > 0 && random.nextDouble() < blink) {
                continue;
            }
            Option option = onDay(request, day, true, random);
            if (option != null) {
                long cost = costs.of(option);
                if (cost < bestCost) {
                    best = option;
                    bestCost = cost;
                }
            }
        }
        return best;
    }

    /** First day on which the request's window and what it follows let it lie. */
    int firstDay(Request request) {
        int first = problem.firstDay(request);
        if (request.follows() != Request.FOLLOWS_NONE) {
            Option followed = index.held(request.follows());
            if (followed == null) {
                return Integer.MAX_VALUE;
            }
            first = Math.max(first, followed.day() + request.minGapDays());
        }
        for (int follower : problem.followersOf(request)) {
            Option later = index.held(follower);
            if (later != null) {
                first = Math.max(first, later.day() - later.request().maxGapDays());
            }
        }
        return first;
    }

    /** Last such day. */
    int lastDay(Request request) {
        int last = problem.lastDay(request);
        if (request.follows() != Request.FOLLOWS_NONE) {
            Option followed = index.held(request.follows());
            if (followed == null || !followed.broken().isEmpty()) {
                return -1;
            }
            last = (int) Math.min(last, (long) followed.day() + request.maxGapDays());
        }
        for (int follower : problem.followersOf(request)) {
            Option later = index.held(follower);
            if (later != null) {
                last = Math.min(last, later.day() - later.request().minGapDays());
            }
        }
        return last;
    }

    /**
     * A place on one day, or null where there is none.
     *
     * @param besideBookings false to look at offered time alone, as if nothing were booked
     */
    @Nullable
    Option onDay(Request request, int day, boolean besideBookings, RandomGenerator random) {
        Place[] places = request.places();
        int turn = places.length > 1 ? random.nextInt(places.length) : 0;
        Option best = null;
        long bestCost = Long.MAX_VALUE;
        for (int at = 0; at < places.length; at++) {
            Place place = places[(at + turn) % places.length];
            if (!markShared(request, day, place, besideBookings)) {
                continue;
            }
            Option option = onSharedStart(request, day, place, besideBookings, random);
            if (option != null && !costs.differByPlace()) {
                return option;
            }
            if (option != null && costs.of(option) < bestCost) {
                best = option;
                bestCost = costs.of(option);
            }
        }
        return best;
    }

    /** Leaves in {@link #shared} the starts that the request allows and on which each required role has a candidate. */
    private boolean markShared(Request request, int day, Place place, boolean besideBookings) {
        if (!problem.copyStarts(request, day, shared)) {
            return false;
        }
        if (besideBookings && !leaveOutCase(request, day)) {
            return false;
        }
        int[] order = seatingOrder[request.index()];
        for (int seat = 0; seat < order.length; seat++) {
            Role role = request.roles()[order[seat]];
            if (role.optional() && !costs.seatsOptional(request)) {
                seatableCount[seat] = -1;
                continue;
            }
            markRole(seat, role, request, day, place, besideBookings);
            if (!role.optional()) {
                long any = 0;
                for (int word = 0; word < words; word++) {
                    shared[word] &= either[word];
                    any |= shared[word];
                }
                if (any == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void markRole(int seat, Role role, Request request, int day, Place place, boolean besideBookings) {
        Candidate[] eligible = role.eligible();
        if (startsOfCandidate[seat].length < eligible.length * words) {
            startsOfCandidate[seat] = new long[eligible.length * words];
        }
        Arrays.fill(either, 0);
        long[] bits = startsOfCandidate[seat];
        for (int one = 0; one < eligible.length; one++) {
            Specialist specialist = eligible[one].specialist();
            if (specialist.stretches()[day].length == 0
                    || !specialist.modes().contains(place.mode())
                    || eligible[one].levelOn(day) == 0) {
                Arrays.fill(bits, one * words, (one + 1) * words, 0);
                continue;
            }
            if (index.markStarts(
                    specialist, day, place, request.durationMinutes(), besideBookings, bits, one * words)) {
                for (int word = 0; word < words; word++) {
                    either[word] |= bits[one * words + word];
                }
            }
        }
    }

    /** Takes out the starts at which the case meets elsewhere, or that come too close to what they follow. */
    private boolean leaveOutCase(Request request, int day) {
        int[] sameCase = problem.requestsOfCase(request);
        if (sameCase.length == 1 && request.follows() == Request.FOLLOWS_NONE) {
            return true;
        }
        for (int other : sameCase) {
            Option held = other == request.index() ? null : index.held(other);
            if (held != null && held.day() == day) {
                leaveOut(held.start() - request.durationMinutes() + 1, held.end() - 1, day);
            }
        }
        Option followed = request.follows() == Request.FOLLOWS_NONE ? null : index.held(request.follows());
        if (followed != null && followed.day() == day) {
            leaveOut(day * Problem.MINUTES_PER_DAY, followed.end() - 1, day);
        }
        for (int follower : problem.followersOf(request)) {
            Option later = index.held(follower);
            if (later != null && later.day() == day) {
                leaveOut(later.start() - request.durationMinutes() + 1, (day + 1) * Problem.MINUTES_PER_DAY, day);
            }
        }
        return true;
    }

    /** Takes the slots that start in [first, last] out of the shared ones. */
    private void leaveOut(int first, int last, int day) {
        int midnight = day * Problem.MINUTES_PER_DAY;
        int slot = Math.max(0, Math.ceilDiv(first - midnight, problem.slotMinutes()));
        int end = Math.min(problem.slotsPerDay() - 1, Math.floorDiv(last - midnight, problem.slotMinutes()));
        for (; slot <= end; slot++) {
            shared[slot >> 6] &= ~(1L << slot);
        }
    }

    /**
     * Seats a panel on one of the shared starts. Starts at the edge of a free run come first: they leave the rest of the run
     * in one piece.
     */
    private @Nullable Option onSharedStart(
            Request request, int day, Place place, boolean besideBookings, RandomGenerator random) {
        Option best = null;
        long bestCost = Long.MAX_VALUE;
        int tries = STARTS_TRIED;
        while (tries-- > 0) {
            int slot = takeStart(random);
            if (slot < 0) {
                break;
            }
            int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
            if (besideBookings && !index.hasRoom(place, start, start + request.durationMinutes())) {
                continue;
            }
            @Nullable Specialist[] panel = seat(request, day, slot, random);
            if (panel == null) {
                continue;
            }
            var option = new Option(problem, request, start, place, panel);
            if (!costs.differByPlace()) {
                return option;
            }
            long cost = costs.of(option);
            if (cost < bestCost) {
                best = option;
                bestCost = cost;
            }
        }
        return best;
    }

    /** Takes one start out of the shared ones: mostly one at an edge of a run. -1 where none is left. */
    private int takeStart(RandomGenerator random) {
        int count = 0;
        int edges = 0;
        for (int word = 0; word < words; word++) {
            count += Long.bitCount(shared[word]);
            edges += Long.bitCount(edgesOf(word));
        }
        if (count == 0) {
            return -1;
        }
        boolean anyStart = random.nextInt(8) == 0;
        int chosen = random.nextInt(anyStart ? count : edges);
        for (int word = 0; word < words; word++) {
            long bits = anyStart ? shared[word] : edgesOf(word);
            int here = Long.bitCount(bits);
            if (chosen < here) {
                for (; chosen > 0; chosen--) {
                    bits &= bits - 1;
                }
                int slot = (word << 6) + Long.numberOfTrailingZeros(bits);
                shared[word] &= ~(1L << slot);
                return slot;
            }
            chosen -= here;
        }
        throw new IllegalStateException("A start was counted but not found.");
    }

    private long edgesOf(int word) {
        long bits = shared[word];
        long before = bits << 1 | (word > 0 ? shared[word - 1] >>> 63 : 0);
        long after = bits >>> 1 | (word + 1 < words ? shared[word + 1] << 63 : 0);
        return bits & ~(before & after);
    }

    private @Nullable Specialist @Nullable [] seat(Request request, int day, int slot, RandomGenerator random) {
        int[] order = seatingOrder[request.index()];
        int required = 0;
        for (int seat = 0; seat < order.length; seat++) {
            Role role = request.roles()[order[seat]];
            if (!role.optional()) {
                required = seat + 1;
            }
            if (seatableCount[seat] != -1 || !role.optional()) {
                listSeatable(seat, role, request, day, slot, random);
            }
        }
        var panel = new @Nullable Specialist[order.length];
        seatingsLeft = SEATINGS_TRIED;
        if (!seatFrom(0, required, request, order, panel)) {
            return null;
        }
        seatOptional(required, request, order, panel);
        return panel;
    }

    /** The candidates of a role who could start then, the best first: cheapest, then those of whom the least is asked. */
    private void listSeatable(int seat, Role role, Request request, int day, int slot, RandomGenerator random) {
        Candidate[] eligible = role.eligible();
        if (seatable[seat].length < eligible.length) {
            seatable[seat] = new Candidate[eligible.length];
            seatableKey[seat] = new double[eligible.length];
        }
        Candidate[] list = seatable[seat];
        double[] keys = seatableKey[seat];
        int count = 0;
        long[] bits = startsOfCandidate[seat];
        int word = slot >> 6;
        long bit = 1L << slot;
        for (int one = 0; one < eligible.length; one++) {
            if ((bits[one * words + word] & bit) == 0) {
                continue;
            }
            Candidate candidate = eligible[one];
            double key = costs.ofSeat(request, role, candidate, day)
                    + pressure[candidate.specialist().index()] * random.nextDouble();
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

    private boolean seatFrom(int seat, int required, Request request, int[] order, @Nullable Specialist[] panel) {
        if (seat == required) {
            return sectorsMissing(request, panel).isEmpty() || coverWithOptional(required, request, order, panel);
        }
        for (int one = 0; one < seatableCount[seat]; one++) {
            Specialist specialist = seatable[seat][one].specialist();
            if (isSeated(specialist, panel)) {
                continue;
            }
            if (seatingsLeft-- <= 0) {
                return false;
            }
            panel[order[seat]] = specialist;
            if (seatFrom(seat + 1, required, request, order, panel)) {
                return true;
            }
            panel[order[seat]] = null;
        }
        return false;
    }

    private static boolean isSeated(Specialist specialist, @Nullable Specialist[] panel) {
        for (Specialist member : panel) {
            if (member == specialist) {
                return true;
            }
        }
        return false;
    }

    private static EnumSet<Sector> sectorsMissing(Request request, @Nullable Specialist[] panel) {
        if (request.sectors().isEmpty()) {
            return NO_SECTORS;
        }
        var missing = EnumSet.copyOf(request.sectors());
        for (Specialist member : panel) {
            if (member != null) {
                missing.remove(member.sector());
            }
        }
        return missing;
    }

    private static final EnumSet<Sector> NO_SECTORS = EnumSet.noneOf(Sector.class);

    /** Seats optional roles with somebody of each sector that the required ones leave out. */
    private boolean coverWithOptional(int required, Request request, int[] order, @Nullable Specialist[] panel) {
        for (int seat = required; seat < order.length; seat++) {
            var missing = sectorsMissing(request, panel);
            for (int one = 0; one < seatableCount[seat] && panel[order[seat]] == null; one++) {
                Specialist specialist = seatable[seat][one].specialist();
                if (missing.contains(specialist.sector()) && !isSeated(specialist, panel)) {
                    panel[order[seat]] = specialist;
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
    private void seatOptional(int required, Request request, int[] order, @Nullable Specialist[] panel) {
        for (int seat = required; seat < order.length; seat++) {
            for (int one = 0; one < seatableCount[seat] && panel[order[seat]] == null; one++) {
                Specialist specialist = seatable[seat][one].specialist();
                if (seatableKey[seat][one] < costs.ofEmptySeat() && !isSeated(specialist, panel)) {
                    panel[order[seat]] = specialist;
                }
            }
        }
    }
}
