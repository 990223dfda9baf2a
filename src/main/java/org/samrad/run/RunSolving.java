package org.samrad.run;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.samrad.check.ScheduleCheck;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.solve.Background;
import org.samrad.solve.Outcome;
import org.samrad.solve.ScheduleRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** One run from its turn to its end: begun, solved on the data of now, stored, and told how it ended. */
@Component
public class RunSolving {

    private static final Logger LOG = LoggerFactory.getLogger(RunSolving.class);
    private static final int TRIES_WHILE_AWAY = 300;

    private final RunEndings endings;
    private final ProposalStore store;
    private final LiveData live;
    private final DataDigests digests;
    private final PlanningSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private volatile boolean open;

    /** What the end of a run asks of the database is tried for some minutes: it may be away. */
    private final RetryTemplate whileAway = new RetryTemplate(RetryPolicy.builder()
            .includes(DataAccessException.class, TransactionException.class)
            .excludes(DataIntegrityViolationException.class, InvalidDataAccessApiUsageException.class)
            .predicate(failure -> open)
            .maxRetries(TRIES_WHILE_AWAY)
            .delay(Duration.ofSeconds(1))
            .build());

    private volatile Background storing = new Background("storing");

    RunSolving(
            RunEndings endings,
            ProposalStore store,
            LiveData live,
            DataDigests digests,
            PlanningSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.endings = endings;
        this.store = store;
        this.live = live;
        this.digests = digests;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    void open() {
        storing = new Background("storing");
        open = true;
    }

    /** From now on what the database refuses since it is away is not tried again, and a run that is stopped was interrupted. */
    void giveNoMoreTries() {
        open = false;
    }

    /** Stores what is on its way; nothing after it. */
    void close() {
        open = false;
        storing.end();
    }

    /**
     * A run with what it begins with.
     *
     * @throws IllegalArgumentException where what it keeps can't be read
     */
    CurrentRun prepared(PlanningRun run) {
        return new CurrentRun(
                run,
                store.beginningOf(run),
                store,
                settings,
                ScheduleCheck::check,
                storing::execute,
                proposal -> events.publishEvent(new ProposalStored(run.id(), proposal)),
                clock);
    }

    /** Solves a run that waits, to its end. */
    void work(CurrentRun mine) {
        if (endings.begin(mine.id())) {
            Consumer<PlanningRun> ending = solve(mine);
            whileAway.invoke(() -> endings.end(mine.id(), ending));
        }
    }

    /** Solves a run, stores what it finds, and says how it ended. */
    private Consumer<PlanningRun> solve(CurrentRun mine) {
        try {
            Outcome outcome = mine.solve(whileAway.invoke(() -> digests.keep(live.read())));
            whileAway.invoke(() -> mine.store(outcome));
            Throwable failure = outcome.failure();
            if (failure != null) {
                LOG.error("The search of run {} failed on the way; its best is kept.", mine.id(), failure);
                return run -> run.fail(null, String.valueOf(failure.getMessage()), clock.instant());
            }
            RunState how = !outcome.stopped() ? RunState.FINISHED : open ? RunState.STOPPED : RunState.INTERRUPTED;
            return run -> {
                run.searched(mine.movesPerSecond());
                run.end(how, mine.curve(), clock.instant());
            };
        } catch (ScheduleRefused refused) {
            LOG.error("Run {} made a schedule that the checker refuses: {}", mine.id(), refused.sentence());
            return run -> run.fail(refused.rule(), refused.sentence(), clock.instant());
        } catch (ProposalStore.RunOver over) {
            LOG.warn(over.getMessage());
            return run -> {};
        } catch (Planner.DataReplaced gone) {
            whileAway.invoke(() -> store.forget(mine.id()));
            return run -> run.fail(null, String.valueOf(gone.getMessage()), clock.instant());
        } catch (RuntimeException | Error failure) {
            LOG.error("Run {} failed", mine.id(), failure);
            keepWhatIsThere(mine);
            return run -> run.fail(null, String.valueOf(failure.getMessage()), clock.instant());
        }
    }

    private void keepWhatIsThere(CurrentRun failed) {
        try {
            whileAway.invoke(failed::storeWhatIsThere);
        } catch (RuntimeException | Error failure) {
            LOG.error("The best so far of run {} could not be stored.", failed.id(), failure);
        }
    }

    /** Makes room for what is to come. */
    void forgetOldProposals() {
        try {
            store.forgetOld();
            digests.forgetUnused();
        } catch (DataAccessException | TransactionException inUse) {
            LOG.warn("Old proposals are left for the next run to forget.", inUse);
        }
    }
}
