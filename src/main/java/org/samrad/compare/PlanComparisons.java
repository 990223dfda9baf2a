package org.samrad.compare;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.samrad.account.CurrentUser;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.springframework.stereotype.Component;

/** Compares stored plans, and keeps the newest comparisons: a planner filters, sorts and pages through one. */
@Component
public class PlanComparisons {

    private static final int MOST = 3;
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    private final OpenPlans plans;
    private final Cache<Pair, PlanComparison> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT_FOR).build();

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
     * Compares the plans as they are now and as a reader may know them.
     *
     * @throws NoSuchPlan where one of them is not there
     * @throws IllegalStateException when there is no planning data
     */
    public PlanComparison of(PlanRef first, PlanRef second, CurrentUser reader) {
        return known.get(
                new Pair(Discretion.seen(plans.of(first), reader), Discretion.seen(plans.of(second), reader)),
                pair -> PlanComparison.of(pair.first(), pair.second()));
    }
}
