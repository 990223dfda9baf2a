package org.samrad.why;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.explain.Cause;

/**
 * A request that a proposal leaves unscheduled.
 *
 * @param reason a code, such as {@code NO_JOINT_TIME}
 * @param role that it is about, null or empty where it is about the whole panel
 * @param sentence the reason in the reader's language
 */
public record Unplaced(
        String request,
        @Nullable String title,
        Urgency urgency,
        LocalDate due,
        String reason,
        @Nullable String role,
        String sentence) {

    /** Whether it was left out for this. */
    boolean isFor(Cause cause) {
        return reason.equals(cause.reason().name())
                && Objects.requireNonNullElse(role, "").equals(Objects.requireNonNullElse(cause.role(), ""));
    }

    Unplaced saying(String other) {
        return new Unplaced(request, title, urgency, due, reason, role, other);
    }
}
