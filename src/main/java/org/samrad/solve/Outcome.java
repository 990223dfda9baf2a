package org.samrad.solve;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.solver.PlanRule;
import org.samrad.solver.floor.Floors;

/**
 * What a solve ended with.
 *
 * @param data what it is about: the newest that the solve was told of
 * @param schedule the best schedule, in file order
 * @param unscheduled each request that it leaves out, with the reason
 * @param violations what the independent checker found; only {@code given} ones unless the solver is wrong
 * @param costs the weighted cost of each rule
 * @param floors what every plan for these data comes to at least; null where they could not be worked out, or the schedule breaks
 *     a rule
 * @param stopped whether it was stopped before its limit
 * @param failure what went wrong on the way, so that the schedule may be less good than it could be or a reason not worked out;
 *     null where nothing did
 */
public record Outcome(
        PlanningData data,
        List<ScheduleRow> schedule,
        List<UnscheduledRow> unscheduled,
        List<Violation> violations,
        PlanScore score,
        Map<PlanRule, Double> costs,
        @Nullable Floors floors,
        Duration spent,
        boolean stopped,
        @Nullable Throwable failure) {}
