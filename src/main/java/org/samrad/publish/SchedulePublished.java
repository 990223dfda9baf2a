package org.samrad.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.samrad.plan.PlanChanges;

/**
 * A proposal became the schedule, a consultation was booked, or either was undone.
 *
 * @param proposal the proposal's id; null where it came from none
 * @param undoes the publication that was undone; null where none was
 * @param by the account that published it
 * @param changes the requests whose appointments came, moved or went
 */
public record SchedulePublished(
        @Nullable Long proposal, @Nullable Long undoes, String by, Instant when, PlanChanges changes) {}
