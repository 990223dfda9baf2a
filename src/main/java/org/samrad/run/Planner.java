package org.samrad.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.samrad.exchange.PlanningDataChanged;
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
import org.samrad.solve.ScoreCurve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
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

    private final PlanningRuns runs;
    private final RunLeases leases;
    private final RunEndings endings;
    private final RunSolving work;
    private final LiveData live;
    private final DataDigests digests;
    private final PlanningSettings settings;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private final AtomicReference<@Nullable CurrentRun> current = new AtomicReference<>();

    private volatile boolean open;
    private volatile Background solving = new Background("solving");
    private volatile Background reading = new Background("reading");
    private volatile Background looking = new Background("looking-after-runs");

    /** Whether the data are about to be read again, so that of many changes at once the rest need nothing done. */
    private final AtomicBoolean changed = new AtomicBoolean();

    /** When the database last could not say how the runs stand; long ago where it always could. */
    private volatile long blind = System.nanoTime() - RunLeases.LEASE.toNanos();

    Planner(
            PlanningRuns runs,
            RunLeases leases,
            RunEndings endings,
            RunSolving work,
            LiveData live,
            DataDigests digests,
            PlanningSettings settings,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.leases = leases;
        this.endings = endings;
        this.work = work;
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

    /** How far a run has come, by whichever program it is solved; empty before it has found a first schedule. */
    public Optional<LiveProgress> progress(long run) {
        CurrentRun mine = current.get();
        return mine != null && mine.is(run) ? mine.progress() : leases.told(run);
    }

    /** Planning data that change, or a request that is filed, changed, withdrawn or published while a run is being solved are taken in by it. */
    @TransactionalEventListener(
            fallbackExecution = true,
            classes = {RequestEvent.class, PlanningDataChanged.class})
    void takeIn() {
        if (current.get() != null && changed.compareAndSet(false, true)) {
            reading.execute(this::takeInWhatChanged);
        }
    }

    private void takeInWhatChanged() {
        // First this, then the reading: whoever changes something after it tells again.
        changed.set(false);
        CurrentRun running = current.get();
        try {
            if (running != null) {
                running.change(digests.keep(live.read()));
            }
        } catch (RuntimeException failure) {
            LOG.warn("What changed could not be taken in by the run that is being solved; it is tried again.", failure);
        }
    }

    /**
     * What is being solved, by whichever program, is about data that is gone, and fails with the loading of others; runs that
     * wait will read the new.
     */
    @EventListener
    void failWhatIsGone(PlanningDataReplaced event) {
        String why = String.valueOf(new DataReplaced(event.name()).getMessage());
        for (long run : leases.beingSolved()) {
            endings.end(run, solved -> solved.fail(null, why, clock.instant()));
        }
    }

    /** Also one that began with the old data before the new were there for everybody. */
    @TransactionalEventListener
    void abandonWhatIsGone(PlanningDataReplaced event) {
        CurrentRun running = current.get();
        if (running != null) {
            running.abandon(new DataReplaced(event.name()));
        }
    }

    /** Why a run fails whose data are gone. */
    static final class DataReplaced extends RuntimeException {
        DataReplaced(String name) {
            super("Other planning data (%s) was loaded while it ran.".formatted(name));
        }
    }

    @Override
    public void start() {
        solving = new Background("solving");
        work.open();
        reading = new Background("reading");
        looking = new Background("looking-after-runs");
        open = true;
        looking.every(BETWEEN_LOOKS, this::look);
    }

    @Override
    public void stop() {
        open = false;
        work.giveNoMoreTries();
        Optional.ofNullable(current.get()).ifPresent(CurrentRun::stop);
        looking.end();
        reading.end();
        solving.end();
        work.close();
        try {
            leases.running().forEach(endings::interrupt);
            leases.release();
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
            if (leases.isOver(mine.id())) {
                mine.abandon(new ProposalStore.RunOver(mine.id()));
            }
            if (leases.isStopAsked(mine.id())) {
                mine.stop();
            }
            if (mine.isOverdue()) {
                giveUp(mine);
            }
            lookAtChanges(mine);
            mine.progress().ifPresent(come -> leases.tell(mine.id(), come));
        }
        if (mine == null) {
            solving.execute(this::workOff);
        }
    }

    /** Other programs tell of what they change by the data alone; so does what could not be read when it changed here. */
    private void lookAtChanges(CurrentRun mine) {
        String taken = mine.mark();
        if (taken != null && !taken.equals(live.mark()) && changed.compareAndSet(false, true)) {
            reading.execute(this::takeInWhatChanged);
        }
    }

    /** Leaves a solve that does not end to itself, so that others get their turn. */
    private void giveUp(CurrentRun stuck) {
        LOG.error("Run {} did not end within its time and is left to itself.", stuck.id());
        RunState how = stuck.isStopAsked() ? RunState.STOPPED : RunState.INTERRUPTED;
        stuck.close();
        if (current.compareAndSet(stuck, null)) {
            solving.leave();
            solving = new Background("solving");
        }
        endings.end(stuck.id(), run -> run.end(how, stuck.curve(), clock.instant()));
    }

    private void workOff() {
        try {
            for (Optional<Long> next = leases.takeNext(); open && next.isPresent(); next = leases.takeNext()) {
                PlanningRun run = runs.findById(next.get()).orElseThrow();
                CurrentRun mine;
                try {
                    mine = work.prepared(run);
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
                try {
                    work.work(mine);
                } finally {
                    current.compareAndSet(mine, null);
                }
                work.forgetOldProposals();
            }
        } catch (RuntimeException | Error failure) {
            LOG.warn("The next run can't begin now; it is tried again.", failure);
        }
    }
}
