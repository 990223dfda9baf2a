package org.samrad.dataset;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OddOrEven;
import org.samrad.time.LocalMinutes;

/**
 * A row of {@code availability.csv}: weekly offered time; {@code validUntil} exclusive.
 *
 * @param until 00:00 is the end of the day, which the file writes as {@code 24:00}
 */
public record WeeklyTime(
        String specialist,
        DayOfWeek weekday,
        LocalTime from,
        LocalTime until,
        @Nullable String site,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable OddOrEven weeks) {

    /** Time of every week. */
    public WeeklyTime(
            String specialist,
            DayOfWeek weekday,
            LocalTime from,
            LocalTime until,
            @Nullable String site,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        this(specialist, weekday, from, until, site, validFrom, validUntil, null);
    }

    /** Whether it is offered on a day of its weekday: valid then, and in a week that counts. */
    public boolean isOn(LocalDate day) {
        return day.getDayOfWeek() == weekday
                && (validFrom == null || !day.isBefore(validFrom))
                && (validUntil == null || day.isBefore(validUntil))
                && (weeks == null || weeks.holds(day));
    }

    /** Minutes from midnight to its end, up to those of a day. */
    public int untilMinute() {
        return LocalMinutes.ofEnd(until);
    }

    /** When it ends on a day, at the latest at the following midnight. */
    public LocalDateTime endOn(LocalDate day) {
        return day.atStartOfDay().plusMinutes(untilMinute());
    }
}
