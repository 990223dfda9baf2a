package org.samrad.schedule;

import java.time.Clock;
import java.time.Instant;
import org.samrad.request.ConsultationNoLongerWanted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Cancels the appointment of a request that no longer asks for it, and lets its panel know, in the transaction that says so. */
@Component
class ReleasedAppointments {

    private final Appointments appointments;
    private final Notifications notifications;
    private final Clock clock;

    ReleasedAppointments(Appointments appointments, Notifications notifications, Clock clock) {
        this.appointments = appointments;
        this.notifications = notifications;
        this.clock = clock;
    }

    @EventListener
    void cancel(ConsultationNoLongerWanted event) {
        appointments
                .findByRequestAndCancelledAtIsNull(event.request())
                .ifPresent(appointment -> cancel(appointment, clock.instant()));
    }

    private void cancel(Appointment appointment, Instant now) {
        appointment.cancel(now);
        // Calendars tell what is newer by the number that grows as it is written.
        appointments.saveAndFlush(appointment);
        notifications.add(
                null,
                appointment.participants().stream()
                        .map(participant -> new Notification(
                                participant.specialist(),
                                appointment.request(),
                                appointment.id(),
                                Notification.What.CANCELLED,
                                appointment.time().from()))
                        .toList(),
                now);
    }
}
