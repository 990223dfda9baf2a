package org.samrad.time;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What is planned at a moment: whole weeks, the present one first. What lies before it is history, which no plan changes.
 *
 * @param now the moment, up to the next whole minute so that it has not passed already; local, as all that follows
 * @param start the first day: a Monday, or the day from which on there is a plan at all
 * @param end the day after the last, a Monday
 */
public record PlanningWindow(LocalDateTime now, LocalDate start, LocalDate end) {

    /** From the first midnight to the last. */
    public TimeRange range() {
        return new TimeRange(start.atStartOfDay(), end.atStartOfDay());
    }

    /** Whether what is held then can still be planned anew: it has not begun, and its day is one of those that are planned. */
    public boolean leavesOpen(LocalDateTime moment) {
        return !moment.isBefore(now) && !moment.isBefore(start.atStartOfDay()) && moment.isBefore(end.atStartOfDay());
    }

    /** The last day. */
    public LocalDate last() {
        return end.minusDays(1);
    }
}
