package org.samrad.plan.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.solve.Measures;
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

    /**
     * What is counted.
     *
     * @param broken published consultations that are against a rule
     * @param scheduled requests of now with a published time
     * @param waiting those without
     */
    private record Counts(int broken, int scheduled, int waiting) {

        private static final Counts NOTHING = new Counts(0, 0, 0);
    }

    private final Cache<Asked, Counts> counts =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FRESH).build();
    private final OpenPlans plans;
    private final PlanningHorizons horizons;

    PublishedBroken(OpenPlans plans, PlanningHorizons horizons) {
        this.plans = plans;
        this.horizons = horizons;
    }

    /** How many are against a rule that the reader may know of. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public int count(CurrentUser reader) {
        return counted(reader).broken;
    }

    /** How many requests have a published time that the reader may know of. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public int scheduled(CurrentUser reader) {
        return counted(reader).scheduled;
    }

    /** How many requests that the reader may know of have none. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public int waiting(CurrentUser reader) {
        return counted(reader).waiting;
    }

    /** Asked on every page, so it is worked out once as long as nothing changes. */
    private Counts counted(CurrentUser reader) {
        var asked = new Asked(plans.mark(), reader.isEverywhere(AccountRole.COORDINATOR));
        Counts known = counts.getIfPresent(asked);
        if (known == null) {
            known = horizons.current().isEmpty() ? Counts.NOTHING : of(plans.of(PlanRef.PUBLISHED), reader);
            counts.put(asked, known);
        }
        return known;
    }

    private static Counts of(OpenPlan plan, CurrentUser reader) {
        Discretion discretion = Discretion.of(plan, reader);
        Measures measures = Discretion.seen(plan, reader).measures();
        long broken = plan.brokenRules().keySet().stream()
                .filter(request -> !discretion.hides(request))
                .count();
        return new Counts((int) broken, measures.scheduled(), measures.requests() - measures.scheduled());
    }
}
