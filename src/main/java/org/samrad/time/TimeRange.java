package org.samrad.time;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * A half-open stretch of local time: {@code from} belongs to it, {@code until} does not.
 *
 * @param from first moment, inclusive
 * @param until end, exclusive; after {@code from}
 */
public record TimeRange(LocalDateTime from, LocalDateTime until) {

    public TimeRange {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("The start (%s) must be before the end (%s).".formatted(from, until));
        }
    }

    /** Whether the two share at least one moment; ranges that only touch do not. */
    public boolean overlaps(TimeRange other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** Whether the other lies wholly inside this one, ends included. */
    public boolean contains(TimeRange other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    /** The whole minutes of local time that lie in both, 0 or more. */
    public long minutesShared(TimeRange other) {
        LocalDateTime first = from.isAfter(other.from) ? from : other.from;
        LocalDateTime last = until.isBefore(other.until) ? until : other.until;
        return Math.max(0, Duration.between(first, last).toMinutes());
    }

    /** Length in whole minutes of local time. */
    public long minutes() {
        return Duration.between(from, until).toMinutes();
    }
}
