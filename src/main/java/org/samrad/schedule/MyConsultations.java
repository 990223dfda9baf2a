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
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.specialist.Organisation;
import org.samrad.specialist.Organisations;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialist;
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
    private final Organisations organisations;
    private final Sites sites;

    MyConsultations(
            Appointments appointments,
            ConsultationRequests requests,
            Cases cases,
            Specialists specialists,
            Organisations organisations,
            Sites sites) {
        this.appointments = appointments;
        this.requests = requests;
        this.cases = cases;
        this.specialists = specialists;
        this.organisations = organisations;
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
        Map<String, Specialist> people = byId(
                specialists.findAllById(mine.stream()
                        .flatMap(appointment -> appointment.participants().stream())
                        .map(Participant::specialist)
                        .distinct()
                        .toList()),
                Specialist::id);
        Map<String, String> employers =
                organisations
                        .findAllById(people.values().stream()
                                .map(Specialist::organisation)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Organisation::id, Organisation::name));
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
                    place == null ? null : place.name(),
                    request.caseId(),
                    itsCase.isProtected(),
                    request.terms().title(),
                    request.terms().form(),
                    request.terms().requester(),
                    appointment.participants().stream()
                            .filter(participant -> participant.specialist().equals(specialist))
                            .map(Participant::role)
                            .findFirst()
                            .orElseThrow(),
                    appointment.participants().stream()
                            .filter(participant -> !participant.specialist().equals(specialist))
                            .map(participant -> colleague(participant, people, employers))
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

    private static MyConsultation.Colleague colleague(
            Participant participant, Map<String, Specialist> people, Map<String, String> employers) {
        Specialist who = people.get(participant.specialist());
        return who == null
                ? new MyConsultation.Colleague(participant.specialist(), participant.role(), "")
                : new MyConsultation.Colleague(
                        who.name(), participant.role(), employers.getOrDefault(who.organisation(), ""));
    }

    private static <T> Map<String, T> byId(List<T> found, Function<T, String> id) {
        return found.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
