package org.samrad.solver;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * The weight of every tunable rule, 0 to {@value #MAX}, at most three decimals; 0 turns a rule off.
 *
 * @param byRule a weight for each tunable rule; a missing one has its default
 */
public record Weights(Map<PlanRule, Double> byRule) {

    /** The largest weight a rule may have. */
    public static final double MAX = 1000;

    /** Scores are whole numbers of this fine a grain, so that weights of three decimals times parts of a cost add up exactly. */
    public static final long SCALE = 1_000_000;

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

    /** The weights as the solver takes them; a rule that weighs 0 is left out of the search altogether. */
    public ConstraintWeightOverrides<HardMediumSoftScore> overrides() {
        var scores = new HashMap<String, HardMediumSoftScore>();
        byRule.forEach((rule, weight) -> scores.put(
                rule.id(),
                rule.level() == PlanRule.Level.MEDIUM
                        ? HardMediumSoftScore.ofMedium(scaled(rule))
                        : HardMediumSoftScore.ofSoft(scaled(rule))));
        return ConstraintWeightOverrides.of(scores);
    }

    /** What the smallest part of the rule's cost adds to the score: {@value #SCALE} for a weight of 1 and whole costs. */
    public long scaled(PlanRule rule) {
        return Math.round(of(rule) * SCALE / rule.partsOfOne());
    }

    /** The weighted cost of a rule, from a cost in its parts. */
    public double cost(PlanRule rule, long parts) {
        return scaled(rule) * parts / (double) SCALE;
    }

    /** Whether the rule counts at all. */
    public boolean isOn(PlanRule rule) {
        return of(rule) != 0;
    }

    private static double checked(PlanRule rule, double weight) {
        if (!(weight >= 0 && weight <= MAX) || Math.rint(weight * 1000) != weight * 1000) {
            throw new IllegalArgumentException("The weight of %s must be 0 to %.0f with at most three decimals, not %s."
                    .formatted(rule.id(), MAX, weight));
        }
        return weight;
    }
}
