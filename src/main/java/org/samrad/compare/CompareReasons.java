package org.samrad.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.solver.FamilyIdle;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.system.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Says in the reader's language why consultations differ between two plans: by which rules, and by how much. */
public final class CompareReasons {

    /** Rules whose cost, unweighted, is a number of things: days, minutes, quarters of an hour, roles, faces, gaps. */
    private static final Set<PlanRule> COUNTED = Set.of(
            PlanRule.WAITING,
            PlanRule.OVERDUE,
            PlanRule.OPTIONAL_ROLE,
            PlanRule.CONTINUITY,
            PlanRule.NEW_FACES,
            PlanRule.OVER_QUALIFIED,
            PlanRule.EXTERNAL,
            PlanRule.TRAVEL,
            PlanRule.PREFERRED_WINDOW,
            PlanRule.FRAGMENTATION,
            PlanRule.FAMILY_IDLE,
            PlanRule.DISRUPTION);

    private final MessageSource messages;
    private final Dates dates;
    private final Weights weights;
    private final Map<String, Integer> factors = new HashMap<>();

    public CompareReasons(PlanComparison comparison, MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
        this.weights = comparison.second().weights();
        PlanningData data = comparison.second().data();
        UrgencyScale scale = data.urgencyScale();
        for (PlanningData.Request request : data.requests()) {
            factors.put(request.id(), scale.factor(request.terms().urgency()));
        }
    }

    /**
     * One rule's part.
     *
     * @param text such as "waits 5 days less"
     * @param change what the rule costs more, weighted, with its sign
     */
    public record Reason(String text, String change) {}

    /** The rules' parts, the weightiest first. */
    public List<Reason> of(PlanDiff.Row row) {
        Locale locale = LocaleContextHolder.getLocale();
        var reasons = new ArrayList<Reason>();
        row.costChange()
                .forEach((rule, cost) ->
                        reasons.add(new Reason(text(row, rule, cost), CompareFigures.costChange(cost, locale))));
        return reasons;
    }

    private String text(PlanDiff.Row row, PlanRule rule, double cost) {
        if (rule.level() == PlanRule.Level.HARD) {
            return say(cost > 0 ? "compare.why.breaks" : "compare.why.keeps", name(rule));
        }
        if (rule == PlanRule.UNSCHEDULED) {
            return say(cost > 0 ? "compare.why.lost" : "compare.why.new");
        }
        Long amount = amount(row, rule, Math.abs(cost));
        // Where only one plan holds it there is nothing to be more or less than.
        boolean both = row.before() != null && row.after() != null;
        if (!both || amount == null) {
            return name(rule);
        }
        return say(
                "compare.why." + rule.id() + (cost > 0 ? ".more" : ".less"),
                rule == PlanRule.FAMILY_IDLE ? dates.length(FamilyIdle.minutes(amount)) : amount);
    }

    /** What a cost comes to in the rule's own terms; null where it is no whole number of them. */
    private @Nullable Long amount(PlanDiff.Row row, PlanRule rule, double cost) {
        double one = weights.of(rule);
        if (rule == PlanRule.WAITING || rule == PlanRule.OVERDUE) {
            one *= factors.getOrDefault(row.request(), 1);
        }
        long amount = COUNTED.contains(rule) && one > 0 ? Math.round(cost / one) : 0;
        return amount == 0 || Math.abs(amount * one - cost) > 0.001 ? null : amount;
    }

    private String name(PlanRule rule) {
        return say("rule." + rule.id() + ".name");
    }

    private String say(String key, Object... values) {
        return Objects.requireNonNull(messages.getMessage(key, values, LocaleContextHolder.getLocale()));
    }
}
