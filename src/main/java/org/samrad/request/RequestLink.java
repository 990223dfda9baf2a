package org.samrad.request;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.stream.Stream;
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

    /** Whether it is about the same request as another link, and leaves every time that that one does. */
    boolean leavesAllOf(RequestLink other) {
        return follows.equals(other.follows)
                && Stream.of(Bound.values()).noneMatch(bound -> bound.isStricter(bound.of(this), bound.of(other)));
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

    /** One of the four bounds of what lies between a request and one that it follows. */
    public enum Bound {
        LEAST_DAYS,
        MOST_DAYS,
        LEAST_MINUTES,
        MOST_MINUTES;

        /** What it is in a link; null for no bound. */
        public @Nullable Integer of(RequestLink link) {
            return switch (this) {
                case LEAST_DAYS -> link.minGapDays();
                case MOST_DAYS -> link.maxGapDays();
                case LEAST_MINUTES -> link.minGapMinutes();
                case MOST_MINUTES -> link.maxGapMinutes();
            };
        }

        /**
         * The link with another such bound.
         *
         * @param amount days or minutes, 0 or more; null for none
         */
        public RequestLink at(RequestLink link, @Nullable Integer amount) {
            return new RequestLink(
                    link.follows(),
                    this == LEAST_DAYS ? amount : link.minGapDays(),
                    this == MOST_DAYS ? amount : link.maxGapDays(),
                    this == LEAST_MINUTES ? amount : link.minGapMinutes(),
                    this == MOST_MINUTES ? amount : link.maxGapMinutes());
        }

        /** Whether it is a least one. */
        public boolean isLeast() {
            return this == LEAST_DAYS || this == LEAST_MINUTES;
        }

        /** Whether it counts minutes, not days. */
        public boolean countsMinutes() {
            return this == LEAST_MINUTES || this == MOST_MINUTES;
        }

        /** Whether one amount leaves less than another; none, which is null, leaves everything, and so does a least one of 0. */
        public boolean isStricter(@Nullable Integer one, @Nullable Integer other) {
            if (one == null) {
                return false;
            }
            return isLeast() ? one > Objects.requireNonNullElse(other, 0) : other == null || one < other;
        }
    }
}
