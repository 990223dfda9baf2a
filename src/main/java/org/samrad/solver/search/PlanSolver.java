package org.samrad.solver.search;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.AcceptorType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanConstraints;
import org.samrad.solver.Problem;
import org.samrad.solver.Weights;

/**
 * How a plan is searched for: one complete plan first, then improved until the limit. The search goes by rounds. One that no
 * longer betters the best plan has settled somewhere, so the next begins from that plan with a part of it torn out and placed
 * anew.
 */
public final class PlanSolver {

    /** Found best of 100, 400 and 2,000 on planted sets; diversified late acceptance left more out. */
    private static final int LATE_ACCEPTANCE_SIZE = 400;

    /** So many times as long as guided ejection takes to be set up the local search does, and needs to find anything. */
    private static final int LONG_ENOUGH = 3;

    /** Telling of the last plan takes one part of that time in so many. */
    private static final int TELLING_ONE_IN = 4;

    private static final int SHORTEST_ROUND = 5_000;
    private static final int ROUND_PER_REQUEST = 100;

    private final Duration limit;
    private final @Nullable Integer steps;
    private final long seed;
    private final Consumer<Plan> onBetter;

    private SharedChanges.Part firstRound = new SharedChanges().part();

    /** Guarded by this object. */
    private @Nullable Solver<Plan> current;

    private boolean stopped;
    private long movesOfEarlierRounds;

    /**
     * @param limit when to end
     * @param onBetter told of each plan better than all before it in its round, by the thread that solves
     */
    public PlanSolver(Duration limit, long seed, Consumer<Plan> onBetter) {
        this(limit, null, seed, onBetter);
    }

    /** @param steps to end after as many accepted moves; with it alone the same seed gives the same plan. Null for any number */
    public PlanSolver(Duration limit, @Nullable Integer steps, long seed, Consumer<Plan> onBetter) {
        this.limit = limit;
        this.steps = steps;
        this.seed = seed;
        this.onBetter = onBetter;
    }

    /**
     * Lets several, which are to begin with the same plan, look together for a place for what it leaves out. How far each comes before
     * the others do is chance, so the same seed need not give the same plan.
     */
    public static void together(List<PlanSolver> solvers) {
        var shared = new SharedChanges();
        solvers.forEach(solver -> solver.firstRound = shared.part());
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
            firstRound.leave();
        }
    }

    private Plan solveByRounds(Plan plan) {
        long began = System.nanoTime();
        long length = SHORTEST_ROUND
                + (long) ROUND_PER_REQUEST * plan.getConsultations().size();
        long stepsLeft = steps == null ? Long.MAX_VALUE : steps;
        Duration tooShort = Duration.ZERO;
        Plan best = plan;
        Plan from = plan;
        for (int round = 0; ; round++) {
            if (from.scheduled() < from.getConsultations().size()) {
                var ejection = round == 0 ? new GuidedEjection(from, firstRound) : new GuidedEjection(from);
                Plan placed = placeLeftOut(ejection, limit.minusNanos(System.nanoTime() - began), seed + round);
                best = placed.isBetterThan(best) ? placed : best;
                tooShort = ejection.settingUp().multipliedBy(LONG_ENOUGH);
                // Where little finds a place, not all can have one. Then it matters which ones are left out, and
                // that the local search weighs better on its way there.
                from = round > 0 || ejection.hasPlacedMost() ? placed : from;
            }
            Duration left = limit.minusNanos(System.nanoTime() - began);
            long ofRound = Math.min(length, stepsLeft);
            stepsLeft -= ofRound;
            // One that is told to end while it is set up goes on beside what comes after.
            boolean isWorthIt = ofRound > 0 && left.compareTo(tooShort) > 0;
            Solver<Plan> solver = isWorthIt ? begin(left, ofRound, round) : null;
            if (solver == null) {
                return best;
            }
            Plan found = solver.solve(from);
            end(solver);
            if (found.isBetterThan(best)) {
                best = found;
                from = found;
                length *= 2;
            } else {
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
        Plan found = ejection.improved(seedOfRound, () -> isStopped() || System.nanoTime() - began > most, onBetter);
        count(ejection.draws());
        return found;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void count(long moves) {
        movesOfEarlierRounds += moves;
    }

    /** The solver of the next round, or null where there is to be none. */
    private synchronized @Nullable Solver<Plan> begin(Duration left, long ofRound, int round) {
        if (stopped || left.toMillis() < 1) {
            return null;
        }
        var config = new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Consultation.class)
                .withConstraintProviderClass(PlanConstraints.class)
                .withRandomSeed(seed + round)
                .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(left.toMillis()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlanMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                .withAcceptorTypeList(List.of(AcceptorType.LATE_ACCEPTANCE))
                                .withLateAcceptanceSize(LATE_ACCEPTANCE_SIZE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withTerminationConfig(new TerminationConfig()
                                .withStepCountLimit((int) Math.min(Integer.MAX_VALUE, ofRound))));
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        solver.addEventListener(event -> onBetter.accept(event.getNewBestSolution()));
        current = solver;
        return solver;
    }

    private synchronized void end(Solver<Plan> round) {
        movesOfEarlierRounds += movesOf(round);
        current = null;
    }

    /** How many moves it has tried so far; safe from any thread. */
    public synchronized long moves() {
        return movesOfEarlierRounds + (current == null ? 0 : movesOf(current));
    }

    /** The count is not in the solver library's public part. */
    private static long movesOf(Solver<Plan> round) {
        return ((DefaultSolver<Plan>) round).getMoveEvaluationCount();
    }

    /** Ends the search early; safe from any thread. */
    public synchronized void stop() {
        stopped = true;
        if (current != null) {
            current.terminateEarly();
        }
    }
}
