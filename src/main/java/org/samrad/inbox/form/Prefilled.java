package org.samrad.inbox.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.inbox.choice.Names;
import org.samrad.outcome.Outcomes;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestRole;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Forms that begin with what an earlier request of the same case asks for. */
@Component
class Prefilled {

    private static final int WEEK = 7;

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Appointments appointments;
    private final Outcomes outcomes;
    private final References references;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    Prefilled(
            ConsultationRequests requests,
            Cases cases,
            Appointments appointments,
            Outcomes outcomes,
            References references,
            PlanningHorizons horizons,
            Scope scope,
            Clock clock) {
        this.requests = requests;
        this.cases = cases;
        this.appointments = appointments;
        this.outcomes = outcomes;
        this.references = references;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * A form for the one that comes after a request: the same but for its times, with whoever takes each role there, and no earlier
     * than the weeks that its outcome says.
     *
     * @throws ResponseStatusException where whoever asks answers for no such request
     */
    @Transactional(readOnly = true)
    RequestForm after(String id, Names names) {
        ConsultationRequest before = found(id);
        Optional<Appointment> held = appointments.findByRequestAndCancelledAtIsNull(id);
        // Whom a published panel left out can't be asked for again; before there is a panel anybody may still be on it.
        Set<String> seats = held.isPresent()
                ? held.get().participants().stream().map(Participant::role).collect(Collectors.toSet())
                : before.roles().stream().map(RequestRole::role).collect(Collectors.toSet());
        Integer weeks = held.flatMap(one -> outcomes.findById(one.id()))
                .map(outcome -> outcome.told().followUpWeeks())
                .filter(some -> some > 0)
                .orElse(null);
        RequestForm form = shown(before, names);
        List<RoleRow> roles = form.roles().stream()
                .map(row -> seats.contains(row.role()) ? row.asWhoeverTakes(new RoleRow.Seat(id, row.role(), "")) : row)
                .toList();
        return form.with(fields -> {
            fields.received = today().toString();
            fields.earliest = "";
            fields.due = "";
            fields.latest = "";
            fields.windows = List.of();
            fields.roles = roles;
            fields.links = List.of(new LinkRow(id, weeks == null ? "" : Integer.toString(WEEK * weeks), "", "", ""));
        });
    }

    /**
     * A form for the same once more, received when it was first, since the child has waited since then; without the times that have
     * passed.
     *
     * @throws ResponseStatusException where whoever asks answers for no such request
     */
    @Transactional(readOnly = true)
    RequestForm again(String id, Names names) {
        RequestForm form = shown(found(id), names);
        return form.with(fields -> {
            fields.earliest = toCome(form.earliest());
            fields.latest = toCome(form.latest());
            fields.windows = form.windows().stream()
                    .filter(row -> !toCome(row.untilDay().isEmpty() ? row.day() : row.untilDay())
                            .isEmpty())
                    .toList();
        });
    }

    private RequestForm shown(ConsultationRequest request, Names names) {
        references.tell(request.id());
        return RequestForm.of(request, cases.findById(request.caseId()).orElse(null), names)
                .without(references.outOfReach(request.content()))
                .asAnother(request.caseId());
    }

    private ConsultationRequest found(String id) {
        return requests.findWithin(id, scope.coordinated())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private LocalDate today() {
        return horizons.now(clock).toLocalDate();
    }

    /** A day as it is written, unless it has passed. */
    private String toCome(String day) {
        return day.isEmpty() || LocalDate.parse(day).isBefore(today()) ? "" : day;
    }
}
