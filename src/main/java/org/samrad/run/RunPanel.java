package org.samrad.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.snapshot.DataChanges;
import org.samrad.plan.web.BoardWords;
import org.samrad.weights.WeightProfile;
import org.samrad.weights.WeightProfiles;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gathers what the panel shows that starts, follows and stops a run, and reads what is asked for there. */
@Component
public class RunPanel {

    private static final int PROPOSALS_TO_CHOOSE_FROM = 15;

    private final RunStatuses statuses;
    private final WeightProfiles profiles;
    private final Proposals proposals;
    private final PlanningRuns runs;
    private final Planner planner;
    private final ChangedData changedData;
    private final BoardWords words;
    private final Accounts accounts;

    RunPanel(
            RunStatuses statuses,
            WeightProfiles profiles,
            Proposals proposals,
            PlanningRuns runs,
            Planner planner,
            ChangedData changedData,
            BoardWords words,
            Accounts accounts) {
        this.statuses = statuses;
        this.profiles = profiles;
        this.proposals = proposals;
        this.runs = runs;
        this.planner = planner;
        this.changedData = changedData;
        this.words = words;
        this.accounts = accounts;
    }

    /**
     * Adds {@code status}, {@code changedSince}, {@code queue}, {@code queuedBy}, {@code profiles}, {@code beginnings}, and unless a typed one is there {@code form}
     * with {@code errors}.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void fill(Model model) {
        RunStatuses.Now now = statuses.now();
        RunStatus status = now.ofInterest();
        model.addAttribute("status", status);
        model.addAttribute("changedSince", status == null ? null : changedSince(status));
        model.addAttribute("queue", now.queue());
        model.addAttribute(
                "queuedBy",
                accounts.names(
                        now.queue().stream().map(one -> one.run().startedBy()).toList()));
        List<WeightProfile> all = profiles.findAllByOrderByBuiltInDescIdAsc();
        model.addAttribute("profiles", all);
        model.addAttribute("beginnings", proposals.findByWhatIfIsNullOrderByIdDesc(Limit.of(PROPOSALS_TO_CHOOSE_FROM)));
        if (!model.containsAttribute("form")) {
            model.addAttribute("errors", Map.of());
            model.addAttribute("form", SolveForm.usual(preferred(all)));
        }
    }

    private WeightProfile preferred(List<WeightProfile> all) {
        return all.stream().filter(WeightProfile::preferred).findFirst().orElseGet(profiles::preferred);
    }

    /**
     * Adds {@code stale}: what has changed in the data since a proposal was made; null where nothing has, or where its run is
     * still at it. After {@link #fill}.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void fillStale(@Nullable Proposal proposal, Model model) {
        RunStatus status = (RunStatus) model.getAttribute("status");
        boolean underWay = proposal != null
                && status != null
                && status.underWay()
                && Objects.equals(proposal.run(), status.run().id());
        model.addAttribute(
                "stale",
                proposal == null || proposal.isWhatIf() || underWay
                        ? null
                        : changedData.since(proposal).orElse(null));
    }

    /** What has changed in the data since a run that has ended; null where nothing has, or where they were imagined. */
    private @Nullable DataChanges changedSince(RunStatus status) {
        Proposal proposal = status.proposal();
        return proposal == null || status.underWay() || status.imagined()
                ? null
                : changedData.since(proposal).orElse(null);
    }

    /** The message key of what is wrong with each field, by its name; empty where all are right. */
    public Map<String, String> errors(SolveForm form) {
        return form.errors(profiles, proposals);
    }

    /** What a form without {@link #errors} asks for. */
    public RunOrder order(SolveForm form) {
        return form.order(profiles);
    }

    /** Asks for a run; where that is one too many for one person, the next page says so. */
    public void start(RunOrder order, CurrentUser by, RedirectAttributes next) {
        try {
            planner.start(order, by.username());
        } catch (TooManyRuns many) {
            next.addFlashAttribute("refused", words.text("run.many", many.most()));
        }
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
