package org.samrad.benchmark;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.samrad.dataset.PlanningData;
import org.samrad.solver.Plan;
import org.samrad.solver.Request;

/** First come, first served, as a booking desk does; ready in moments, so the time limit does not matter. */
public final class GreedyReference implements Reference {

    @Override
    public String id() {
        return "greedy";
    }

    @Override
    public boolean differsBySeed() {
        return false;
    }

    @Override
    public Answer solve(Task task) {
        long began = System.nanoTime();
        Plan plan = BookingDesk.book(task.problem(), task.weights(), firstComeFirst(task));
        return new Answer(plan, Bound.NONE, Duration.ofNanos(System.nanoTime() - began), 0, "");
    }

    /** By the day of receipt, and on one day by id. */
    private static List<Request> firstComeFirst(Task task) {
        List<PlanningData.Request> rows = task.data().requests();
        return task.problem().requests().stream()
                .sorted(Comparator.comparing((Request request) ->
                                rows.get(request.index()).terms().received())
                        .thenComparing(Request::id))
                .toList();
    }
}
