package org.samrad.specialist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OddOrEven;
import org.samrad.time.TimeRange;

/**
 * Time that a specialist offers for consultations, every week or every other one.
 *
 * @param from local time it begins
 * @param until local time it ends, exclusive
 * @param site the id of the site where the specialist then is, if any
 * @param validFrom first day it counts; null means always
 * @param validUntil first day it no longer counts; null means never
 * @param weeks which weeks count; null means all
 */
@Embeddable
public record Availability(
        @Enumerated(EnumType.STRING) DayOfWeek weekday,
        @Column(name = "from_time") LocalTime from,
        @Column(name = "until_time") LocalTime until,
        @Nullable String site,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Enumerated(EnumType.STRING) @Nullable OddOrEven weeks) {

    /** Time of every week. */
    public Availability(
            DayOfWeek weekday,
            LocalTime from,
            LocalTime until,
            @Nullable String site,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        this(weekday, from, until, site, validFrom, validUntil, null);
    }

    /** Whether it counts on that day, holidays and absences apart. */
    boolean isOn(LocalDate date) {
        return date.getDayOfWeek() == weekday
                && (validFrom == null || !date.isBefore(validFrom))
                && (validUntil == null || date.isBefore(validUntil))
                && (weeks == null || weeks.holds(date));
    }

    /** Its stretch of that day; where it ends at midnight, it is the next one. */
    TimeRange on(LocalDate date) {
        LocalDate untilDay = until.equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        return new TimeRange(date.atTime(from), untilDay.atTime(until));
    }
}
