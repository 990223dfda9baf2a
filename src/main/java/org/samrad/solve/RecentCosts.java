package org.samrad.solve;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;

/** What the rules cost in plans that get better, counted once a second at most. */
final class RecentCosts {

    /** The costs of thousands of requests take some tens of milliseconds to count. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private Map<PlanRule, Double> costs = Map.of();
    private @Nullable Plan counted;
    private long countedAt;

    /** The costs of this plan, or of one of the last second. */
    Map<PlanRule, Double> of(Plan plan) {
        boolean due = counted == null || System.nanoTime() - countedAt >= BETWEEN.toNanos();
        if (due && plan != counted) {
            costs = PlanReview.of(plan).costs();
            counted = plan;
            countedAt = System.nanoTime();
        }
        return costs;
    }
}
