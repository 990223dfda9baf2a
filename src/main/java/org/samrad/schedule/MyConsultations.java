package org.samrad.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.specialist.Reachable;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialists;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A specialist's published consultations, with all that the specialist needs to know of them. */
@Component
class MyConsultations {

    private final Appointments appointments;
    private final ConsultationRequests requests;
    private final Cases cases;
    private final Specialists specialists;
    private final Sites sites;

    MyConsultations(
            Appointments appointments,
            ConsultationRequests requests,
            Cases cases,
            Specialists specialists,
            Sites sites) {
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
        this.specialists = specialists;
        this.sites = sites;
    }

    /**
     * Those of a specialist on the days [from, until), by start, each with what is new about it.
     *
     * @param now the present moment, local
     */
    @Transactional(readOnly = true)
    public List<MyConsultation> between(
            String specialist, LocalDate from, LocalDate until, LocalDateTime now, Collection<News.Item> news) {
        Map<UUID, News.Item> isNew =
                news.stream().collect(Collectors.toMap(News.Item::appointment, Function.identity()));
        List<Appointment> mine = appointments.standingOf(specialist, from.atStartOfDay(), until.atStartOfDay());
        Map<String, ConsultationRequest> asked = byId(
                requests.findAllById(mine.stream().map(Appointment::request).toList()), ConsultationRequest::id);
        Map<String, Case> about = byId(
                cases.findAllById(asked.values().stream()
                        .map(ConsultationRequest::caseId)
                        .distinct()
                        .toList()),
                Case::id);
        Map<String, Reachable> people = specialists.reachable(mine.stream()
                .flatMap(appointment -> appointment.participants().stream())
                .map(Participant::specialist)
                .collect(Collectors.toSet()));
        Map<String, Site> places = byId(
                sites.findAllById(mine.stream()
                        .map(Appointment::site)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                Site::id);
        Map<String, MyConsultation.Known> known = known(specialist, about.keySet(), now);
        var shown = new ArrayList<MyConsultation>();
        for (Appointment appointment : mine) {
            ConsultationRequest request = Objects.requireNonNull(asked.get(appointment.request()));
            Case itsCase = Objects.requireNonNull(about.get(request.caseId()));
            Site place = appointment.site() == null ? null : places.get(appointment.site());
            shown.add(new MyConsultation(
                    appointment.id(),
                    appointment.terms(),
                    appointment.time().from().isAfter(now),
                    appointment.time(),
                    appointment.mode(),
                    meeting(appointment, request, specialist, people),
                    place == null ? null : place.name(),
                    request.caseId(),
                    itsCase.isProtected(),
                    request.terms().title(),
                    request.terms().form(),
                    request.question(),
                    request.terms().requester(),
                    appointment.participants().stream()
                            .filter(participant -> participant.specialist().equals(specialist))
                            .map(Participant::role)
                            .findFirst()
                            .orElseThrow(),
                    appointment.participants().stream()
                            .filter(participant -> !participant.specialist().equals(specialist))
                            .map(participant -> colleague(participant, people))
                            .toList(),
                    known.get(request.caseId()),
                    isNew.get(appointment.id())));
        }
        return shown;
    }

    /** The day of the first one from a moment on. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> firstFrom(String specialist, LocalDateTime moment) {
        return appointments.startsFrom(specialist, moment, Limit.of(1)).stream()
                .map(LocalDateTime::toLocalDate)
                .findFirst();
    }

    /** How a specialist knows some cases, by the case's id; without those that they have not met. */
    private Map<String, MyConsultation.Known> known(String specialist, Collection<String> some, LocalDateTime now) {
        var known = new HashMap<String, MyConsultation.Known>();
        if (some.isEmpty()) {
            return known;
        }
        for (Cases.Contact contact : cases.contactsOf(specialist, some)) {
            known.put(contact.caseId(), new MyConsultation.Known(contact.contacts(), contact.lastContact()));
        }
        for (Appointments.Met met : appointments.met(specialist, some, now)) {
            LocalDate first = met.first().toLocalDate();
            known.merge(
                    met.caseId(),
                    new MyConsultation.Known(Math.toIntExact(met.times()), first),
                    (before, here) ->
                            new MyConsultation.Known(before.times() + here.times(), earlier(before.since(), first)));
        }
        return known;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one != null && one.isBefore(other) ? one : other;
    }

    private static MyConsultation.@Nullable Meeting meeting(
            Appointment appointment, ConsultationRequest request, String reader, Map<String, Reachable> people) {
        // Most have no link at all, and then nobody asks for the roles.
        if (appointment.mode() != Mode.VIDEO
                || appointment.participants().stream()
                        .map(one -> people.get(one.specialist()))
                        .allMatch(one -> one == null || one.link() == null)) {
            return null;
        }
        return Reachable.firstWithLink(appointment.inRequired(request.roles()), people)
                .map(one -> new MyConsultation.Meeting(
                        Objects.requireNonNull(one.link()),
                        Objects.requireNonNull(one.host()),
                        one.who().id().equals(reader) ? null : one.who().name()))
                .orElse(null);
    }

    private static MyConsultation.Colleague colleague(Participant participant, Map<String, Reachable> people) {
        Reachable one = people.get(participant.specialist());
        return one == null
                ? new MyConsultation.Colleague(participant.specialist(), participant.role(), "", null, null, null)
                : new MyConsultation.Colleague(
                        one.who().name(),
                        participant.role(),
                        one.employer() == null ? "" : one.employer().name(),
                        one.phone(),
                        one.dial(),
                        one.mail());
    }

    private static <T> Map<String, T> byId(List<T> found, Function<T, String> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
