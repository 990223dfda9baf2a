package org.samrad.why;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;

/**
 * A request that a proposal leaves unscheduled.
 *
 * @param reason a code, such as {@code NO_JOINT_TIME}
 * @param sentence the reason in the reader's language
 * @param detail the reason in English with its particulars, as in {@code unscheduled.csv}
 */
public record Unplaced(
        String request,
        @Nullable String title,
        Urgency urgency,
        LocalDate due,
        String reason,
        String sentence,
        String detail) {}
