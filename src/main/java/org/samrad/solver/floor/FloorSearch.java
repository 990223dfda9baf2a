package org.samrad.solver.floor;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;

/**
 * A Lagrangian relaxation. Each request by itself takes the cheapest start, at prices for the specialists' time; what all the
 * requests then cost less what all the time is worth is a floor, whatever the prices are. They are moved towards what is asked for
 * too often, which raises the floor until nobody is asked for more than they offer, but for halves.
 *
 * <p>Measured on generated sets (profile {@code benchmark}, 150 rounds): of the waiting of the best plans known of
 * 100 to 300 requests 83 to 98 % is proven; where distinct people of a panel and its sectors are left out of account, 59 % instead of
 * 98 % of a set in which most requests must be left out. More rounds, other first steps and more of the old direction change it by
 * 1 % at most. Prices for whole days alone are quicker and prove less; 3,000 requests take some 40 ms of processor time a round.
 */
final class FloorSearch {

    /** More slots than this take too much memory: then there are no prices, and each request counts by itself. */
    private static final long MOST_SLOTS = 12_000_000;

    /** The first step as a part of the one that would close the gap to the plan if it were a straight line. */
    private static final double FIRST_PACE = 0.25;

    private static final double SMALLEST_PACE = 0.002;

    /** After so many rounds that raise nothing, steps get half as long. */
    private static final int PATIENCE = 6;

    private static final int REQUESTS_BETWEEN_LOOKS = 16;

    private final Plan plan;
    private final Problem problem;
    private final int rounds;
    private final long end;
    private final BooleanSupplier isStopped;
    private final SpecialistPrices prices;
    private final SequencePrices sequence;
    private final CheapestStart cheapest;
    private final StartLimits limits;
    private final LeavingOut leavingOut;

    /** By request, what it costs to hold it at the prices of now, and where; null where it is left out. */
    private final long[] costs;

    private final CheapestStart.@Nullable Found[] found;
    private long endOfTurn;
    private int floorsToCome = Counted.values().length;

    /** @param most the time for everything */
    FloorSearch(Plan plan, int rounds, Duration most, BooleanSupplier isStopped) {
        this.plan = plan;
        this.problem = plan.problem();
        this.rounds = SpecialistPrices.size(problem) <= MOST_SLOTS ? rounds : 0;
        this.end = System.nanoTime() + most.toNanos();
        this.endOfTurn = end;
        this.isStopped = isStopped;
        var free = new FreeTime(problem);
        this.sequence = new SequencePrices(problem);
        this.prices = new SpecialistPrices(problem, free, sequence.links());
        this.cheapest =
                new CheapestStart(problem, new SeatPrices(problem, free, prices), new PossiblePanels(problem, free));
        this.limits = new StartLimits(problem, cheapest, this::isOver);
        this.costs = new long[problem.requests().size()];
        this.found = new CheapestStart.Found[costs.length];
        this.leavingOut = new LeavingOut(problem.requests(), valueOf(Counted.LEFT_OUT_WEIGHT, false));
    }

    private boolean isOver() {
        return isStopped.getAsBoolean() || System.nanoTime() - endOfTurn > 0;
    }

    Floors floors() {
        long weight = floor(Counted.LEFT_OUT_WEIGHT, null);
        long leftOut = floor(Counted.LEFT_OUT, Counted.LEFT_OUT_WEIGHT);
        long past = floor(Counted.PAST_GUARANTEE, null);
        long days = floor(Counted.WAITING_DAYS, null);
        long cost = floor(Counted.WAITING_COST, Counted.WAITING_DAYS);
        return new Floors(Math.toIntExact(leftOut), weight, Math.toIntExact(past), days, cost);
    }

    /** What the plan itself comes to, of what is pinned or of the rest. */
    private long valueOf(Counted counted, boolean pinned) {
        long value = 0;
        for (Consultation one : plan.getConsultations()) {
            Option held = one.getOption();
            if (one.request().pinned() == pinned) {
                value += held == null ? counted.ofLeavingOut(one.request()) : counted.onDay(one.request(), held.day());
            }
        }
        return value;
    }

    /** @param before what was counted last, where its prices are a good beginning */
    private long floor(Counted counted, @Nullable Counted before) {
        long target = valueOf(counted, false);
        endOfTurn = end;
        prices.makeFree();
        long floor = Math.max(0, bound(counted));
        endOfTurn = System.nanoTime() + (end - System.nanoTime()) / floorsToCome--;
        if (before != null && rounds > 0) {
            prices.recall();
            prices.scale(target / Math.max(1.0, valueOf(before, false)));
            long bound = bound(counted);
            if (bound > floor) {
                floor = bound;
            } else {
                prices.makeFree();
            }
        }
        prices.remember();
        if (before == null) {
            floor = raised(floor, counted, target, rounds / 4, true);
        }
        floor = raised(floor, counted, target, rounds, false);
        return Math.ceilDiv(floor, SpecialistPrices.ONE) + valueOf(counted, true);
    }

    /**
     * Moves the prices from those that are remembered, which prove {@code floor}.
     *
     * @param target what the plan comes to; once that much is proven there is no more to prove
     * @param byDay whether all slots of a specialist's day are to be moved alike, which is quicker at first
     */
    private long raised(long floor, Counted counted, long target, int most, boolean byDay) {
        prices.recall();
        long highest = floor;
        double pace = FIRST_PACE;
        int patience = PATIENCE;
        for (int round = 0;
                round < most && pace > SMALLEST_PACE && Math.ceilDiv(highest, SpecialistPrices.ONE) < target;
                round++) {
            long bound = bound(counted);
            if (isOver()) {
                break;
            }
            if (bound > highest) {
                highest = bound;
                patience = PATIENCE;
                prices.remember();
            } else if (--patience == 0) {
                pace /= 2;
                patience = PATIENCE;
                prices.recall();
                continue;
            }
            askForAll(counted);
            double squared = prices.aim(byDay);
            if (squared == 0) {
                break;
            }
            prices.move(pace * (target * SpecialistPrices.ONE - bound) / squared);
        }
        return highest;
    }

    /**
     * What the prices of now prove. Where time is up before all are looked at, the rest is taken to cost nothing, which proves
     * something while there are no prices.
     */
    private long bound(Counted counted) {
        boolean cut = false;
        for (Request request : problem.requests()) {
            int at = request.index();
            cut |= at % REQUESTS_BETWEEN_LOOKS == 0 && isOver();
            found[at] = null;
            costs[at] = 0;
            if (!cut && !request.pinned()) {
                price(request, counted);
            }
        }
        long sum = counted.isOfLeavingOut() ? Arrays.stream(costs).sum() : leavingOut.settle(costs);
        return sum - prices.worth();
    }

    private void price(Request request, Counted counted) {
        int at = request.index();
        long link = sequence.of(request);
        long below = counted.isOfLeavingOut()
                ? counted.ofLeavingOut(request) * SpecialistPrices.ONE - link
                : SeatPrices.NEVER;
        long cost = cheapest.find(counted, request, limits.first(request), limits.last(request), below);
        found[at] = cost >= below ? null : cheapest.found();
        costs[at] = cost == SeatPrices.NEVER ? cost : cost + link;
    }

    private void askForAll(Counted counted) {
        prices.forgetAsked();
        for (Request request : problem.requests()) {
            CheapestStart.Found held = found[request.index()];
            if (held != null) {
                float part = counted.isOfLeavingOut() ? 1 : leavingOut.held(request);
                cheapest.ask(request, held, part);
                sequence.hold(request, part);
            }
        }
    }
}
