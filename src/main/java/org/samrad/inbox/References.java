package org.samrad.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a request may refer to: cases, other requests, the days of the planning data. */
@Component
class References {

    private static final int MOST_CASES = 1000;

    private final Cases cases;
    private final ConsultationRequests requests;
    private final RequestFiling filing;
    private final PlanningHorizons horizons;
    private final Appointments appointments;

    References(
            Cases cases,
            ConsultationRequests requests,
            RequestFiling filing,
            PlanningHorizons horizons,
            Appointments appointments) {
        this.appointments = appointments;
        this.cases = cases;
        this.requests = requests;
        this.filing = filing;
        this.horizons = horizons;
    }

    public boolean caseIs(String id) {
        return Limits.isId(id) && cases.existsById(id);
    }

    public boolean requestIs(String id) {
        return Limits.isId(id) && requests.existsById(id);
    }

    /** What is asked for as it stands; null where there is no such request yet. */
    @Transactional(readOnly = true)
    public @Nullable RequestContent content(@Nullable String request) {
        return request == null
                ? null
                : requests.findById(request).map(ConsultationRequest::content).orElse(null);
    }

    /** The seats of some requests, in the order of these. */
    @Transactional(readOnly = true)
    public List<RoleRow.Seat> seats(Collection<String> ids) {
        Set<String> known = ids.stream().filter(Limits::isId).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, ConsultationRequest> found = requests.findAllById(known).stream()
                .collect(Collectors.toMap(ConsultationRequest::id, Function.identity()));
        return known.stream()
                .flatMap(id -> Stream.ofNullable(found.get(id)))
                .flatMap(request -> request.roles().stream()
                        .map(role -> new RoleRow.Seat(
                                request.id(), role.role(), Objects.requireNonNullElse(request.title(), ""))))
                .toList();
    }

    /** Who is published in some seats, by the code of each; nobody in those whose request has no appointment. */
    @Transactional(readOnly = true)
    public Map<String, String> published(Set<String> codes) {
        Set<String> asked = codes.stream()
                .map(code -> RoleRow.Seat.of(code).request())
                .filter(Limits::isId)
                .collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, String>();
        for (Appointment held : appointments.findByCancelledAtIsNullAndRequestIn(asked)) {
            held.participants()
                    .forEach(one ->
                            found.put(new RoleRow.Seat(held.request(), one.role(), "").code(), one.specialist()));
        }
        found.keySet().retainAll(codes);
        return found;
    }

    /** Whether there is such a seat. */
    @Transactional(readOnly = true)
    public boolean seatIs(RoleRow.Seat seat) {
        return seats(List.of(seat.request())).stream()
                .anyMatch(one -> one.role().equals(seat.role()));
    }

    /** By the names of a request's roles, the ids of the requests that want whoever takes one for a seat of their own. */
    @Transactional(readOnly = true)
    public Map<String, String> wantedAgain(String request) {
        var wanted = new LinkedHashMap<String, String>();
        for (ConsultationRequest other : requests.mayAskForTheSameAs(request)) {
            RequestContent content = other.content();
            content.roles().stream()
                    .filter(role -> request.equals(content.sameAsRequest(role)))
                    .filter(role -> !other.id().equals(request))
                    .forEach(role -> wanted.put(Objects.requireNonNull(role.sameAs()), other.id()));
        }
        return wanted;
    }

    /** Whether a request is another one or comes after it, at any remove. */
    public boolean comesAfter(String request, String other) {
        return filing.comesAfter(request, other);
    }

    @Nullable
    public PlanningHorizon horizon() {
        return horizons.current().orElse(null);
    }

    /** References of cases to pick from; of very many, the first. */
    public List<String> caseIds() {
        return cases.ids(PageRequest.of(0, MOST_CASES));
    }

    /** Of one case, the requests that another could come after. */
    @Transactional(readOnly = true)
    public List<RequestChoices.Choice> requestsOf(String caseId) {
        if (!Limits.isId(caseId)) {
            return List.of();
        }
        return requests.findByCaseIdOrderByTermsReceivedDescIdDesc(caseId).stream()
                .map(request -> new RequestChoices.Choice(
                        request.id(), Objects.requireNonNullElse(request.terms().title(), "")))
                .toList();
    }
}
