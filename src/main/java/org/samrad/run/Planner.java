package org.samrad.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.exchange.PlanningDataReplaced;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.request.RequestEvent;
import org.samrad.solve.Background;
import org.samrad.solve.Outcome;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.ScoreCurve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Solves the live data in the background, one run at a time; what changes meanwhile is taken in by the run that is being solved.
 * The database holds the queue, and every other second what it says is compared with what is so: a run that waits gets its
 * turn, one whose program is gone is interrupted and keeps its best so far, one that somebody wants stopped is. So an outage of
 * the database, however long, leaves nothing hanging.
 */
@Service
public class Planner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int TRIES_WHILE_AWAY = 300;

    private final PlanningRuns runs;
    private final RunLeases leases;
    private final RunEndings endings;
    private final ProposalStore store;
    private final LiveData live;
    private final DataDigests digests;
    private final PlanningSettings settings;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** What the end of a run asks of the database is tried for some minutes: it may be away. */
    private final RetryTemplate whileAway = new RetryTemplate(RetryPolicy.builder()
            .includes(DataAccessException.class, TransactionException.class)
            .excludes(DataIntegrityViolationException.class, InvalidDataAccessApiUsageException.class)
            .predicate(failure -> isRunning())
            .maxRetries(TRIES_WHILE_AWAY)
            .delay(Duration.ofSeconds(1))
            .build());

    private final AtomicReference<@Nullable CurrentRun> current = new AtomicReference<>();

    private volatile boolean open;
    private volatile Background solving = new Background("solving");
    private volatile Background storing = new Background("storing");
    private volatile Background reading = new Background("reading");
    private volatile Background looking = new Background("looking-after-runs");

    /** Whether the data are about to be read again, so that of many changes at once the rest need nothing done. */
    private final AtomicBoolean changed = new AtomicBoolean();

    /** When the database last could not say how the runs stand; long ago where it always could. */
    private volatile long blind = System.nanoTime() - RunLeases.LEASE.toNanos();

    /** Whether the data could not be read when they had changed. */
    private volatile boolean missed;

    Planner(
            PlanningRuns runs,
            RunLeases leases,
            RunEndings endings,
            ProposalStore store,
            LiveData live,
            DataDigests digests,
            PlanningSettings settings,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.leases = leases;
        this.endings = endings;
        this.store = store;
        this.live = live;
        this.digests = digests;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for a run; it begins when those before it have ended. Within a transaction the run comes with it.
     *
     * @param by the account that asks
     * @throws TooManyRuns where that account has as many under way already as {@link PlanningSettings} allows
     */
    public PlanningRun start(RunOrder order, String by) {
        if (!open) {
            throw new IllegalStateException("The program is ending; start the run again in a moment.");
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            boolean imagined = order.whatIf() != null;
            int most = imagined ? settings.whatIfsPerPerson() : settings.runsPerPerson();
            if (runs.countUnderWay(by, imagined) >= most) {
                throw new TooManyRuns(most);
            }
            PlanningRun asked = runs.save(new PlanningRun(order, by, clock.instant()));
            leases.take(asked.id());
            events.publishEvent(new RunAsked(asked.id()));
            return asked;
        }));
    }

    /** A run was asked for. */
    record RunAsked(long run) {}

    @TransactionalEventListener(fallbackExecution = true)
    void giveTurn(RunAsked event) {
        solving.execute(this::workOff);
    }

    /**
     * Stops a run that waits or is being solved, by whichever program; its best so far is kept. Does nothing when it has ended
     * already.
     */
    public void stop(long run) {
        CurrentRun running = current.get();
        if (running != null && running.is(run)) {
            running.stop();
        } else if (!endings.end(run, waiting -> {
            if (waiting.state() == RunState.QUEUED) {
                waiting.end(RunState.STOPPED, ScoreCurve.empty(), clock.instant());
            }
        })) {
            leases.askToStop(run);
        }
    }

    /** How far a run has come; empty unless it is being solved here and has found a first schedule. */
    public Optional<LiveProgress> progress(long run) {
        return Optional.ofNullable(current.get())
                .filter(running -> running.is(run))
                .flatMap(CurrentRun::progress);
    }

    /** A request that is filed, changed, withdrawn or published while a run is being solved is taken in by it. */
    @TransactionalEventListener(fallbackExecution = true)
    void takeIn(RequestEvent event) {
        if (current.get() != null && changed.compareAndSet(false, true)) {
            reading.execute(this::takeInWhatChanged);
        }
    }

    private void takeInWhatChanged() {
        // First this, then the reading: whoever changes something after it tells again.
        changed.set(false);
        missed = false;
        CurrentRun running = current.get();
        try {
            if (running != null) {
                running.change(digests.keep(live.read()));
            }
        } catch (RuntimeException failure) {
            missed = true;
            LOG.warn("What changed could not be taken in by the run that is being solved; it is tried again.", failure);
        }
    }

    /** The run that is being solved is about data that is gone; those that wait will read the new. */
    @EventListener
    void abandonWhatIsGone(PlanningDataReplaced event) {
        CurrentRun running = current.get();
        if (running != null) {
            running.abandon(new DataReplaced(event.name()));
        }
    }

    /** One that began with the old data before the new were there for everybody. */
    @TransactionalEventListener
    void abandonWhatBeganMeanwhile(PlanningDataReplaced event) {
        abandonWhatIsGone(event);
    }

    private static final class DataReplaced extends RuntimeException {
        DataReplaced(String name) {
            super("Other planning data (%s) was loaded while it ran.".formatted(name));
        }
    }

    @Override
    public void start() {
        solving = new Background("solving");
        storing = new Background("storing");
        reading = new Background("reading");
        looking = new Background("looking-after-runs");
        open = true;
        looking.every(BETWEEN_LOOKS, this::look);
    }

    @Override
    public void stop() {
        open = false;
        Optional.ofNullable(current.get()).ifPresent(CurrentRun::stop);
        looking.end();
        reading.end();
        solving.end();
        storing.end();
        try {
            leases.own().forEach(endings::interrupt);
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("The database is away; another program interrupts what is under way here.", away);
        }
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private void look() {
        try {
            lookAfterRuns();
        } catch (RuntimeException | Error failure) {
            blind = System.nanoTime();
            LOG.warn("How the runs stand can't be looked after now; it is tried again.", failure);
        }
    }

    /** Makes what the database says of runs and what is so agree. */
    void lookAfterRuns() {
        leases.renew();
        // Where the database was away for all, other programs that live need a moment to say so.
        if (System.nanoTime() - blind > RunLeases.LEASE.toNanos()) {
            leases.runOut().forEach(endings::interrupt);
        }
        // First what the database says, then what is so: a run begins here before it does there.
        List<Long> running = leases.running();
        CurrentRun mine = current.get();
        running.stream().filter(run -> mine == null || !mine.is(run)).forEach(endings::interrupt);
        if (mine != null) {
            if (leases.isStopAsked(mine.id())) {
                mine.stop();
            }
            if (mine.isOverdue()) {
                giveUp(mine);
            }
            if (missed) {
                reading.execute(this::takeInWhatChanged);
            }
        }
        if (mine == null) {
            solving.execute(this::workOff);
        }
    }

    /** Leaves a solve that does not end to itself, so that others get their turn. */
    private void giveUp(CurrentRun stuck) {
        LOG.error("Run {} did not end within its time and is left to itself.", stuck.id());
        RunState how = stuck.isStopAsked() ? RunState.STOPPED : RunState.INTERRUPTED;
        stuck.close();
        endings.end(stuck.id(), run -> run.end(how, stuck.curve(), clock.instant()));
        if (current.compareAndSet(stuck, null)) {
            solving.leave();
            solving = new Background("solving");
        }
    }

    private void workOff() {
        try {
            for (Optional<Long> next = leases.next(); open && next.isPresent(); next = leases.next()) {
                PlanningRun run = runs.findById(next.get()).orElseThrow();
                CurrentRun mine;
                try {
                    mine = prepared(run);
                } catch (IllegalArgumentException | InvalidDataAccessApiUsageException unreadable) {
                    LOG.error(
                            "What run {} keeps can't be read; it fails, and the next has its turn.",
                            run.id(),
                            unreadable);
                    String why = String.valueOf(unreadable.getMessage());
                    endings.end(run.id(), waiting -> waiting.fail(null, why, clock.instant()));
                    continue;
                }
                if (!current.compareAndSet(null, mine)) {
                    return;
                }
                work(mine);
            }
        } catch (RuntimeException | Error failure) {
            LOG.warn("The next run can't begin now; it is tried again.", failure);
        }
    }

    private CurrentRun prepared(PlanningRun run) {
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

    private void work(CurrentRun mine) {
        try {
            if (endings.begin(mine.id())) {
                Consumer<PlanningRun> ending = solve(mine);
                whileAway.invoke(() -> endings.end(mine.id(), ending));
            }
        } finally {
            current.compareAndSet(mine, null);
        }
        forgetOldProposals();
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
        } catch (DataReplaced gone) {
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

    private void forgetOldProposals() {
        try {
            store.forgetOld();
            digests.forgetUnused();
        } catch (DataAccessException | TransactionException inUse) {
            LOG.warn("Old proposals are left for the next run to forget.", inUse);
        }
    }
}
