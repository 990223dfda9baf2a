package org.samrad.plan.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Which published consultations are against a rule by the data of now; {@code templates/plan/nav.html} says how many. */
@Component("publishedBroken")
public class PublishedBroken {

    /** The time of day goes into it, too: what has begun, what is near. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final int MOST = 4;

    /**
     * For whom it is counted.
     *
     * @param mark of the data
     * @param everything whether nothing is hidden from them, see {@link Discretion}
     */
    private record Asked(String mark, boolean everything) {}

    private final Cache<Asked, Integer> counts =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();
    private final OpenPlans plans;
    private final PlanningHorizons horizons;

    PublishedBroken(OpenPlans plans, PlanningHorizons horizons) {
        this.plans = plans;
        this.horizons = horizons;
    }

    /** How many the reader may know of; asked on every page, so it is worked out once as long as nothing changes. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public int count(CurrentUser reader) {
        var asked = new Asked(plans.mark(), reader.isEverywhere(AccountRole.COORDINATOR));
        Integer known = counts.getIfPresent(asked);
        if (known == null) {
            known = horizons.current().isEmpty()
                    ? 0
                    : of(plans.of(PlanRef.PUBLISHED), reader).size();
            counts.put(asked, known);
        }
        return known;
    }

    /** Their ids, where the reader may know when and where they are. */
    private static List<String> of(OpenPlan plan, CurrentUser reader) {
        Discretion discretion = Discretion.of(plan, reader);
        return plan.brokenRules().keySet().stream()
                .filter(request -> !discretion.hides(request))
                .toList();
    }
}
