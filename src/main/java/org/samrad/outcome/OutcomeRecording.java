package org.samrad.outcome;

import java.time.Clock;
import java.util.Optional;
import org.samrad.account.CurrentUser;
import org.samrad.outcome.ConsultationOutcome.Told;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what coordinators tell of consultations that have begun. */
@Service
public class OutcomeRecording {

    private final ConsultationRequests requests;
    private final Appointments appointments;
    private final Outcomes outcomes;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OutcomeRecording(
            ConsultationRequests requests,
            Appointments appointments,
            Outcomes outcomes,
            PlanningHorizons horizons,
            Scope scope,
            ApplicationEventPublisher events,
            Clock clock) {
        this.requests = requests;
        this.appointments = appointments;
        this.outcomes = outcomes;
        this.horizons = horizons;
        this.scope = scope;
        this.events = events;
        this.clock = clock;
    }

    /** The standing appointment of a request that the reader answers for, once it has begun, with what was told of it. */
    @Transactional(readOnly = true)
    public Optional<Begun> begun(String request) {
        return requests.findWithin(request, scope.coordinated())
                .flatMap(asked -> appointments
                        .findByRequestAndCancelledAtIsNull(request)
                        .filter(appointment -> !appointment.time().from().isAfter(horizons.now(clock)))
                        .map(appointment -> new Begun(asked, appointment, outcomes.findById(appointment.id()))));
    }

    /** A consultation that has begun. */
    public record Begun(ConsultationRequest request, Appointment appointment, Optional<ConsultationOutcome> outcome) {}

    /** What became of telling. */
    public enum Recorded {
        DONE,
        /** Somebody else has told meanwhile; nothing is changed. */
        CHANGED,
        /** There is no such consultation that has begun, for this account. */
        UNKNOWN
    }

    /** Tells what became of the consultation of a request; the same twice is told once. */
    @Transactional
    Recorded record(String request, OutcomeForm form, CurrentUser by) {
        Begun begun = begun(request).orElse(null);
        if (begun == null) {
            return Recorded.UNKNOWN;
        }
        Told told = form.told();
        ConsultationOutcome before = begun.outcome().orElse(null);
        if (before != null && before.told().equals(told)) {
            return Recorded.DONE;
        }
        if (form.isOlderThan(before)) {
            return Recorded.CHANGED;
        }
        if (before == null) {
            outcomes.save(new ConsultationOutcome(begun.appointment(), told, by.displayName(), clock.instant()));
        } else {
            before.tell(told, by.displayName(), clock.instant());
        }
        events.publishEvent(
                new RequestEvent(request, told.held() ? RequestEvent.What.HELD : RequestEvent.What.NOT_HELD));
        return Recorded.DONE;
    }
}
