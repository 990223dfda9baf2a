package org.samrad.solver;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.AcceptorType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.solver.PreviewFeature;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.util.function.Consumer;

/** How a plan is searched for: one complete plan first, then improved until the limit. */
public final class PlanSolver {

    private final Solver<Plan> solver;

    /**
     * @param termination when to end
     * @param onBetter told of each plan better than all before it, by the thread that solves
     */
    public PlanSolver(TerminationConfig termination, long seed, Consumer<Plan> onBetter) {
        var config = new SolverConfig()
                .withPreviewFeature(PreviewFeature.DIVERSIFIED_LATE_ACCEPTANCE)
                .withSolutionClass(Plan.class)
                .withEntityClasses(Consultation.class)
                .withConstraintProviderClass(PlanConstraints.class)
                .withRandomSeed(seed)
                .withTerminationConfig(termination)
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlanMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig()
                                .withAcceptorTypeList(java.util.List.of(AcceptorType.LATE_ACCEPTANCE))
                                .withLateAcceptanceSize(400))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
        this.solver = SolverFactory.<Plan>create(config).buildSolver();
        solver.addEventListener(event -> onBetter.accept(event.getNewBestSolution()));
    }

    /** The first complete plan, made in moments: a place for every request that finds one, the hardest first. */
    public static Plan firstPlan(Problem problem, Weights weights, long seed) {
        return Construction.complete(Plan.of(problem, weights), seed);
    }

    /** Improves a complete plan until the termination or {@link #stop}, and returns the best plan. */
    public Plan solve(Plan plan) {
        return solver.solve(plan);
    }

    /** How many moves the search has tried. */
    public long moves() {
        return ((DefaultSolver<Plan>) solver).getMoveEvaluationCount();
    }

    /** Ends the search early; safe from any thread. */
    public void stop() {
        solver.terminateEarly();
    }
}
