package org.samrad.planning.web;

import java.util.Map;
import org.samrad.planning.PlanningRun;
import org.samrad.planning.PlanningRuns;
import org.samrad.planning.Proposal;
import org.samrad.planning.Proposals;
import org.samrad.planning.RunOrder;
import org.samrad.planning.WeightProfile;
import org.samrad.planning.WeightProfiles;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the panel shows that starts, follows and stops a run, and reads what is asked for there. */
@Component
class RunPanel {

    private static final int PROPOSALS_TO_CHOOSE_FROM = 15;

    private final RunStatuses statuses;
    private final WeightProfiles profiles;
    private final Proposals proposals;
    private final PlanningRuns runs;

    RunPanel(RunStatuses statuses, WeightProfiles profiles, Proposals proposals, PlanningRuns runs) {
        this.statuses = statuses;
        this.profiles = profiles;
        this.proposals = proposals;
        this.runs = runs;
    }

    /**
     * Adds {@code status}, {@code queue}, {@code profiles}, {@code beginnings}, and unless a typed one is there {@code form}
     * with {@code errors}.
     */
    void fill(Model model) {
        RunStatus status = statuses.ofInterest().orElse(null);
        model.addAttribute("status", status);
        model.addAttribute(
                "queue",
                statuses.queue().stream()
                        .filter(waiting -> status == null
                                || waiting.run().id() != status.run().id())
                        .toList());
        model.addAttribute("profiles", profiles.findAllByOrderByBuiltInDescIdAsc());
        model.addAttribute("beginnings", proposals.findByWhatIfIsNullOrderByIdDesc(Limit.of(PROPOSALS_TO_CHOOSE_FROM)));
        if (!model.containsAttribute("form")) {
            model.addAttribute("errors", Map.of());
            model.addAttribute("form", SolveForm.usual(profiles.preferred()));
        }
    }

    /** The message key of what is wrong with each field, by its name; empty where all are right. */
    Map<String, String> errors(SolveForm form) {
        return form.errors(profiles, proposals);
    }

    /** What a form without {@link #errors} asks for. */
    RunOrder order(SolveForm form) {
        return form.order(profiles);
    }

    /**
     * A run that goes on from a proposal as the one that made it was asked for, by the weights of the same name where there are
     * such.
     */
    RunOrder again(Proposal proposal) {
        Long maker = proposal.run();
        PlanningRun run = maker == null ? null : runs.findById(maker).orElse(null);
        if (run == null) {
            return SolveForm.usualOrder(profiles.preferred())
                    .goingOnFrom(proposal.id())
                    .named(proposal.name());
        }
        WeightProfile weights = profiles.findByNameIgnoreCase(run.profile()).orElseGet(profiles::preferred);
        return RunOrder.of(weights, run.limit(), run.seed(), run.from())
                .goingOnFrom(proposal.id())
                .named(proposal.name());
    }
}
