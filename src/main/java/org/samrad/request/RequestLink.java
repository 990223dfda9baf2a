package org.samrad.request;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A request that another one follows, besides the one in its terms; null is no bound.
 *
 * @param follows the id of the request that comes before
 * @param minGapDays fewest days from its date, 0 or more
 * @param maxGapDays most days from its date, {@code minGapDays} or more
 * @param minGapMinutes fewest minutes from its end, 0 or more
 * @param maxGapMinutes most minutes from its end, {@code minGapMinutes} or more
 */
@Embeddable
public record RequestLink(
        String follows,
        @Nullable Integer minGapDays,
        @Nullable Integer maxGapDays,
        @Nullable Integer minGapMinutes,
        @Nullable Integer maxGapMinutes) {

    /** Whether it counts minutes, which the terms of a request can't. */
    public boolean countsMinutes() {
        return minGapMinutes != null || maxGapMinutes != null;
    }

    /**
     * The first day that it leaves for the one that follows.
     *
     * @param start when the one before begins
     * @param end when that one ends
     */
    public LocalDate firstDay(LocalDateTime start, LocalDateTime end) {
        LocalDate byDays = start.toLocalDate().plusDays(minGapDays == null ? 0 : minGapDays);
        LocalDate byMinutes =
                end.plusMinutes(minGapMinutes == null ? 0 : minGapMinutes).toLocalDate();
        return byDays.isAfter(byMinutes) ? byDays : byMinutes;
    }

    /**
     * The last day that it leaves for the one that follows; null for no last one.
     *
     * @param start when the one before begins
     * @param end when that one ends
     */
    public @Nullable LocalDate lastDay(LocalDateTime start, LocalDateTime end) {
        LocalDate byDays = maxGapDays == null ? null : start.toLocalDate().plusDays(maxGapDays);
        LocalDate byMinutes =
                maxGapMinutes == null ? null : end.plusMinutes(maxGapMinutes).toLocalDate();
        return byDays == null || byMinutes != null && byMinutes.isBefore(byDays) ? byMinutes : byDays;
    }
}
