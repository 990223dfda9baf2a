package org.samrad.solve;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.Objects;
import org.samrad.solver.Plan;
import org.samrad.solver.Weights;

/**
 * The cost of a plan by level, each 0 or more and lower is better: hard first, then medium, then soft.
 *
 * @param hard hard rules broken; 0 when valid
 * @param medium weighted cost of the unscheduled
 * @param soft weighted cost of everything wished for
 */
public record PlanScore(long hard, double medium, double soft) {

    /** The cost of a plan that has its score. */
    static PlanScore of(Plan plan) {
        HardMediumSoftScore score = Objects.requireNonNull(plan.getScore(), "The plan has no score yet.");
        return new PlanScore(
                -score.hardScore(),
                -score.mediumScore() / (double) Weights.SCALE,
                -score.softScore() / (double) Weights.SCALE);
    }
}
