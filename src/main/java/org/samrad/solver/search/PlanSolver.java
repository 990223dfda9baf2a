package org.samrad.solver.search;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Weights;

/**
 * How a plan is searched for: one complete plan first, then improved until the limit. The search goes by rounds. One that no
 * longer betters the best plan has settled somewhere, so consultations of that plan are pulled forward, one after another, and the
 * next round begins from it with a part of it torn out and placed anew.
 */
public final class PlanSolver {

    /** So many times as long as guided ejection takes to be set up the local search does, and needs to find anything. */
    private static final int LONG_ENOUGH = 3;

    /** Telling of the last plan takes one part of that time in so many. */
    private static final int TELLING_ONE_IN = 4;

    private static final int SHORTEST_ROUND = 5_000;
    private static final int ROUND_PER_REQUEST = 100;

    private final long seed;
    private final Consumer<Plan> onBetter;
    private final LocalSearch search;

    private SharedChanges.Part shared = new SharedChanges().part();

    /**
     * @param limit when to end
     * @param onBetter told of each plan better than all before it in its round, by the thread that solves
     */
    public PlanSolver(Duration limit, long seed, Consumer<Plan> onBetter) {
        this(limit, null, seed, onBetter);
    }

    /** @param steps to end after as many accepted moves; with it alone the same seed gives the same plan. Null for any number */
    public PlanSolver(Duration limit, @Nullable Integer steps, long seed, Consumer<Plan> onBetter) {
        this.seed = seed;
        this.onBetter = onBetter;
        this.search = new LocalSearch(limit, steps, seed, onBetter);
    }

    /**
     * Lets several, which are to begin with the same plan, look together for a place for what it leaves out, and show each other the best
     * plan they have. How far each comes before the others do is chance, so the same seed need not give the same plan.
     */
    public static void together(List<PlanSolver> solvers) {
        var shared = new SharedChanges();
        solvers.forEach(solver -> solver.shared = shared.part());
    }

    /** The first complete plan: a place for every request that finds one, the hardest first. */
    public static Plan firstPlan(Problem problem, Weights weights, long seed) {
        return firstPlan(problem, weights, seed, () -> false);
    }

    /** The same, as far as it comes until {@code isOver}; that is asked before each request. */
    public static Plan firstPlan(Problem problem, Weights weights, long seed, BooleanSupplier isOver) {
        return ConstructionHeuristic.complete(Plan.of(problem, weights), seed, isOver);
    }

    /** The first complete plan that keeps what is published as far as it goes, see {@link Replanning}. */
    public static Plan firstPlanFromPublished(Problem problem, Weights weights, long seed) {
        return firstPlanFromPublished(problem, weights, seed, () -> false);
    }

    /** The same, as far as it comes until {@code isOver}; what is published and still keeps the rules stands all the same. */
    public static Plan firstPlanFromPublished(Problem problem, Weights weights, long seed, BooleanSupplier isOver) {
        return Replanning.complete(Plan.of(problem, weights), seed, isOver);
    }

    /** Improves a complete plan until the termination or {@link #stop}, and returns the best plan. */
    public Plan solve(Plan plan) {
        try {
            return solveByRounds(plan);
        } finally {
            shared.leave();
        }
    }

    private Plan solveByRounds(Plan plan) {
        search.begin();
        long length = SHORTEST_ROUND
                + (long) ROUND_PER_REQUEST * plan.getConsultations().size();
        Duration tooShort = Duration.ZERO;
        Plan best = plan;
        Plan from = plan;
        for (int round = 0; ; round++) {
            if (from.scheduled() < from.getConsultations().size()) {
                var ejection = round == 0 ? new GuidedEjection(from, shared) : new GuidedEjection(from);
                Plan placed = placeLeftOut(ejection, search.left(), seed + round);
                best = placed.isBetterThan(best) ? placed : best;
                tooShort = ejection.settingUp().multipliedBy(LONG_ENOUGH);
                // Where little finds a place, not all can have one. Then it matters which ones are left out, and
                // that the local search weighs better on its way there.
                from = round > 0 || ejection.hasPlacedMost() ? placed : from;
            }
            // One that is told to end while it is set up goes on beside what comes after.
            boolean isWorthIt = search.left().compareTo(tooShort) > 0;
            Plan found = isWorthIt ? search.run(from, length) : null;
            if (found == null) {
                return best;
            }
            if (found.isBetterThan(best)) {
                best = found;
                from = found;
                length *= 2;
            } else {
                Plan pulled = new PulledForward(search, seed + round).improved(shared.betterOf(best), length);
                best = shared.betterOf(pulled);
                from = RuinAndRecreate.shaken(best, seed + round);
                if (from.holdsTheSameAs(best)) {
                    return best;
                }
            }
        }
    }

    /**
     * A plan that leaves out less, found within three quarters of the time that is left, or in nearly all of it where the rest is too
     * short for another search; else the same.
     */
    private Plan placeLeftOut(GuidedEjection ejection, Duration left, long seedOfRound) {
        long began = System.nanoTime();
        Duration rest = left.dividedBy(4);
        boolean isLong = rest.compareTo(ejection.settingUp().multipliedBy(LONG_ENOUGH)) > 0;
        long most = left.minus(isLong ? rest : ejection.settingUp().dividedBy(TELLING_ONE_IN))
                .toNanos();
        Plan found =
                ejection.improved(seedOfRound, () -> search.isStopped() || System.nanoTime() - began > most, onBetter);
        search.count(ejection.draws());
        return found;
    }

    /** How many moves it has tried so far; safe from any thread. */
    public long moves() {
        return search.moves();
    }

    /** Ends the search early; safe from any thread. */
    public void stop() {
        search.stop();
    }
}
