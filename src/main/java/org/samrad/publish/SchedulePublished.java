package org.samrad.publish;

import java.time.Instant;
import org.samrad.plan.PlanChanges;

/**
 * A proposal became the schedule.
 *
 * @param proposal the proposal's id
 * @param by the account that published it
 * @param changes the requests whose appointments came, moved or went
 */
public record SchedulePublished(long proposal, String by, Instant when, PlanChanges changes) {}
