package org.samrad.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.schedule.CalendarIds;
import org.samrad.time.TimeRange;

/**
 * A consultation as a calendar program is told of it.
 *
 * @param sequence grows with each change
 * @param changed when it was last changed, as far as is known
 * @param summary what it is, in a line
 * @param description more; null where there is no more to tell
 * @param place where it is, or how people meet; null where that is not told
 */
public record FeedEvent(
        UUID appointment,
        TimeRange time,
        int sequence,
        Instant changed,
        Status status,
        String summary,
        @Nullable String description,
        @Nullable String place) {

    /** How far it is settled. */
    public enum Status {
        /** All whom it needs come, gladly or only since they are needed, and so does whose calendar it is. */
        CONFIRMED,
        /** Somebody has still to answer, or does not come. */
        TENTATIVE,
        /** It is not held, or not with whose calendar it is. */
        CANCELLED
    }

    public boolean isCancelled() {
        return status == Status.CANCELLED;
    }

    /** The same for as long as the consultation exists. */
    public String uid() {
        return CalendarIds.of(appointment);
    }
}
