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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanConstraints;

/** Local search by the moves of {@link RuinAndRecreate}, some steps at a time, within a limit of time and of steps for all. */
final class LocalSearch {

    /** Found best of 100, 400 and 2,000 on planted sets; diversified late acceptance left more out. */
    private static final int LATE_ACCEPTANCE_SIZE = 400;

    private final Duration limit;
    private final long seed;
    private final Consumer<Plan> onBetter;
    private long began;
    private long stepsLeft;
    private int runs;

    /** Guarded by this object. */
    private @Nullable Solver<Plan> current;

    private boolean stopped;
    private long movesBefore;

    /**
     * @param limit from {@link #begin} on
     * @param steps the most, null for any number
     * @param onBetter told of each plan better than all before it in its run, and of the best of it once more, by the thread that searches
     */
    LocalSearch(Duration limit, @Nullable Integer steps, long seed, Consumer<Plan> onBetter) {
        this.limit = limit;
        this.stepsLeft = steps == null ? Long.MAX_VALUE : steps;
        this.seed = seed;
        this.onBetter = onBetter;
    }

    void begin() {
        began = System.nanoTime();
    }

    /** The time that is left; below zero where the limit has passed. */
    Duration left() {
        return limit.minusNanos(System.nanoTime() - began);
    }

    /** The best plan found from one within so many steps; null where there was no time or step left to begin. */
    @Nullable
    Plan run(Plan from, long steps) {
        Plan found = run(from, steps, onBetter);
        if (found != null) {
            onBetter.accept(found);
        }
        return found;
    }

    /** The same, of a plan that is only on the way to others: nobody is told. */
    @Nullable
    Plan runUntold(Plan from, long steps) {
        return run(from, steps, better -> {});
    }

    private @Nullable Plan run(Plan from, long steps, Consumer<Plan> told) {
        long most = Math.min(steps, stepsLeft);
        stepsLeft -= most;
        Solver<Plan> solver = most > 0 ? begin(left(), most, told) : null;
        if (solver == null) {
            return null;
        }
        Plan found = solver.solve(from);
        end(solver);
        return found;
    }

    private synchronized @Nullable Solver<Plan> begin(Duration left, long steps, Consumer<Plan> told) {
        if (stopped || left.toMillis() < 1) {
            return null;
        }
        var config = new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(Consultation.class)
                .withConstraintProviderClass(PlanConstraints.class)
                .withRandomSeed(seed + runs++)
                .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(left.toMillis()))
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlanMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                .withAcceptorTypeList(List.of(AcceptorType.LATE_ACCEPTANCE))
                                .withLateAcceptanceSize(LATE_ACCEPTANCE_SIZE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
                        .withTerminationConfig(
                                new TerminationConfig().withStepCountLimit((int) Math.min(Integer.MAX_VALUE, steps))));
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        solver.addEventListener(event -> told.accept(event.getNewBestSolution()));
        current = solver;
        return solver;
    }

    private synchronized void end(Solver<Plan> ended) {
        movesBefore += movesOf(ended);
        current = null;
    }

    /** Adds moves that were tried beside. */
    synchronized void count(long moves) {
        movesBefore += moves;
    }

    /** How many moves have been tried so far; safe from any thread. */
    synchronized long moves() {
        return movesBefore + (current == null ? 0 : movesOf(current));
    }

    /** The count is not in the solver library's public part. */
    private static long movesOf(Solver<Plan> run) {
        return ((DefaultSolver<Plan>) run).getMoveEvaluationCount();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Ends it early; safe from any thread. */
    synchronized void stop() {
        stopped = true;
        if (current != null) {
            current.terminateEarly();
        }
    }
}
