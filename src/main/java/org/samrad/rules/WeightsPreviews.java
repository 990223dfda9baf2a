package org.samrad.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.compare.PlanComparison;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.PlanningDataReplaced;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.plan.web.Discretion;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.SearchThreads;
import org.samrad.solver.Weights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The previews of weights that planners have asked for: solved beside the runs, one at a time in each program, and one for each
 * planner, whose newer takes the older's place. They are rows of the database: any program solves one, any shows it, and one
 * whose program ends begins anew on another.
 */
@Component
public class WeightsPreviews {

    private static final Logger LOG = LoggerFactory.getLogger(WeightsPreviews.class);

    /** How long one is solved. */
    static final Duration LIMIT = Duration.ofSeconds(6);

    private static final String JOB = "weights-preview";
    private static final int TRIES = 3;
    private static final int BROKEN_SHOWN = 5;

    /** How often a program asks whether the preview that it solves is still wanted. */
    private static final long BETWEEN_LOOKS_MILLIS = 300;

    /** Each holds two plans of some tens of megabytes. */
    private static final int ANSWERS = 4;

    private static final Duration ANSWER_KEPT = Duration.ofMinutes(10);

    private final OpenPlans plans;
    private final ProposalRows proposalRows;
    private final PreviewRows rows;
    private final ObjectProvider<Scheduler> jobs;
    private final Clock clock;
    private final Cache<Answer, PlanComparison> answers = Caffeine.newBuilder()
            .maximumSize(ANSWERS)
            .expireAfterAccess(ANSWER_KEPT)
            .build();

    /**
     * What a preview had found by a time of solving.
     *
     * @param mark of the data: what is protected by now is nobody's to see who could before
     */
    private record Answer(String preview, Duration found, boolean whole, String mark) {}

    /** The preview that this program solves now, if any. */
    private volatile @Nullable PreviewSolving current;

    private volatile boolean closing;

    WeightsPreviews(
            OpenPlans plans, ProposalRows proposalRows, PreviewRows rows, ObjectProvider<Scheduler> jobs, Clock clock) {
        this.plans = plans;
        this.proposalRows = proposalRows;
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Asks for one, in the place of the planner's last.
     *
     * @param plan to begin with
     * @param by the account that asks
     */
    public WeightsPreview begin(PlanRef plan, Weights weights, String by) {
        WeightsPreview asked = rows.add(UUID.randomUUID().toString(), plan, weights, by);
        try {
            jobs.getObject().schedule(new TaskInstance<>(JOB, asked.id()), clock.instant());
        } catch (RuntimeException notAsked) {
            rows.delete(asked.id());
            throw notAsked;
        }
        return asked;
    }

    /** One that was asked for; empty where a newer took its place or it is forgotten. */
    public Optional<WeightsPreview> of(String id) {
        return rows.of(id);
    }

    /**
     * The plan as it was beside the best so far, both as the reader may know them and priced by the weights that are tried; null before there is one, where it
     * failed, and where the plan is gone.
     */
    @Nullable
    PlanComparison answer(WeightsPreview preview, CurrentUser reader) {
        List<ScheduleRow> beganWith = preview.beganWith();
        List<ScheduleRow> schedule = preview.schedule();
        if (beganWith == null || schedule == null) {
            return null;
        }
        try {
            OpenPlan plan = plans.of(preview.plan());
            boolean whole = reader.isEverywhere(AccountRole.COORDINATOR);
            return answers.get(new Answer(preview.id(), preview.found(), whole, plan.mark()), found -> {
                OpenPlan now = Discretion.seen(plan, reader).weighed(preview.weights());
                return PlanComparison.of(now.with(beganWith), now.with(schedule));
            });
        } catch (NoSuchPlan gone) {
            return null;
        }
    }

    /** Ends the solving of one; its best so far stays. Does nothing where it is gone or has ended. */
    public void cancel(String id) {
        rows.cancel(id);
    }

    /** What solves one, on whichever program; a program that ends leaves it to another. */
    @Bean
    OneTimeTask<Void> weightsPreviewJob() {
        return Tasks.oneTime(JOB)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        TRIES,
                        new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(1)),
                        (job, context) ->
                                rows.end(job.getExecution().taskInstance.getId(), State.FAILED, List.of())))
                .execute((job, context) -> solve(job.getId()));
    }

    /** Forgets old ones. */
    @Bean
    RecurringTask<Void> oldWeightsPreviewsJob() {
        return Tasks.recurring("old-" + JOB + "s", FixedDelay.ofHours(1)).execute((job, context) -> rows.deleteOld());
    }

    /** Previews of other data tell nothing of these. */
    @EventListener
    void forgetAll(PlanningDataReplaced event) {
        rows.deleteAll();
    }

    /** The program ends: what it solves is another's. */
    @EventListener
    void giveUp(ContextClosedEvent event) {
        closing = true;
        PreviewSolving solving = current;
        if (solving != null) {
            solving.stop();
        }
    }

    private void solve(String id) {
        WeightsPreview preview = rows.of(id).orElse(null);
        if (preview == null || !preview.state().underWay()) {
            return;
        }
        if (!rows.isWanted(id)) {
            rows.end(id, State.CANCELLED, List.of());
            return;
        }
        var solving = new PreviewSolving(
                preview.weights(), LIMIT, ScheduleCheck::check, (found, schedule) -> rows.answer(id, found, schedule));
        current = solving;
        rows.begin(id);
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(JOB + "-watch").daemon().factory())) {
            watch.scheduleWithFixedDelay(
                    () -> stopUnwanted(id, solving), 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            try {
                PlanRef plan = preview.plan();
                Set<String> pinned = plan.isProposal() ? proposalRows.pinned(plan.id()) : Set.of();
                State end = solving.run(() -> opened(id, plan), pinned, SearchThreads.ofPreview());
                if (closing) {
                    throw new IllegalStateException("The program ends; the preview begins anew on another.");
                }
                rows.end(id, end, List.of());
            } finally {
                watch.shutdownNow();
                current = null;
            }
        } catch (ScheduleRefused refused) {
            LOG.error("A preview of weights made a schedule that the checker refuses: {}", refused.sentence());
            rows.end(id, State.FAILED, shown(refused));
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException | Error failure) {
            if (closing) {
                throw failure;
            }
            LOG.error("A preview of weights failed.", failure);
            rows.end(id, State.FAILED, List.of());
        }
    }

    private OpenPlan opened(String id, PlanRef ref) {
        OpenPlan plan = plans.of(ref);
        rows.beginWith(id, plan.schedule());
        return plan;
    }

    /** The first few, without what the checker says of them. */
    private static List<Violation> shown(ScheduleRefused refused) {
        return refused.violations().stream()
                .limit(BROKEN_SHOWN)
                .map(broken -> new Violation(broken.rule(), broken.request(), broken.given(), ""))
                .toList();
    }

    /** Stops the solving of one that a newer has replaced, or that its planner cancelled. */
    private void stopUnwanted(String id, PreviewSolving solving) {
        try {
            if (!rows.isWanted(id)) {
                solving.stop();
            }
        } catch (DataAccessException away) {
            LOG.debug("The database can't say whether the preview is still wanted; it is asked again.", away);
        }
    }
}
