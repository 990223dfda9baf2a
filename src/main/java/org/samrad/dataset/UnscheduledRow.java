package org.samrad.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code unscheduled.csv}.
 *
 * @param reason a stable code, such as {@code NO_JOINT_TIME}
 * @param role the role that stands in the way, where it is one
 * @param detail one sentence that a coordinator understands
 */
public record UnscheduledRow(
        String request, String reason, @Nullable String role, String detail) {}
