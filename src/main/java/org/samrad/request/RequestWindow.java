package org.samrad.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A stretch of local time, [from, until), that does for the requester and the family.
 *
 * @param preferred true: a wish; false: the consultation must lie in one of these
 */
@Embeddable
public record RequestWindow(
        @Column(name = "from_time") LocalDateTime from,
        @Column(name = "until_time") LocalDateTime until,
        boolean preferred) {

    /** Whether it says anything beside these: where they can at any time, or then already, one more would be one less. */
    public boolean isNeededBeside(List<RequestWindow> windows) {
        return windows.stream().anyMatch(one -> !one.preferred)
                && windows.stream()
                        .noneMatch(one -> !one.preferred && !one.from.isAfter(from) && !one.until.isBefore(until));
    }
}
