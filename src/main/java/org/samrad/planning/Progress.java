package org.samrad.planning;

import java.time.Duration;
import java.util.List;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/**
 * How far a solve has come, with the best schedule so far.
 *
 * @param data what the schedule is about: the newest that the solve has taken in
 * @param elapsed time since the solve began
 * @param left time left of its limit
 * @param score the best score so far
 * @param scheduled requests that the best schedule places
 * @param total requests that ask for a place
 * @param schedule the best so far in file order; not yet checked
 */
public record Progress(
        PlanningData data,
        Duration elapsed,
        Duration left,
        PlanScore score,
        int scheduled,
        int total,
        List<ScheduleRow> schedule) {}
