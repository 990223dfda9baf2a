package org.samrad.weights;

import java.util.List;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

/** One rule that weighs otherwise than before. */
public record WeightChange(PlanRule rule, double before, double after) {

    /** The rules that weigh otherwise, in the order of the rules; empty where the weights are the same. */
    public static List<WeightChange> between(Weights before, Weights after) {
        return PlanRule.tunableRules().stream()
                .filter(rule -> before.of(rule) != after.of(rule))
                .map(rule -> new WeightChange(rule, before.of(rule), after.of(rule)))
                .toList();
    }
}
