package org.samrad.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.explain.Cause;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.springframework.stereotype.Component;

/** What stands in the way of plans; worked out when first asked for, and kept as long as the plan is open. */
@Component
class Bottlenecks {

    /** How many scarce competences are singled out. */
    static final int SCARCEST = 5;

    private static final int MOST = 4;
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    /**
     * Beyond this it is no longer the one role or the other that stands in the way, but that there is no plan; to explain 3,000
     * takes some nine seconds.
     */
    private static final int MOST_EXPLAINED = 500;

    private final OpenPlans plans;
    private final Proposals proposals;
    private final Cache<OpenPlan, Bottleneck> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(KEPT_FOR).build();

    Bottlenecks(OpenPlans plans, Proposals proposals) {
        this.plans = plans;
        this.proposals = proposals;
    }

    /**
     * What stands in the way of a plan.
     *
     * @param mark tells whether the plan or the data have changed since
     * @param whatIf whether the plan is about data that are only imagined
     * @param causes why each unscheduled request has no place; none where there are too many to explain
     * @param hindrances those causes put together, what weighs most first
     * @param scarcest ids of the scarcest competences, the scarcest first
     */
    record Bottleneck(
            OpenPlan plan,
            PlanMark mark,
            boolean whatIf,
            StudiedPlan situation,
            UnmetDemand unmet,
            Map<String, Cause> causes,
            Hindrances hindrances,
            CompetenceHours hours,
            List<String> scarcest) {}

    /**
     * Looks at a plan as it is now.
     *
     * @throws org.samrad.plan.NoSuchPlan where it is not there
     */
    Bottleneck of(PlanRef ref) {
        OpenPlan plan = plans.of(ref);
        Bottleneck bottleneck = known.getIfPresent(plan);
        if (bottleneck == null) {
            // Asked before, so that nobody works on it and waits for the database.
            Proposal proposal = ref.isProposal() ? proposals.findById(ref.id()).orElse(null) : null;
            bottleneck = known.get(plan, open -> lookAt(open, proposal));
        }
        return bottleneck;
    }

    private static Bottleneck lookAt(OpenPlan plan, @Nullable Proposal proposal) {
        var situation = new StudiedPlan(plan.data(), plan.schedule());
        List<Request> unscheduled = situation.unscheduled();
        boolean explained = unscheduled.size() <= MOST_EXPLAINED;
        Map<String, Cause> causes = explained
                ? plan.explanations()
                        .causes(unscheduled.stream().map(Request::id).toList())
                : Map.of();
        var unmet = UnmetDemand.of(situation, causes);
        var hours = CompetenceHours.of(situation);
        var hindrances = Hindrances.of(situation, causes);
        return new Bottleneck(
                plan,
                new PlanMark(plan.ref(), proposal == null ? 0 : proposal.version(), plan.mark()),
                proposal != null && proposal.isWhatIf(),
                situation,
                unmet,
                causes,
                hindrances,
                hours,
                explained ? hindrances.scarce().stream().limit(SCARCEST).toList() : hours.scarcest(unmet, SCARCEST));
    }
}
