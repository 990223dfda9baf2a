package org.samrad.schedule;

import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody on a panel is to be told.
 *
 * @param specialist the id of who is told
 * @param request the id of the request
 * @param startBefore when the consultation began as far as the specialist knew; null where it is new
 */
public record Notification(
        String specialist,
        String request,
        UUID appointment,
        What what,
        @Nullable LocalDateTime startBefore) {

    /** What happened to the consultation, as the specialist sees it. */
    public enum What {
        NEW,
        /** It has another time, place or way to meet. */
        MOVED,
        /** Others are on the panel. */
        PANEL,
        /** It is not held, or not with this specialist. */
        CANCELLED
    }
}
