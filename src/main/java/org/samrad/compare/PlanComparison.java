package org.samrad.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solve.Measures;
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
     * @param change by how much it grows for the requests that both plans schedule: whoever schedules more is not worse for that
     */
    public record Line(String name, Unit unit, double before, double after, boolean moreIsBetter, double change) {

        Line(String name, Unit unit, double before, double after, boolean moreIsBetter) {
            this(name, unit, before, after, moreIsBetter, after - before);
        }

        /** What the second has more than the first. */
        public double difference() {
            return after - before;
        }

        /** Whether the second is better for those that both schedule; the same where that is too little to be shown. */
        public Verdict verdict() {
            if (Math.abs(change) < unit.finest / 2) {
                return Verdict.SAME;
            }
            return change > 0 == moreIsBetter ? Verdict.BETTER : Verdict.WORSE;
        }
    }

    /** Compares two plans of the same data. */
    public static PlanComparison of(OpenPlan first, OpenPlan second) {
        OpenPlan priced = first.weighed(second.weights());
        return new PlanComparison(priced, second, PlanDiff.between(priced, second));
    }

    /** What the plans mean for those who wait and those who work. */
    public List<Line> measures() {
        Set<String> both = inBoth();
        Measures firstInBoth = measuresOf(first, both);
        Measures secondInBoth = measuresOf(second, both);
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "scheduled",
                Unit.COUNT,
                first.measures().scheduled(),
                second.measures().scheduled(),
                true));
        Measured measured = (name, unit, value, moreIsBetter) -> lines.add(new Line(
                name,
                unit,
                value.applyAsDouble(first.measures()),
                value.applyAsDouble(second.measures()),
                moreIsBetter,
                value.applyAsDouble(secondInBoth) - value.applyAsDouble(firstInBoth)));
        measured.add("waiting-mean", Unit.DAYS, Measures::waitingDaysMean, false);
        measured.add("waiting-median", Unit.DAYS, Measures::waitingDaysMedian, false);
        measured.add("waiting-p90", Unit.DAYS, Measures::waitingDaysP90, false);
        measured.add("overdue", Unit.COUNT, Measures::overdue, false);
        measured.add("preferred", Unit.SHARE, Measures::preferredShare, true);
        measured.add("continuity", Unit.SHARE, Measures::continuityShare, true);
        measured.add("external", Unit.SHARE, Measures::externalShare, false);
        measured.add("load", Unit.INDEX, Measures::loadGini, false);
        double perMinute = second.weights().of(PlanRule.TRAVEL);
        if (perMinute > 0) {
            // One way each; the rule costs its weight a minute.
            lines.add(new Line(
                    "travel",
                    Unit.MINUTES,
                    first.costs().getOrDefault(PlanRule.TRAVEL, 0.0) / perMinute,
                    second.costs().getOrDefault(PlanRule.TRAVEL, 0.0) / perMinute,
                    false,
                    change(PlanRule.TRAVEL, both) / perMinute));
        }
        return lines;
    }

    private interface Measured {
        void add(String name, Unit unit, ToDoubleFunction<Measures> value, boolean moreIsBetter);
    }

    /** What the rules cost that cost anything in one of the plans, in the rules' order. */
    public List<Line> costs() {
        Map<PlanRule, Double> before = first.costs();
        Map<PlanRule, Double> after = second.costs();
        Set<String> both = inBoth();
        var lines = new ArrayList<Line>();
        for (PlanRule rule : PlanRule.values()) {
            double costBefore = before.getOrDefault(rule, 0.0);
            double costAfter = after.getOrDefault(rule, 0.0);
            if (costBefore != 0 || costAfter != 0) {
                // How even the load is belongs to nobody, and who is left out to no plan that schedules them.
                boolean ofEach = rule.level() == PlanRule.Level.SOFT && rule != PlanRule.WORKLOAD;
                lines.add(new Line(
                        rule.id(),
                        Unit.COST,
                        costBefore,
                        costAfter,
                        false,
                        ofEach ? change(rule, both) : costAfter - costBefore));
            }
        }
        return lines;
    }

    /** The requests that both plans schedule. */
    private Set<String> inBoth() {
        Set<String> both = scheduled(first);
        both.retainAll(scheduled(second));
        return both;
    }

    private static Set<String> scheduled(OpenPlan plan) {
        return plan.schedule().stream().map(ScheduleRow::request).collect(Collectors.toCollection(HashSet::new));
    }

    private static Measures measuresOf(OpenPlan plan, Set<String> requests) {
        return Measures.of(
                plan.data(),
                plan.schedule().stream()
                        .filter(row -> requests.contains(row.request()))
                        .toList());
    }

    private double change(PlanRule rule, Set<String> requests) {
        return requests.stream()
                .mapToDouble(request -> second.costsOf(request).getOrDefault(rule, 0.0)
                        - first.costsOf(request).getOrDefault(rule, 0.0))
                .sum();
    }
}
