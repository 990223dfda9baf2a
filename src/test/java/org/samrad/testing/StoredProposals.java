package org.samrad.testing;

import java.util.List;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.run.ProposalStore;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.UncheckedSchedule;
import org.springframework.transaction.support.TransactionOperations;

/** Proposals of runs that nobody solved: what they hold is given. */
public record StoredProposals(PlanningRuns runs, ProposalStore store, TransactionOperations transactions) {

    /** Stores the proposal of a run that has ended. */
    public long of(RunOrder order, ProposalStore.About about, ScheduleRow... schedule) {
        PlanningRun run = begun(order);
        long proposal = add(run, about, schedule);
        end(run);
        return proposal;
    }

    /** A run that has begun already, so that the planner does not give it its turn. */
    public PlanningRun begun(RunOrder order) {
        return runs.save(PlanningBeans.begun(new PlanningRun(order, "planner", SmallClinic.NOW)));
    }

    /** What such a run has found. */
    public long add(PlanningRun run, ProposalStore.About about, ScheduleRow... schedule) {
        List<ScheduleRow> rows = List.of(schedule);
        return store.improve(
                run, new UncheckedSchedule(rows, new PlanScore(0, 0, 0), rows.size(), rows.size()), about, null);
    }

    /** Its end. */
    public void end(PlanningRun run) {
        transactions.executeWithoutResult(status ->
                runs.findById(run.id()).orElseThrow().end(RunState.FINISHED, ScoreCurve.empty(), SmallClinic.NOW));
    }
}
