package org.samrad.inbox.form;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.audit.AccessLog;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.limits.Limits;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.specialist.Organisations;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a request may refer to: cases, other requests, the days of the planning data. */
@Component
public class References {

    private static final int MOST_CASES = 1000;

    private final Cases cases;
    private final ConsultationRequests requests;
    private final RequestFiling filing;
    private final PlanningHorizons horizons;
    private final Appointments appointments;
    private final Organisations organisations;
    private final Scope scope;
    private final AccessLog log;

    References(
            Cases cases,
            ConsultationRequests requests,
            RequestFiling filing,
            PlanningHorizons horizons,
            Appointments appointments,
            Organisations organisations,
            Scope scope,
            AccessLog log) {
        this.log = log;
        this.organisations = organisations;
        this.scope = scope;
        this.appointments = appointments;
        this.cases = cases;
        this.requests = requests;
        this.filing = filing;
        this.horizons = horizons;
    }

    /** Puts into the trail that whoever asks has read of the request's case. */
    public void tell(String request) {
        if (!log.isToldOf(request)) {
            requests.findById(request)
                    .flatMap(read -> cases.findById(read.caseId()))
                    .ifPresent(about -> log.read(about.id(), about.organisation(), about.isProtected(), request));
        }
    }

    /** Puts into the trail that whoever asks has read of a case that they can file a request for; of another nothing is read. */
    @Transactional
    public void tellOfCase(String id) {
        if (Limits.isId(id) && !log.isToldOf(id)) {
            cases.findWithin(id, scope.coordinated())
                    .ifPresent(about -> log.read(about.id(), about.organisation(), about.isProtected(), id));
        }
    }

    /** Of some references those of cases that whoever asks can file a request for. */
    public Set<String> cases(Collection<String> ids) {
        return within(ids, scope.coordinated());
    }

    /** Of some references those of cases with a protected identity that whoever asks can file a request for. */
    public Set<String> protectedOf(Collection<String> ids) {
        List<String> asked = ids.stream().filter(Limits::isId).toList();
        return asked.isEmpty() ? Set.of() : cases.protectedWithin(asked, scope.coordinated());
    }

    /** Of some references those that are a case's, whoever answers for it. */
    public Set<String> taken(Collection<String> ids) {
        return within(ids, Reach.REGION);
    }

    private Set<String> within(Collection<String> ids, Reach reach) {
        List<String> asked = ids.stream().filter(Limits::isId).toList();
        return asked.isEmpty() ? Set.of() : cases.idsWithin(asked, reach);
    }

    /** The organisation that answers for a new case where none is said: empty for the region, null where one has to be said. */
    public @Nullable String usualOrganisation() {
        Reach mine = scope.coordinated();
        if (mine.everywhere()) {
            return "";
        }
        return mine.organisations().size() == 1
                ? mine.organisations().iterator().next()
                : null;
    }

    public boolean caseIs(String id) {
        return Limits.isId(id) && cases.findWithin(id, scope.coordinated()).isPresent();
    }

    /** Whether a reference is a case's, whoever answers for it: two can't have the same. */
    public boolean isTaken(String id) {
        return Limits.isId(id) && cases.existsById(id);
    }

    public boolean requestIs(String id) {
        return Limits.isId(id) && requests.findWithin(id, scope.coordinated()).isPresent();
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
        Map<String, ConsultationRequest> found = requests.findAllWithin(known, scope.coordinated()).stream()
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
        Set<String> mine = requests.idsWithin(asked, scope.coordinated());
        for (Appointment held : appointments.findByCancelledAtIsNullAndRequestIn(mine)) {
            held.participants()
                    .forEach(one ->
                            found.put(new RoleRow.Seat(held.request(), one.role(), "").code(), one.specialist()));
        }
        found.keySet().retainAll(codes);
        return found;
    }

    /**
     * What somebody gives up who changes what is published.
     *
     * @param people the names of those on the panel
     */
    public record Cancelled(LocalDateTime start, List<String> people) {}

    /** What is published for a request that whoever asks answers for; null where nothing is. */
    @Transactional(readOnly = true)
    public @Nullable Cancelled published(String request, Names names) {
        return appointments
                .findByRequestAndCancelledAtIsNull(request)
                .filter(held -> requestIs(request))
                .map(held -> new Cancelled(
                        held.time().from(),
                        held.participants().stream()
                                .map(one -> names.specialist(one.specialist()))
                                .toList()))
                .orElse(null);
    }

    /** What of stored content leads to requests of others: it is not shown, and stays as it is. */
    public Set<String> outOfReach(@Nullable RequestContent stored) {
        var named = new HashSet<String>();
        if (stored != null) {
            named.addAll(stored.followed());
            stored.roles()
                    .forEach(role ->
                            Stream.ofNullable(stored.sameAsRequest(role)).forEach(named::add));
        }
        if (!named.isEmpty()) {
            named.removeAll(requests.idsWithin(named, scope.coordinated()));
        }
        return named;
    }

    /** Those of some organisations that whoever asks can file a case for. */
    public List<RequestChoices.Choice> mayAnswer(List<RequestChoices.Choice> organisations) {
        Reach mine = scope.coordinated();
        return organisations.stream().filter(one -> mine.includes(one.id())).toList();
    }

    /** Whether a case can be filed for the organisation; empty: for the coordinators of the whole region. */
    public boolean mayAnswerFor(String organisation) {
        Reach mine = scope.coordinated();
        return organisation.isEmpty()
                ? mine.everywhere()
                : mine.includes(organisation) && organisations.existsById(organisation);
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
        return requests.wantedAgain(request);
    }

    /** What says that another request wants a role again: by name where whoever asks answers for that one. */
    public String wanted(String other) {
        return requestIs(other) ? "request.error.role-wanted" : "request.error.role-wanted-elsewhere";
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
        return cases.ids(scope.coordinated(), PageRequest.of(0, MOST_CASES));
    }

    /** Of one case, the requests that another could come after. */
    @Transactional(readOnly = true)
    public List<RequestChoices.Choice> requestsOf(String caseId) {
        if (!Limits.isId(caseId)) {
            return List.of();
        }
        return requests.findByCaseWithin(caseId, scope.coordinated()).stream()
                .map(request -> new RequestChoices.Choice(
                        request.id(), Objects.requireNonNullElse(request.terms().title(), "")))
                .toList();
    }
}
