package org.samrad.solver.recommend;

import java.util.EnumMap;
import java.util.Map;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

/**
 * What holding one option adds to the cost of a plan that lacks it, rule by rule. A rule that it makes cheaper has less than
 * 0: {@code unscheduled} always, {@code disruption} where something published is kept.
 *
 * @param parts by tunable rule, before its weight, in parts of {@link PlanRule#partsOfOne}; rules that nothing changes for
 *     are left out
 */
public record Price(Weights weights, Map<PlanRule, Long> parts) {

    public Price {
        parts = parts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(parts));
    }

    /** By how much this price exceeds another of the same weights, rule by rule. */
    public Price minus(Price other) {
        var difference = new EnumMap<PlanRule, Long>(PlanRule.class);
        difference.putAll(parts);
        other.parts.forEach((rule, amount) -> difference.merge(rule, -amount, Long::sum));
        difference.values().removeIf(amount -> amount == 0);
        return new Price(weights, difference);
    }

    /** The weighted cost of a rule. */
    public double of(PlanRule rule) {
        return weights.cost(rule, parts.getOrDefault(rule, 0L));
    }

    /** The weighted cost of each rule that adds to it or takes from it, in the rules' order. */
    public Map<PlanRule, Double> byRule() {
        var costs = new EnumMap<PlanRule, Double>(PlanRule.class);
        parts.forEach((rule, amount) -> {
            if (amount != 0 && weights.isOn(rule)) {
                costs.put(rule, of(rule));
            }
        });
        return costs;
    }

    /** The weighted cost of the medium rule: what leaving the request out would cost, less than 0. */
    public double medium() {
        return scaled(PlanRule.Level.MEDIUM) / (double) Weights.SCALE;
    }

    /** The weighted cost of all soft rules together. */
    public double soft() {
        return scaledSoft() / (double) Weights.SCALE;
    }

    /** The same in the score's whole numbers. */
    long scaledSoft() {
        return scaled(PlanRule.Level.SOFT);
    }

    /** Whether it adds no more than another of the same request, in the medium rule or in the soft ones. */
    boolean costsNoMoreThan(Price other) {
        return scaled(PlanRule.Level.MEDIUM) == other.scaled(PlanRule.Level.MEDIUM)
                && scaledSoft() <= other.scaledSoft();
    }

    private long scaled(PlanRule.Level level) {
        long cost = 0;
        for (var part : parts.entrySet()) {
            if (part.getKey().level() == level) {
                cost += weights.scaled(part.getKey()) * part.getValue();
            }
        }
        return cost;
    }
}
