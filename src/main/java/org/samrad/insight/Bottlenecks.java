package org.samrad.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.explain.Explanation;
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

    /**
     * Beyond this it is no longer the one role or the other that stands in the way, but that there is no plan; to explain 3,000
     * takes some nine seconds.
     */
    private static final int MOST_EXPLAINED = 500;

    private final OpenPlans plans;
    private final Proposals proposals;
    private final SequencedMap<OpenPlan, Bottleneck> known = new LinkedHashMap<>();

    Bottlenecks(OpenPlans plans, Proposals proposals) {
        this.plans = plans;
        this.proposals = proposals;
    }

    /**
     * What stands in the way of a plan.
     *
     * @param mark tells whether the plan or the data have changed since
     * @param whatIf whether the plan is about data that are only imagined
     * @param reasons why each unscheduled request has no place, an {@link org.samrad.explain.Reason} by request; none where
     *     there are too many to explain
     * @param scarcest ids of the scarcest competences, the scarcest first
     */
    record Bottleneck(
            OpenPlan plan,
            PlanMark mark,
            boolean whatIf,
            StudiedPlan situation,
            UnmetDemand unmet,
            Map<String, String> reasons,
            CompetenceHours hours,
            List<String> scarcest) {}

    /**
     * Looks at a plan as it is now.
     *
     * @throws org.samrad.plan.NoSuchPlan where it is not there
     */
    synchronized Bottleneck of(PlanRef ref) {
        OpenPlan plan = plans.of(ref);
        Bottleneck bottleneck = known.remove(plan);
        if (bottleneck == null) {
            bottleneck = lookAt(plan);
        }
        known.putLast(plan, bottleneck);
        if (known.size() > MOST) {
            known.pollFirstEntry();
        }
        return bottleneck;
    }

    private Bottleneck lookAt(OpenPlan plan) {
        var situation = new StudiedPlan(plan.data(), plan.schedule());
        List<UnscheduledRow> causes = situation.unscheduled().size() > MOST_EXPLAINED
                ? List.of()
                : Explanation.unscheduledRows(plan.data(), plan.schedule());
        var unmet = UnmetDemand.of(situation, causes);
        var hours = CompetenceHours.of(situation);
        Proposal proposal =
                plan.ref().isProposal() ? proposals.findById(plan.ref().id()).orElse(null) : null;
        return new Bottleneck(
                plan,
                new PlanMark(plan.ref(), proposal == null ? 0 : proposal.version(), plan.mark()),
                proposal != null && proposal.isWhatIf(),
                situation,
                unmet,
                causes.stream().collect(Collectors.toMap(UnscheduledRow::request, UnscheduledRow::reason)),
                hours,
                hours.scarcest(unmet, SCARCEST));
    }
}
