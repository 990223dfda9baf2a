package org.samrad.suggest;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

/**
 * Why a scheduled consultation lies where it does: what it costs and by which facts, which other options there were and what
 * made them lose. Ids, rules and amounts only, so that a page can tell it in any language.
 *
 * @param chosen what the plan holds, with what it adds to the plan's cost
 * @param pinned whether it has to stay there
 * @param facts each rule's part with who, when and how much; none where no rule costs anything
 * @param others up to five other valid options, the cheapest first
 * @param blocked up to three options cheaper than the chosen one that only one other consultation stands in the way of
 */
public record ConsultationExplanation(
        PricedOption chosen, boolean pinned, List<Fact> facts, List<Other> others, List<Blocked> blocked) {

    /**
     * One thing that costs.
     *
     * @param role the role it is about, or null where it is about more than one
     * @param specialist whom it is about, or null where it is about more than one
     * @param amount days for {@code waiting} and {@code overdue}, minutes for {@code travel}, levels for
     *     {@code over-qualified}, hundredths of a percentage point of unfairness for {@code workload} (less than 0 where the
     *     consultation evens out the load), else how often
     * @param cost weighted; the costs of a rule's facts add up to the rule's cost in a review of the plan
     * @param time the day that waiting counts from for {@code waiting}, the due day for {@code overdue}, both at midnight; the
     *     published start for {@code disruption} by another time; else null
     * @param change what of the published consultation is otherwise for {@code disruption}, else null
     */
    public record Fact(
            PlanRule rule,
            @Nullable String role,
            @Nullable String specialist,
            long amount,
            double cost,
            @Nullable LocalDateTime time,
            @Nullable Change change) {

        /** Of any other rule than {@code disruption}. */
        public Fact(
                PlanRule rule,
                @Nullable String role,
                @Nullable String specialist,
                long amount,
                double cost,
                @Nullable LocalDateTime time) {
            this(rule, role, specialist, amount, cost, time, null);
        }
    }

    /** What of a published consultation is otherwise; another mode and another site cost once, and are told as another mode. */
    public enum Change {
        TIME,
        MODE,
        SITE,
        MEMBER
    }

    /**
     * Another option than the chosen one.
     *
     * @param difference its soft cost less that of the chosen one: less than 0 where it would be an improvement
     * @param byRule the same rule by rule, the largest first; rules without a difference are left out
     */
    public record Other(PricedOption option, double difference, Map<PlanRule, Double> byRule) {

        /** Whether the plan would get better by it. */
        public boolean isImprovement() {
            return difference < 0;
        }

        /** The rules that make it dearer, the dearest first: why it lost. */
        public List<PlanRule> dearerBy() {
            return byRule.entrySet().stream()
                    .filter(rule -> rule.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /**
     * An option that would be free but for one other consultation.
     *
     * @param other priced as if that consultation were not held
     * @param by id of the request whose consultation it is
     */
    public record Blocked(Other other, String by) {}

    /**
     * Explains what a schedule holds for a request.
     *
     * @throws IllegalArgumentException if the data have no such request, or the schedule leaves it out
     */
    public static ConsultationExplanation of(
            PlanningData data, List<ScheduleRow> schedule, Weights weights, String request) {
        return Recommendations.of(data, schedule, weights).explain(request);
    }
}
