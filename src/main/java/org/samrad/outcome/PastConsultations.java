package org.samrad.outcome;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The consultations that a specialist has had, with what became of them. */
@Component
class PastConsultations {

    private static final int SIZE = 25;

    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final Outcomes outcomes;
    private final PlanningHorizons horizons;
    private final Clock clock;

    PastConsultations(
            Appointments appointments,
            ConsultationRequests requests,
            Cases cases,
            Outcomes outcomes,
            PlanningHorizons horizons,
            Clock clock) {
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
        this.outcomes = outcomes;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param appointment the id of the appointment
     * @param title as filed; null where it has none
     * @param role the specialist's own
     * @param outcome null where nobody has told
     */
    record Row(
            UUID appointment,
            LocalDateTime from,
            LocalDateTime until,
            String caseId,
            boolean isProtected,
            @Nullable String title,
            Form form,
            String role,
            @Nullable ConsultationOutcome outcome) {}

    /** Some of them, the last first. */
    record Found(List<Row> rows, PageLinks pages) {

        /** The ids of the appointments. */
        List<UUID> appointments() {
            return rows.stream().map(Row::appointment).toList();
        }
    }

    /** @param number of the page, from 1; the last where there are fewer */
    @Transactional(readOnly = true)
    public Found of(String specialist, int number) {
        LocalDateTime now = horizons.now(clock);
        int index = PageLinks.index(number);
        Page<Appointment> page = appointments.pastOf(specialist, now, PageRequest.of(index, SIZE));
        PageLinks links = PageLinks.of(index, SIZE, Math.toIntExact(page.getTotalElements()));
        if (links.number() != index + 1) {
            page = appointments.pastOf(specialist, now, PageRequest.of(links.number() - 1, SIZE));
        }
        List<Appointment> past = page.getContent();
        Map<String, ConsultationRequest> asked =
                requests.findAllById(past.stream().map(Appointment::request).toList()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        Map<String, Case> about =
                cases
                        .findAllById(asked.values().stream()
                                .map(ConsultationRequest::caseId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Case::id, Function.identity()));
        Map<UUID, ConsultationOutcome> told = outcomes
                .findAllById(past.stream().map(Appointment::id).toList())
                .stream()
                .collect(Collectors.toMap(ConsultationOutcome::appointment, Function.identity()));
        return new Found(
                past.stream()
                        .map(one -> {
                            ConsultationRequest request = Objects.requireNonNull(asked.get(one.request()));
                            Case itsCase = Objects.requireNonNull(about.get(request.caseId()));
                            return row(one, specialist, request, itsCase.isProtected(), told.get(one.id()));
                        })
                        .toList(),
                links);
    }

    private static Row row(
            Appointment one,
            String specialist,
            ConsultationRequest asked,
            boolean isProtected,
            @Nullable ConsultationOutcome outcome) {
        String role = one.participants().stream()
                .filter(participant -> participant.specialist().equals(specialist))
                .map(Participant::role)
                .findFirst()
                .orElse("");
        return new Row(
                one.id(),
                one.time().from(),
                one.time().until(),
                asked.caseId(),
                isProtected,
                asked.terms().title(),
                asked.terms().form(),
                role,
                outcome);
    }
}
