package org.samrad.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.samrad.solver.PlanRule;

/**
 * Two plans side by side: what each comes to, and what differs. What rules cost is counted by the second plan's weights on
 * both sides, so that a difference is one of the plans and not of their weights.
 *
 * @param first as it is priced here
 */
public record PlanComparison(OpenPlan first, OpenPlan second, PlanDiff diff) {

    /** In what a line counts, and how fine a difference is one. */
    public enum Unit {
        COUNT(0),
        DAYS(1),
        MINUTES(0),
        /** Parts of one, shown as percent with one decimal. */
        SHARE(3),
        /** From 0 to 1. */
        INDEX(3),
        COST(1);

        private final double finest;

        Unit(int decimals) {
            this.finest = Math.pow(10, -decimals);
        }
    }

    /** What a difference means. */
    public enum Verdict {
        BETTER,
        WORSE,
        SAME
    }

    /**
     * A measure or a rule's cost in both plans.
     *
     * @param name of the measure, or the rule's id
     * @param moreIsBetter whether a larger number is the better one
     */
    public record Line(String name, Unit unit, double before, double after, boolean moreIsBetter) {

        /** What the second has more than the first. */
        public double difference() {
            return after - before;
        }

        /** Whether the second is better; the same where the difference is too small to be shown. */
        public Verdict verdict() {
            if (Math.abs(difference()) < unit.finest / 2) {
                return Verdict.SAME;
            }
            return difference() > 0 == moreIsBetter ? Verdict.BETTER : Verdict.WORSE;
        }
    }

    /** Compares two plans of the same data. */
    public static PlanComparison of(OpenPlan first, OpenPlan second) {
        OpenPlan priced = first.weighed(second.weights());
        return new PlanComparison(priced, second, PlanDiff.between(priced, second));
    }

    /** What the plans mean for those who wait and those who work. */
    public List<Line> measures() {
        var lines = new ArrayList<Line>();
        lines.add(measure("scheduled", Unit.COUNT, Measures::scheduled, true));
        lines.add(measure("waiting-mean", Unit.DAYS, Measures::waitingDaysMean, false));
        lines.add(measure("waiting-median", Unit.DAYS, Measures::waitingDaysMedian, false));
        lines.add(measure("waiting-p90", Unit.DAYS, Measures::waitingDaysP90, false));
        lines.add(measure("overdue", Unit.COUNT, Measures::overdue, false));
        lines.add(measure("preferred", Unit.SHARE, Measures::preferredShare, true));
        lines.add(measure("continuity", Unit.SHARE, Measures::continuityShare, true));
        lines.add(measure("external", Unit.SHARE, Measures::externalShare, false));
        lines.add(measure("load", Unit.INDEX, Measures::loadGini, false));
        if (second.weights().of(PlanRule.TRAVEL) > 0) {
            lines.add(new Line("travel", Unit.MINUTES, minutesTravelled(first), minutesTravelled(second), false));
        }
        return lines;
    }

    /** What the rules cost that cost anything in one of the plans, in the rules' order. */
    public List<Line> costs() {
        Map<PlanRule, Double> before = first.costs();
        Map<PlanRule, Double> after = second.costs();
        var lines = new ArrayList<Line>();
        for (PlanRule rule : PlanRule.values()) {
            var line = new Line(
                    rule.id(), Unit.COST, before.getOrDefault(rule, 0.0), after.getOrDefault(rule, 0.0), false);
            if (line.before() != 0 || line.after() != 0) {
                lines.add(line);
            }
        }
        return lines;
    }

    private Line measure(String name, Unit unit, ToDoubleFunction<Measures> value, boolean moreIsBetter) {
        return new Line(
                name,
                unit,
                value.applyAsDouble(first.measures()),
                value.applyAsDouble(second.measures()),
                moreIsBetter);
    }

    /** One way each; the rule costs its weight a minute. */
    private static double minutesTravelled(OpenPlan plan) {
        return plan.costs().getOrDefault(PlanRule.TRAVEL, 0.0) / plan.weights().of(PlanRule.TRAVEL);
    }
}
