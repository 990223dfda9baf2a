package org.samrad.specialist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Time that a specialist offers for consultations, every week.
 *
 * @param from local time it begins
 * @param until local time it ends, exclusive
 * @param site the id of the site where the specialist then is, if any
 * @param validFrom first day it counts; null means always
 * @param validUntil first day it no longer counts; null means never
 */
@Embeddable
public record Availability(
        @Enumerated(EnumType.STRING) DayOfWeek weekday,
        @Column(name = "from_time") LocalTime from,
        @Column(name = "until_time") LocalTime until,
        @Nullable String site,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
