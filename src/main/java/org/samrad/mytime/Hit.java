package org.samrad.mytime;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.request.ConsultationRequest;
import org.samrad.schedule.Appointment;

/**
 * A published consultation that a change of its specialist's time leaves without them.
 *
 * @param title as filed; null where it has none
 * @param form null where the reader may know only when it is
 */
record Hit(
        UUID appointment,
        LocalDateTime from,
        LocalDateTime until,
        @Nullable String title,
        @Nullable Form form) implements Serializable {

    /** @param about what it is for */
    static Hit of(Appointment one, ConsultationRequest about) {
        return new Hit(
                one.id(),
                one.time().from(),
                one.time().until(),
                about.terms().title(),
                about.terms().form());
    }

    /** The same without what it is about. */
    Hit timeAlone() {
        return new Hit(appointment, from, until, null, null);
    }
}
