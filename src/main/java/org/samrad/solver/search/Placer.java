package org.samrad.solver.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.Option;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.PlaceCosts;
import org.samrad.solver.place.SharedStarts;

/**
 * Finds a start, a place and a whole panel for a request. Day by day it marks for every role the slots on which some
 * candidate could start, and keeps the slots that all roles share; on these it seats a panel.
 */
public final class Placer {

    /** Starts of one day and place that are looked at, where they differ in cost or a panel is hard to seat. */
    private static final int STARTS_TRIED = 6;

    /** Starts of one day and place on which no panel could be seated, before the rest of the day is given up. */
    private static final int STARTS_FAILED = 40;

    private final Problem problem;
    private final PlaceCosts costs;
    private final BookingIndex index;
    private final FreeStarts starts;
    private final Seating seating;
    private final SeatCandidates candidates;
    private final int words;
    private final long familyIdle;

    // Scratch, so that a search makes no garbage.
    private final SharedStarts shared;
    private final long[] either;
    private final long[] anybody;
    private final long[] leastOfSeats;
    private final PossibleDays possibleDays;
    private final SequenceStarts sequences;
    private boolean startsEarly;
    private boolean startsAnywhere;

    /** Whether only starts are looked at that leave the rest of a sequence possible. */
    private boolean keepsSequence = true;

    public Placer(Problem problem, PlaceCosts costs, BookingIndex index) {
        this.problem = problem;
        this.costs = costs;
        this.index = index;
        this.words = problem.wordsPerDay();
        this.familyIdle = costs.weight(PlanRule.FAMILY_IDLE);
        this.shared = new SharedStarts(problem);
        this.either = new long[words];
        this.anybody = new long[words];
        this.starts = new FreeStarts(index);
        var offered = new OfferedStarts(problem, index);
        this.seating = new Seating(problem, costs, index, offered);
        this.candidates = seating.candidates();
        this.leastOfSeats =
                problem.requests().stream().mapToLong(costs::leastOfSeats).toArray();
        this.possibleDays = new PossibleDays(problem, offered);
        this.sequences = new SequenceStarts(problem, possibleDays);
    }

    /** Says whether the first start of a day is tried before the others. */
    void startEarly(boolean early) {
        startsEarly = early;
    }

    /** Says whether no start of a day is tried before the others, in a chain within a day either. */
    void startAnywhere(boolean anywhere) {
        startsAnywhere = anywhere;
    }

    /** When each request may start beside its case and its sequence. */
    FreeStarts starts() {
        return starts;
    }

    /** About how many starts a request would have if nothing were booked, as many of its sequence as leave the rest of it one. */
    long freedom(Request request) {
        long[] inSequence = sequences.of(request);
        return inSequence == null
                ? possibleDays.freedom(request)
                : Arrays.stream(inSequence).map(Long::bitCount).sum();
    }

    /** The days that could hold each request if nothing were booked. */
    PossibleDays possibleDays() {
        return possibleDays;
    }

    /**
     * The cheapest place beside what is booked, or null where there is none.
     *
     * @param blink share of the days passed over by chance, so that repeated searches differ
     */
    @Nullable
    Option cheapest(Request request, RandomGenerator random, double blink) {
        Option option = cheapestOfStarts(request, random, blink);
        if (option == null && keepsSequence && sequences.of(request) != null) {
            // Better with a place and some of its sequence without one than none of it.
            keepsSequence = false;
            option = cheapestOfStarts(request, random, blink);
            keepsSequence = true;
        }
        return option;
    }

    private @Nullable Option cheapestOfStarts(Request request, RandomGenerator random, double blink) {
        int first = starts.firstDay(request);
        int last = starts.lastDay(request);
        Option best = null;
        long bestCost = Long.MAX_VALUE;
        for (int day = Math.max(first, problem.firstDay(request)); day <= last; day++) {
            if (costs.ofDay(request, day) + leastOfSeats[request.index()] >= bestCost) {
                break;
            }
            if (!possibleDays.holds(request, day)) {
                continue;
            }
            if (blink > 0 && random.nextDouble() < blink) {
                continue;
            }
            Option option = onDay(request, day, true, random);
            if (option != null) {
                long cost = expectedCost(option);
                if (cost < bestCost) {
                    best = option;
                    bestCost = cost;
                }
            }
        }
        return best;
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
        boolean differ = candidates.weighsBlockers() || costs.differByPlace(request);
        Found best = null;
        for (int at = 0; at < places.length && (best == null || differ); at++) {
            Place place = places[(at + turn) % places.length];
            if (markShared(request, day, place, besideBookings)) {
                best = onSharedStart(request, day, place, besideBookings, best, random);
            }
        }
        return best == null ? null : new Option(problem, request, best.start, best.place, best.panel);
    }

    /**
     * A place on one day as if nothing were booked, where those who stand in the way weigh little; null where there is none.
     *
     * @param weights what ejecting each request weighs
     */
    @Nullable
    Option overWhatWeighsLeast(Request request, int day, int[] weights, RandomGenerator random) {
        candidates.weighBlockers(weights);
        Option option = onDay(request, day, false, random);
        candidates.weighBlockers(null);
        return option;
    }

    /** What an option costs alone, and for how long it lets the family wait beside what is held. */
    long expectedCost(Option option) {
        return costs.of(option) + ofIdle(option.request(), option.start());
    }

    private long ofIdle(Request request, int start) {
        return familyIdle == 0 ? 0 : familyIdle * starts.idleAdded(request, start);
    }

    /** The starts of a day that are free at a place and on which each required role has a candidate; false where there is none. */
    boolean copyShared(Request request, int day, Place place, SharedStarts into) {
        boolean any = markShared(request, day, place, true);
        into.beginWith(shared);
        return any;
    }

    /** An option at one of those copied last; null where no panel or no room is found. */
    @Nullable
    Option seatedAt(Request request, int day, int slot, Place place, RandomGenerator random) {
        int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
        if (!index.hasRoom(place, start, start + request.durationMinutes())) {
            return null;
        }
        @Nullable SpecialistFacts[] panel = seating.seat(request, day, slot, place, random);
        return panel == null ? null : new Option(problem, request, start, place, panel);
    }

    /** A panel on a start, before an option is made of it; the cost is that beyond its day. */
    private record Found(int start, Place place, @Nullable SpecialistFacts[] panel, double cost) {}

    /** Leaves in {@link #shared} the starts that the request allows and on which each required role has a candidate. */
    private boolean markShared(Request request, int day, Place place, boolean besideBookings) {
        if (besideBookings ? !starts.mark(request, day, shared) : !starts.markSequence(request, day, shared)) {
            return false;
        }
        long[] inSequence = keepsSequence ? sequences.of(request) : null;
        if (inSequence != null && !shared.keep(inSequence, day * words)) {
            return false;
        }
        // Mostly nobody even offers what is left of the day, which costs little to see.
        if (!possibleDays.offersAny(request, day, place, shared)) {
            return false;
        }
        int[] order = seating.order(request);
        boolean anyRequired = false;
        Arrays.fill(anybody, 0);
        for (int seat = 0; seat < order.length; seat++) {
            Role role = request.roles()[order[seat]];
            if (role.optional() && !costs.seatsOptional(request)) {
                candidates.leaveEmpty(seat);
                continue;
            }
            candidates.markRole(seat, role, request, day, place, besideBookings, either);
            if (role.optional()) {
                for (int word = 0; word < words; word++) {
                    anybody[word] |= either[word];
                }
            } else {
                anyRequired = true;
                if (!shared.keep(either)) {
                    return false;
                }
            }
        }
        // Where no role is required, somebody must come all the same.
        return anyRequired || shared.keep(anybody);
    }

    /**
     * Seats a panel on one of the shared starts. Starts at the edge of a free run come first: they leave the rest of the run
     * in one piece. In a chain within a day mostly the first comes first: it leaves most of the day to what follows.
     */
    private @Nullable Found onSharedStart(
            Request request,
            int day,
            Place place,
            boolean besideBookings,
            @Nullable Found bestElsewhere,
            RandomGenerator random) {
        boolean differ = candidates.weighsBlockers() || costs.differByPlace(request);
        boolean early = startsEarly
                || (!startsAnywhere && problem.related().isInChainWithinADay(request) && random.nextInt(4) > 0);
        Found best = bestElsewhere;
        int tries = STARTS_TRIED;
        int failures = STARTS_FAILED;
        while (tries > 0 && failures > 0) {
            int slot = early ? shared.takeFirst() : shared.takeAny(random);
            if (slot < 0) {
                break;
            }
            int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
            if (besideBookings && !index.hasRoom(place, start, start + request.durationMinutes())) {
                continue;
            }
            @Nullable SpecialistFacts[] panel = seating.seat(request, day, slot, place, random);
            if (panel == null) {
                failures--;
                continue;
            }
            tries--;
            double cost = differ
                    ? costs.ofStart(request, start)
                            + costs.ofPlace(request, place)
                            + ofIdle(request, start)
                            + seating.costOfPanel(request, panel)
                    : 0;
            if (best == null || cost < best.cost) {
                best = new Found(start, place, panel, cost);
            }
            if (!differ) {
                break;
            }
        }
        return best;
    }
}
