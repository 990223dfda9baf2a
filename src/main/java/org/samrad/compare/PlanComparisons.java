package org.samrad.compare;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.springframework.stereotype.Component;

/** Compares stored plans, and keeps the newest comparisons: a planner filters, sorts and pages through one. */
@Component
public class PlanComparisons {

    private static final int MOST = 3;

    private final OpenPlans plans;
    private final SequencedMap<Pair, PlanComparison> known = new LinkedHashMap<>();

    PlanComparisons(OpenPlans plans) {
        this.plans = plans;
    }

    /** An open plan never changes, so which they are tells all. */
    private record Pair(OpenPlan first, OpenPlan second) {}

    /**
     * Says whether a plan can be opened.
     *
     * @throws NoSuchPlan where it is not there
     */
    public void require(PlanRef ref) {
        plans.of(ref);
    }

    /**
     * Compares the plans as they are now.
     *
     * @throws NoSuchPlan where one of them is not there
     * @throws IllegalStateException when there is no planning data
     */
    public PlanComparison of(PlanRef first, PlanRef second) {
        // Opening may wait for the database: nobody else is to wait for that.
        return of(new Pair(plans.of(first), plans.of(second)));
    }

    private synchronized PlanComparison of(Pair pair) {
        PlanComparison comparison = known.remove(pair);
        if (comparison == null) {
            comparison = PlanComparison.of(pair.first(), pair.second());
        }
        known.putLast(pair, comparison);
        while (known.size() > MOST) {
            known.pollFirstEntry();
        }
        return comparison;
    }
}
