package org.samrad.specialist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A stretch of local time, [from, until), in which a specialist can't be consulted. */
@Embeddable
public record Absence(
        @Column(name = "from_time") LocalDateTime from,
        @Column(name = "until_time") LocalDateTime until,
        @Nullable String reason) {}
