package org.samrad.specialist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Time that a specialist offers for consultations once, within one day, be it a public holiday.
 *
 * @param until exclusive; midnight is that after the day
 * @param site the id of the site where the specialist then is, if any
 */
@Embeddable
public record OfferedOnce(
        @Column(name = "from_time") LocalDateTime from,
        @Column(name = "until_time") LocalDateTime until,
        @Nullable String site) {}
