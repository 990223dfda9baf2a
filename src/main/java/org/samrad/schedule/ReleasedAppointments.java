package org.samrad.schedule;

import java.time.Clock;
import org.samrad.request.ConsultationNoLongerWanted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Cancels the appointment of a request that no longer asks for it, in the transaction that says so. */
@Component
class ReleasedAppointments {

    private final Appointments appointments;
    private final Clock clock;

    ReleasedAppointments(Appointments appointments, Clock clock) {
        this.appointments = appointments;
        this.clock = clock;
    }

    @EventListener
    void cancel(ConsultationNoLongerWanted event) {
        appointments
                .findByRequestAndCancelledAtIsNull(event.request())
                .ifPresent(appointment -> appointment.cancel(clock.instant()));
    }
}
