package org.samrad.busy.ics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;

/**
 * The days for which busy times are wanted.
 *
 * @param until exclusive
 */
public record Span(LocalDate from, LocalDate until) {

    public Span {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "The first day (%s) must be before the end (%s).".formatted(from, until));
        }
    }

    /** Before anything that matters begins, on whatever clock. */
    LocalDateTime early() {
        return from.atStartOfDay().minusDays(2);
    }

    /** After everything that matters has begun, on whatever clock. */
    LocalDateTime late() {
        return until.atStartOfDay().plusDays(2);
    }

    /** How many days there are. */
    public long days() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** When it begins on a clock. */
    Instant begins(ZoneRules clock) {
        return IcsTime.instant(from.atStartOfDay(), clock);
    }

    /** When it ends on a clock. */
    Instant ends(ZoneRules clock) {
        return IcsTime.instant(until.atStartOfDay(), clock);
    }
}
