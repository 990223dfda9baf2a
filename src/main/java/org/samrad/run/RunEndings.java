package org.samrad.run;

import java.time.Clock;
import java.util.function.Consumer;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.RunState;
import org.samrad.solve.ScoreCurve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Begins and ends runs in the database, each in a transaction of its own, whoever else tries the same at the same moment. */
@Component
public class RunEndings {

    private static final Logger LOG = LoggerFactory.getLogger(RunEndings.class);

    private final PlanningRuns runs;
    private final RunLeases leases;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RunEndings(
            PlanningRuns runs,
            RunLeases leases,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.leases = leases;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Makes a run count as being solved; false where it no longer waits. */
    boolean begin(long id) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            PlanningRun run = runs.hold(id).orElseThrow();
            if (run.state() != RunState.QUEUED) {
                return false;
            }
            run.begin(clock.instant());
            return true;
        }));
    }

    /**
     * Ends a run and tells of it.
     *
     * @param how changes a run that is under way
     * @return false where it had ended before, or is under way still
     */
    boolean end(long id, Consumer<PlanningRun> how) {
        RunState ended = transactions.execute(status -> {
            PlanningRun run = runs.hold(id).orElseThrow();
            if (!run.state().underWay()) {
                return null;
            }
            how.accept(run);
            return run.state().underWay() ? null : run.state();
        });
        if (ended != null) {
            events.publishEvent(new RunEnded(id, ended));
        }
        return ended != null;
    }

    /** Ends a run that no program solves any more; its best so far is kept. */
    void interrupt(long id) {
        RunState how = leases.isStopAsked(id) ? RunState.STOPPED : RunState.INTERRUPTED;
        if (end(id, run -> run.end(how, ScoreCurve.empty(), clock.instant()))) {
            LOG.warn("Run {} had no program any more that solves it; it is {}.", id, how);
        }
    }
}
