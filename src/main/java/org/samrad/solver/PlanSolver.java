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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a plan is searched for: one complete plan first, then improved until the limit. */
public final class PlanSolver {

    private final Solver<Plan> solver;

    /**
     * @param termination when to end
     * @param onBetter told of each plan better than all before it, by the thread that solves
     */
    public PlanSolver(TerminationConfig termination, long seed, Consumer<Plan> onBetter) {
        this(termination, null, seed, onBetter);
    }

    /** @param steps to end after as many accepted moves; with it alone the same seed gives the same plan. Null for any number */
    public PlanSolver(TerminationConfig termination, @Nullable Integer steps, long seed, Consumer<Plan> onBetter) {
        var search = new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlanMoves.class))
                .withAcceptorConfig(new LocalSearchAcceptorConfig()
                        .withAcceptorTypeList(java.util.List.of(AcceptorType.LATE_ACCEPTANCE))
                        .withLateAcceptanceSize(400))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
        if (steps != null) {
            search.setTerminationConfig(new TerminationConfig().withStepCountLimit(steps));
        }
        var config = new SolverConfig()
                .withPreviewFeature(PreviewFeature.DIVERSIFIED_LATE_ACCEPTANCE)
                .withSolutionClass(Plan.class)
                .withEntityClasses(Consultation.class)
                .withConstraintProviderClass(PlanConstraints.class)
                .withRandomSeed(seed)
                .withTerminationConfig(termination)
                .withPhases(search);
        this.solver = SolverFactory.<Plan>create(config).buildSolver();
        solver.addEventListener(event -> onBetter.accept(event.getNewBestSolution()));
    }

    /** The first complete plan, made in moments: a place for every request that finds one, the hardest first. */
    public static Plan firstPlan(Problem problem, Weights weights, long seed) {
        return Construction.complete(Plan.of(problem, weights), seed);
    }

    /** The first complete plan that keeps what is published as far as it goes, see {@link Replanning}. */
    public static Plan firstPlanFromPublished(Problem problem, Weights weights, long seed) {
        return Replanning.complete(Plan.of(problem, weights), seed);
    }

    /** Improves a complete plan until the termination or {@link #stop}, and returns the best plan. */
    public Plan solve(Plan plan) {
        return solver.solve(plan);
    }

    /** Ends the search early; safe from any thread. */
    public void stop() {
        solver.terminateEarly();
    }
}
