package org.samrad.mytime;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;

/**
 * A published consultation that a change of its specialist's time leaves without them.
 *
 * @param title as filed; null where it has none
 */
record Hit(
        UUID appointment,
        LocalDateTime from,
        LocalDateTime until,
        @Nullable String title,
        Form form)
        implements Serializable {}
