package org.samrad.dataset;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.samrad.time.LocalMinutes;

/**
 * A row of {@code undesired_times.csv}: weekly time that is offered unwillingly.
 *
 * @param until 00:00 is the end of the day, which the file writes as {@code 24:00}
 */
public record UndesiredTime(String specialist, DayOfWeek weekday, LocalTime from, LocalTime until) {

    /** Minutes from midnight to its end, up to those of a day. */
    public int untilMinute() {
        return LocalMinutes.ofEnd(until);
    }
}
