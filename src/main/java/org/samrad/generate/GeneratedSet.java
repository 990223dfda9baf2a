package org.samrad.generate;

import java.util.List;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/**
 * Generated planning data.
 *
 * @param hiddenSchedule where planted, a valid schedule of every request, in file order; else empty
 * @param load minutes that the requests ask of specialists in minutes offered
 */
public record GeneratedSet(PlanningData data, List<ScheduleRow> hiddenSchedule, double load) {}
