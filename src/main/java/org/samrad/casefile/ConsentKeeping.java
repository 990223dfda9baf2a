package org.samrad.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.audit.AccessLog;
import org.samrad.booking.HoldEndings;
import org.samrad.exchange.PlanningDataChanged;
import org.samrad.exchange.PlanningLock;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.scope.Scope;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that a family lets an organisation take part, or no longer does. With a consent go, at once, the consultations to come
 * that only it allowed: their requests wait again, and everybody on their panels is told.
 */
@Service
class ConsentKeeping {

    private final Cases cases;
    private final ConsultationRequests requests;
    private final Appointments appointments;
    private final Specialists specialists;
    private final CaseConsents consents;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final HoldEndings holds;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ConsentKeeping(
            Cases cases,
            ConsultationRequests requests,
            Appointments appointments,
            Specialists specialists,
            CaseConsents consents,
            PlanningHorizons horizons,
            Scope scope,
            HoldEndings holds,
            AccessLog log,
            ApplicationEventPublisher events,
            JdbcTemplate jdbc,
            Clock clock) {
        this.cases = cases;
        this.requests = requests;
        this.appointments = appointments;
        this.specialists = specialists;
        this.consents = consents;
        this.horizons = horizons;
        this.scope = scope;
        this.holds = holds;
        this.log = log;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of it. */
    enum Kept {
        DONE,
        /** It was so already; nothing is changed. */
        BEFORE,
        /** What would be taken back is no longer what was shown; nothing is changed. */
        CHANGED,
        /** The case has as many consents as it can have. */
        FULL,
        /** There is no such case, for this account. */
        UNKNOWN
    }

    /** A consultation that stands on a consent. */
    record Hit(ConsultationRequest request, Appointment appointment) {}

    /** Lets an organisation take part from today on. */
    @Transactional
    public Kept give(String caseId, String organisation) {
        if (cases.findWithin(caseId, scope.coordinated()).isEmpty()) {
            return Kept.UNKNOWN;
        }
        new PlanningLock(jdbc).hold(clock.instant());
        LocalDate today = today();
        List<CaseConsents.Row> known = consents.of(caseId);
        if (known.stream()
                .anyMatch(row ->
                        row.organisation().equals(organisation) && row.withdrawn() == null && row.holds(today))) {
            return Kept.BEFORE;
        }
        if (known.size() >= CaseConsents.MOST) {
            return Kept.FULL;
        }
        consents.give(caseId, organisation, today);
        log.addOfCase(caseId, AccessLog.What.CONSENT_GIVEN, organisation);
        events.publishEvent(new PlanningDataChanged());
        return Kept.DONE;
    }

    /** The consultations to come that would go with a consent, by time; none where the region asks for no consents. */
    @Transactional(readOnly = true)
    public List<Hit> hits(String caseId, String organisation) {
        return cases.findWithin(caseId, scope.coordinated())
                .map(about -> standingOn(about, organisation))
                .orElse(List.of());
    }

    /** The requests for which a time is held that would go with a consent, by time; none where the region asks for no consents. */
    @Transactional(readOnly = true)
    public List<ConsultationRequest> held(String caseId, String organisation) {
        return cases.findWithin(caseId, scope.coordinated())
                .map(about -> requests.findAllById(heldOn(about, organisation)))
                .orElse(List.of());
    }

    private List<String> heldOn(Case about, String organisation) {
        return isNeeded(about, organisation) ? holds.heldWith(about.id(), organisation) : List.of();
    }

    private boolean isNeeded(Case about, String organisation) {
        boolean needed =
                horizons.current().map(PlanningHorizon::consentRequired).orElse(false);
        // Who answers for the case needs nobody's consent to see it.
        return needed && about.organisation() != null && !organisation.equals(about.organisation());
    }

    private List<Hit> standingOn(Case about, String organisation) {
        if (!isNeeded(about, organisation)) {
            return List.of();
        }
        LocalDateTime now = horizons.now(clock);
        Map<String, ConsultationRequest> asked =
                requests.findByCaseIdOrderByTermsReceivedDescIdDesc(about.id()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        List<Appointment> coming = appointments.findByCancelledAtIsNullAndRequestIn(asked.keySet()).stream()
                .filter(appointment -> appointment.time().from().isAfter(now))
                .toList();
        Set<String> people = coming.stream()
                .flatMap(appointment -> appointment.participants().stream())
                .map(Participant::specialist)
                .collect(Collectors.toSet());
        Set<String> theirs = specialists.findAllById(people).stream()
                .filter(specialist -> specialist.organisation().equals(organisation))
                .map(Specialist::id)
                .collect(Collectors.toSet());
        return coming.stream()
                .filter(appointment -> appointment.participants().stream()
                        .anyMatch(participant -> theirs.contains(participant.specialist())))
                .sorted(Comparator.comparing(
                                (Appointment appointment) -> appointment.time().from())
                        .thenComparing(Appointment::request))
                .map(appointment -> new Hit(Objects.requireNonNull(asked.get(appointment.request())), appointment))
                .toList();
    }

    /**
     * Takes a consent back from today on, and what stands on it.
     *
     * @param seen the requests whose consultations, or times that are held, were shown to go with it
     */
    @Transactional
    public Kept withdraw(String caseId, String organisation, Set<String> seen) {
        Case about = cases.findWithin(caseId, scope.coordinated()).orElse(null);
        if (about == null) {
            return Kept.UNKNOWN;
        }
        new PlanningLock(jdbc).hold(clock.instant());
        LocalDate today = today();
        if (consents.of(caseId).stream()
                .noneMatch(row -> row.organisation().equals(organisation)
                        && (row.withdrawn() == null || row.withdrawn().isAfter(today)))) {
            return Kept.BEFORE;
        }
        List<Hit> hits = standingOn(about, organisation);
        List<String> held = heldOn(about, organisation);
        if (!Stream.concat(hits.stream().map(hit -> hit.request().id()), held.stream())
                .collect(Collectors.toSet())
                .equals(seen)) {
            return Kept.CHANGED;
        }
        consents.withdraw(caseId, organisation, today);
        hits.forEach(hit -> {
            hit.request().reopen(RequestEvent.Because.CONSENT);
            requests.save(hit.request());
        });
        held.forEach(holds::release);
        log.addOfCase(caseId, AccessLog.What.CONSENT_WITHDRAWN, organisation);
        events.publishEvent(new PlanningDataChanged());
        return Kept.DONE;
    }

    private LocalDate today() {
        return horizons.now(clock).toLocalDate();
    }
}
