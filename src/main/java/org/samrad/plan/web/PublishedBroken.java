package org.samrad.plan.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.ToIntFunction;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much is published, and which of it is against a rule by the data of now; {@code templates/plan/nav.html} says how many, the
 * planner's start page both.
 */
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

    private final Cache<Asked, Integer> broken = counts();
    private final Cache<Asked, Integer> scheduled = counts();
    private final OpenPlans plans;
    private final PlanningHorizons horizons;

    PublishedBroken(OpenPlans plans, PlanningHorizons horizons) {
        this.plans = plans;
        this.horizons = horizons;
    }

    private static Cache<Asked, Integer> counts() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();
    }

    /** How many are against a rule that the reader may know of. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public int count(CurrentUser reader) {
        return counted(broken, reader, plan -> {
            Discretion discretion = Discretion.of(plan, reader);
            return (int) plan.brokenRules().keySet().stream()
                    .filter(request -> !discretion.hides(request))
                    .count();
        });
    }

    /** How many requests have a published time that the reader may know of; only the start page asks. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public int scheduled(CurrentUser reader) {
        return counted(
                scheduled,
                reader,
                plan -> Discretion.seen(plan, reader).measures().scheduled());
    }

    /** Asked on every page, so it is worked out once as long as nothing changes. */
    private int counted(Cache<Asked, Integer> counts, CurrentUser reader, ToIntFunction<OpenPlan> of) {
        var asked = new Asked(plans.mark(), reader.isEverywhere(AccountRole.COORDINATOR));
        Integer known = counts.getIfPresent(asked);
        if (known == null) {
            known = horizons.current().isEmpty() ? 0 : of.applyAsInt(plans.of(PlanRef.PUBLISHED));
            counts.put(asked, known);
        }
        return known;
    }
}
