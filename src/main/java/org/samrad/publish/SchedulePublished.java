package org.samrad.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.PlanChanges;

/**
 * A proposal became the schedule, or a consultation was booked.
 *
 * @param proposal the proposal's id; null where it came from none
 * @param by the account that published it
 * @param changes the requests whose appointments came, moved or went
 */
public record SchedulePublished(@Nullable Long proposal, String by, Instant when, PlanChanges changes) {}
