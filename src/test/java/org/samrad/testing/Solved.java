package org.samrad.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.run.ProposalStore;
import org.samrad.solve.Outcome;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.UncheckedSchedule;
import org.springframework.context.ApplicationContext;

/** Runs as they are once they have ended, without solving anything, for tests of other packages. */
public final class Solved {

    private Solved() {}

    /**
     * Stores a run that has ended with a schedule for the data of now.
     *
     * @return the run's id
     */
    public static long with(
            ApplicationContext context, RunOrder order, RunState how, PlanningData data, List<ScheduleRow> schedule) {
        PlanningRuns runs = context.getBean(PlanningRuns.class);
        ProposalStore store = context.getBean(ProposalStore.class);
        // Saved once it has ended: one that waits might get its turn.
        var ended = new PlanningRun(order, "test", Instant.EPOCH);
        ended.begin(Instant.EPOCH);
        ended.end(how, ScoreCurve.empty(), Instant.EPOCH);
        PlanningRun run = runs.save(ended);
        var score = new PlanScore(0, 1, 1);
        int scheduled =
                (int) schedule.stream().map(ScheduleRow::request).distinct().count();
        store.replace(
                run,
                new UncheckedSchedule(
                        schedule, score, scheduled, data.requests().size()),
                context.getBean(LiveData.class).mark(),
                List.of(),
                schedule);
        store.complete(
                run.id(),
                new Outcome(
                        data,
                        schedule,
                        List.of(),
                        List.of(),
                        score,
                        Map.of(),
                        null,
                        Duration.ofSeconds(5),
                        how == RunState.STOPPED,
                        null));
        return run.id();
    }

    /** Stores a run that waits for its turn, which never comes. */
    public static PlanningRun waiting(ApplicationContext context, RunOrder order) {
        return context.getBean(PlanningRuns.class).save(new PlanningRun(order, "test", Instant.EPOCH));
    }
}
