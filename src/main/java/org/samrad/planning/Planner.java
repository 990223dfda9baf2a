package org.samrad.planning;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.exchange.PlanningDataReplaced;
import org.samrad.request.RequestEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Solves the live data in the background, one run at a time in the order in which they were asked for; what changes meanwhile
 * is taken in by the run that is being solved. Runs survive the
 * browser, not the program: those under way when it ends, or found so when it starts, are interrupted and keep their best
 * so far. So one program at a time may serve a database.
 */
@Service
public class Planner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PlanningRuns runs;
    private final ProposalStore store;
    private final LiveData live;
    private final DataDigests digests;
    private final PlanningSettings settings;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Held while a run gets or loses its turn, so that a stop meets it either waiting or running. */
    private final Object turn = new Object();

    private volatile @Nullable CurrentRun current;
    private volatile boolean open;
    private @Nullable ExecutorService solving;
    private @Nullable ExecutorService storing;
    private @Nullable ExecutorService reading;

    /** Whether the data are about to be read again, so that of many changes at once the rest need nothing done. */
    private final AtomicBoolean changed = new AtomicBoolean();

    Planner(
            PlanningRuns runs,
            ProposalStore store,
            LiveData live,
            DataDigests digests,
            PlanningSettings settings,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.store = store;
        this.live = live;
        this.digests = digests;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a run; it begins when those before it have ended. Must not be called within a transaction: the run is
     * looked up by another thread at once.
     *
     * @param by the account that asks
     */
    public PlanningRun start(RunOrder order, String by) {
        synchronized (turn) {
            if (!open || solving == null) {
                throw new IllegalStateException("The program is ending; start the run again in a moment.");
            }
            PlanningRun run = runs.save(new PlanningRun(order, by, clock.instant()));
            solving.execute(() -> work(run.id()));
            return run;
        }
    }

    /** Stops a run that waits or is being solved; its best so far is kept. Does nothing when it has ended already. */
    public void stop(long run) {
        synchronized (turn) {
            CurrentRun running = current;
            if (running != null && running.is(run)) {
                running.stop();
            } else if (change(run, waiting -> {
                if (waiting.state() == RunState.QUEUED) {
                    waiting.end(RunState.STOPPED, ScoreCurve.empty(), clock.instant());
                }
            })) {
                events.publishEvent(new RunEnded(run, RunState.STOPPED));
            }
        }
    }

    /** How far a run has come; empty unless it is being solved and has found a first schedule. */
    public Optional<LiveProgress> progress(long run) {
        return Optional.ofNullable(current).filter(running -> running.is(run)).flatMap(CurrentRun::progress);
    }

    /** A request that is filed, changed, withdrawn or published while a run is being solved is taken in by it. */
    @TransactionalEventListener(fallbackExecution = true)
    void takeIn(RequestEvent event) {
        synchronized (turn) {
            if (open && reading != null && current != null && changed.compareAndSet(false, true)) {
                reading.execute(this::takeInWhatChanged);
            }
        }
    }

    private void takeInWhatChanged() {
        // First this, then the reading: whoever changes something after it tells again.
        changed.set(false);
        CurrentRun running = current;
        try {
            if (running != null) {
                running.change(read());
            }
        } catch (RuntimeException failure) {
            LOG.error("What changed could not be taken in by the run that is being solved.", failure);
        }
    }

    /** The run that is being solved is about data that is gone; those that wait will read the new. */
    @EventListener
    void abandonWhatIsGone(PlanningDataReplaced event) {
        synchronized (turn) {
            CurrentRun running = current;
            if (running != null) {
                running.abandon(new DataReplaced(event.name()));
            }
        }
    }

    private static final class DataReplaced extends RuntimeException {
        DataReplaced(String name) {
            super("Other planning data (%s) was loaded while it ran.".formatted(name));
        }
    }

    @Override
    public void start() {
        interruptLeftovers();
        solving = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("solving").factory());
        storing = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("storing").factory());
        reading = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("reading").factory());
        open = true;
    }

    @Override
    public void stop() {
        synchronized (turn) {
            open = false;
            Optional.ofNullable(current).ifPresent(CurrentRun::stop);
        }
        end(reading);
        end(solving);
        end(storing);
        interruptLeftovers();
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void work(long id) {
        CurrentRun mine = takeTurn(id).orElse(null);
        if (mine == null) {
            return;
        }
        Consumer<PlanningRun> ending;
        try {
            store.noteKnown(id);
            boolean stopped = mine.solve(read());
            RunState how = !stopped ? RunState.FINISHED : open ? RunState.STOPPED : RunState.INTERRUPTED;
            ending = run -> {
                run.searched(mine.movesPerSecond());
                run.end(how, mine.curve(), clock.instant());
            };
        } catch (ScheduleRefused refused) {
            LOG.error("Run {} made a schedule that the checker refuses: {}", id, refused.sentence());
            ending = run -> run.fail(refused.rule(), refused.sentence(), clock.instant());
        } catch (DataReplaced gone) {
            store.forget(id);
            ending = run -> run.fail(null, String.valueOf(gone.getMessage()), clock.instant());
        } catch (RuntimeException | Error failure) {
            LOG.error("Run {} failed", id, failure);
            ending = run -> run.fail(null, String.valueOf(failure.getMessage()), clock.instant());
        }
        synchronized (turn) {
            current = null;
            change(id, ending);
        }
        forgetOldProposals();
        events.publishEvent(new RunEnded(id, runs.findById(id).orElseThrow().state()));
    }

    /** The data of now, kept so far that it can be told later what has changed since. */
    private LiveData.Snapshot read() {
        LiveData.Snapshot now = live.read();
        digests.keep(now);
        return now;
    }

    private void forgetOldProposals() {
        try {
            store.forgetOld();
            digests.forgetUnused();
        } catch (DataAccessException inUse) {
            LOG.warn("Old proposals are left for the next run to forget.", inUse);
        }
    }

    /** Empty where the run was stopped while it waited, or the program is ending. */
    private Optional<CurrentRun> takeTurn(long id) {
        synchronized (turn) {
            ExecutorService storingThread = storing;
            if (!open || storingThread == null) {
                return Optional.empty();
            }
            Optional<PlanningRun> begun = runs.findById(id).filter(run -> run.state() == RunState.QUEUED);
            begun.ifPresent(run -> change(id, waiting -> waiting.begin(clock.instant())));
            Optional<CurrentRun> mine = begun.map(run -> new CurrentRun(
                    run,
                    store.beginningOf(run),
                    store,
                    settings,
                    ScheduleCheck::check,
                    storingThread,
                    proposal -> events.publishEvent(new ProposalStored(id, proposal)),
                    clock));
            current = mine.orElse(null);
            return mine;
        }
    }

    private void interruptLeftovers() {
        for (PlanningRun leftover : runs.underWay()) {
            LOG.warn("Run {} was {} when the program ended; it is interrupted.", leftover.id(), leftover.state());
            change(leftover.id(), run -> run.end(RunState.INTERRUPTED, ScoreCurve.empty(), clock.instant()));
        }
    }

    /** Changes a run in a transaction of its own; tells whether it had not ended before and has now. */
    private boolean change(long id, Consumer<PlanningRun> how) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            PlanningRun run = runs.findById(id).orElseThrow();
            boolean before = run.state().underWay();
            how.accept(run);
            return before && !run.state().underWay();
        }));
    }

    private static void end(@Nullable ExecutorService thread) {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A run did not end within {} s; its last improvement is lost.", PATIENCE.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
