package org.samrad.rules;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.compare.PlanComparison;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.SearchThreads;
import org.samrad.solver.Weights;
import org.samrad.weights.RuleNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

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

    /** How long one can be looked at. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String JOB = "weights-preview";
    private static final int TRIES = 3;
    private static final int BROKEN_SHOWN = 5;

    /** How often a program asks whether the preview that it solves is still wanted. */
    private static final long BETWEEN_LOOKS_MILLIS = 300;

    /** Each holds two plans of some tens of megabytes. */
    private static final int ANSWERS = 4;

    private static final JsonMapper JSON = new JsonMapper();

    private final OpenPlans plans;
    private final ProposalRows rows;
    private final JdbcClient database;
    private final ObjectProvider<Scheduler> jobs;
    private final Clock clock;
    private final Cache<Answer, PlanComparison> answers =
            Caffeine.newBuilder().maximumSize(ANSWERS).build();

    /** What a preview had found by a time of solving. */
    private record Answer(String preview, Duration elapsed) {}

    /** The preview that this program solves now, if any. */
    private volatile @Nullable PreviewSolving current;

    private volatile boolean closing;

    WeightsPreviews(
            OpenPlans plans, ProposalRows rows, JdbcClient database, ObjectProvider<Scheduler> jobs, Clock clock) {
        this.plans = plans;
        this.rows = rows;
        this.database = database;
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
        Instant now = clock.instant();
        database.sql("delete from weights_preview where planner = :by or asked_at < :old")
                .param("by", by)
                .param("old", Timestamp.from(now.minus(KEPT)))
                .update();
        String id = UUID.randomUUID().toString();
        database.sql("""
                        insert into weights_preview (id, planner, plan, weights, state, asked_at)
                        values (:id, :by, :plan, :weights, 'WAITING', :now)
                        """)
                .param("id", id)
                .param("by", by)
                .param("plan", plan.code())
                .param("weights", RuleNumbers.write(weights.byRule()))
                .param("now", Timestamp.from(now))
                .update();
        jobs.getObject().schedule(new TaskInstance<>(JOB, id), now);
        return of(id).orElseThrow();
    }

    /** One that was asked for; empty where a newer took its place or it is forgotten. */
    public Optional<WeightsPreview> of(String id) {
        return database.sql("select * from weights_preview where id = :id")
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    /**
     * The plan beside the best so far, both priced by the weights that are tried; null before there is one, where it failed, and
     * where the plan is gone.
     */
    @Nullable
    PlanComparison answer(WeightsPreview preview) {
        List<ScheduleRow> schedule = preview.schedule();
        if (schedule == null) {
            return null;
        }
        try {
            OpenPlan before = plans.of(preview.plan()).weighed(preview.weights());
            return answers.get(
                    new Answer(preview.id(), preview.elapsed()),
                    found -> PlanComparison.of(before, before.with(schedule)));
        } catch (NoSuchPlan gone) {
            return null;
        }
    }

    /** Ends the solving of one; its best so far stays. Does nothing where it is gone or has ended. */
    public void cancel(String id) {
        database.sql("""
                        update weights_preview set stop_asked = true,
                            state = case when state = 'WAITING' then 'CANCELLED' else state end
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """).param("id", id).update();
    }

    /** What solves one, on whichever program; a program that ends leaves it to another. */
    @Bean
    OneTimeTask<Void> weightsPreviewJob() {
        return Tasks.oneTime(JOB)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        TRIES, new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(1))))
                .execute((job, context) -> solve(job.getId()));
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
        WeightsPreview preview = of(id).orElse(null);
        if (preview == null || !preview.state().underWay() || !isWanted(id)) {
            return;
        }
        var solving = new PreviewSolving(
                preview.weights(), LIMIT, ScheduleCheck::check, (elapsed, schedule) -> keep(id, elapsed, schedule));
        current = solving;
        state(id, State.RUNNING, List.of());
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(JOB + "-watch").daemon().factory())) {
            watch.scheduleWithFixedDelay(
                    () -> stopUnwanted(id, solving), 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            try {
                PlanRef plan = preview.plan();
                Set<String> pinned = plan.isProposal() ? rows.pinned(plan.id()) : Set.of();
                State end = solving.run(() -> plans.of(plan), pinned, SearchThreads.ofPreview());
                if (closing) {
                    throw new IllegalStateException("The program ends; the preview begins anew on another.");
                }
                state(id, end, List.of());
            } finally {
                watch.shutdownNow();
                current = null;
            }
        } catch (ScheduleRefused refused) {
            LOG.error("A preview of weights made a schedule that the checker refuses: {}", refused.sentence());
            state(id, State.FAILED, shown(refused));
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException | Error failure) {
            if (closing) {
                throw failure;
            }
            LOG.error("A preview of weights failed.", failure);
            state(id, State.FAILED, List.of());
        }
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
            if (!isWanted(id)) {
                solving.stop();
            }
        } catch (DataAccessException away) {
            LOG.debug("The database can't say whether the preview is still wanted; it is asked again.", away);
        }
    }

    private boolean isWanted(String id) {
        return database.sql("select stop_asked from weights_preview where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .map(stopAsked -> !stopAsked)
                .orElse(false);
    }

    private void keep(String id, Duration elapsed, List<ScheduleRow> schedule) {
        database.sql("update weights_preview set elapsed_millis = :elapsed, schedule = :schedule where id = :id")
                .param("elapsed", elapsed.toMillis())
                .param("schedule", JSON.writeValueAsString(schedule))
                .param("id", id)
                .update();
    }

    private void state(String id, State state, List<Violation> broken) {
        database.sql("""
                        update weights_preview set state = :state, broken = :broken,
                            schedule = case when :state = 'FAILED' then null else schedule end
                        where id = :id
                        """)
                .param("state", state.name())
                .param("broken", broken.isEmpty() ? null : JSON.writeValueAsString(broken))
                .param("id", id)
                .update();
    }

    private static WeightsPreview read(ResultSet row) throws SQLException {
        String schedule = row.getString("schedule");
        String broken = row.getString("broken");
        return new WeightsPreview(
                Objects.requireNonNull(row.getString("id")),
                PlanRef.of(Objects.requireNonNull(row.getString("plan"))),
                new Weights(RuleNumbers.read(Objects.requireNonNull(row.getString("weights")))),
                State.valueOf(row.getString("state")),
                Duration.ofMillis(row.getLong("elapsed_millis")),
                schedule == null ? null : JSON.readValue(schedule, new TypeReference<List<ScheduleRow>>() {}),
                broken == null ? List.of() : JSON.readValue(broken, new TypeReference<List<Violation>>() {}));
    }
}
