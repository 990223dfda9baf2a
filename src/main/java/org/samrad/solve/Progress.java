package org.samrad.solve;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.PlanRule;

/**
 * How far a solve has come, with the best schedule so far.
 *
 * @param data what the schedule is about: the newest that the solve has taken in
 * @param elapsed time since the solve began
 * @param left time left of its limit
 * @param score the best score so far
 * @param scheduled requests that the best schedule places
 * @param total requests that ask for a place
 * @param moves how many moves the searches have tried together
 * @param costs the weighted cost of each rule in the best so far, or in one of the last second
 * @param schedule the best so far in file order; not yet checked
 */
public record Progress(
        PlanningData data,
        Duration elapsed,
        Duration left,
        PlanScore score,
        int scheduled,
        int total,
        long moves,
        Map<PlanRule, Double> costs,
        List<ScheduleRow> schedule) {}
