package org.samrad.solver;

import java.util.EnumMap;
import java.util.Map;

/**
 * The weight of every tunable rule, 0 to {@value #MAX}, at most three decimals; 0 turns a rule off.
 *
 * @param byRule a weight for each tunable rule; a missing one has its default
 */
public record Weights(Map<PlanRule, Double> byRule) {

    /** The largest weight a rule may have. */
    public static final double MAX = 1000;

    public Weights {
        var complete = new EnumMap<PlanRule, Double>(PlanRule.class);
        for (PlanRule rule : PlanRule.tunableRules()) {
            complete.put(rule, checked(rule, byRule.getOrDefault(rule, rule.defaultWeight())));
        }
        byRule = Map.copyOf(complete);
    }

    /** The profile {@code default}. */
    public static Weights defaults() {
        return new Weights(Map.of());
    }

    /** The profile {@code benchmark}: {@code unscheduled} and {@code waiting} at their defaults, all else off. */
    public static Weights benchmark() {
        var weights = new EnumMap<PlanRule, Double>(PlanRule.class);
        for (PlanRule rule : PlanRule.tunableRules()) {
            boolean kept = rule == PlanRule.UNSCHEDULED || rule == PlanRule.WAITING;
            weights.put(rule, kept ? rule.defaultWeight() : 0.0);
        }
        return new Weights(weights);
    }

    /** The weight of a rule; hard rules weigh 1. */
    public double of(PlanRule rule) {
        return byRule.getOrDefault(rule, 1.0);
    }

    private static double checked(PlanRule rule, double weight) {
        if (!(weight >= 0 && weight <= MAX) || Math.rint(weight * 1000) != weight * 1000) {
            throw new IllegalArgumentException("The weight of %s must be 0 to %.0f with at most three decimals, not %s."
                    .formatted(rule.id(), MAX, weight));
        }
        return weight;
    }
}
