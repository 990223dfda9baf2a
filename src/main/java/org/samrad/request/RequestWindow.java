package org.samrad.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDateTime;

/**
 * A stretch of local time, [from, until), that does for the requester and the family.
 *
 * @param preferred true: a wish; false: the consultation must lie in one of these
 */
@Embeddable
public record RequestWindow(
        @Column(name = "from_time") LocalDateTime from,
        @Column(name = "until_time") LocalDateTime until,
        boolean preferred) {}
