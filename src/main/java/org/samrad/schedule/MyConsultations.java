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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.specialist.Reachable;
import org.samrad.specialist.Site;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialists;
import org.samrad.time.IsoWeek;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A specialist's published consultations, with all that the specialist needs to know of them. */
@Component
class MyConsultations {

    /** How many of those that wait for an answer are listed on top. */
    private static final int UNANSWERED_SHOWN = 10;

    private final Appointments appointments;
    private final Cases cases;
    private final Specialists specialists;
    private final Sites sites;

    MyConsultations(Appointments appointments, Cases cases, Specialists specialists, Sites sites) {
        this.appointments = appointments;
        this.cases = cases;
        this.specialists = specialists;
        this.sites = sites;
    }

    /** Those of a specialist that have not begun. */
    @Transactional(readOnly = true)
    public Coming coming(String specialist, LocalDateTime now) {
        return Coming.of(appointments.ownFrom(specialist, now), now);
    }

    /**
     * A week's, and what stands on top of the present one.
     *
     * @param all by start, those on top among them, whatever their week
     * @param coming nothing where it is another week than the present
     */
    record Week(List<MyConsultation> all, Coming coming) {

        static final Week NOTHING = new Week(List.of(), Coming.NOTHING);

        /** The first of those that wait for an answer. */
        List<MyConsultation> unanswered() {
            return all.stream()
                    .filter(one -> coming.unanswered().contains(one.appointment()))
                    .limit(UNANSWERED_SHOWN)
                    .toList();
        }

        /** The first to come at which they are expected; null where there is none. */
        @Nullable
        MyConsultation next() {
            return all.stream()
                    .filter(one -> one.appointment().equals(coming.next()))
                    .findFirst()
                    .orElse(null);
        }

        /** Whether something of a day has not begun, and the reader is not retired, so that they may say that they are away. */
        boolean isLeftOf(LocalDate day) {
            return all.stream()
                    .anyMatch(one -> one.open()
                            && !one.isRetired()
                            && one.time().from().toLocalDate().equals(day));
        }
    }

    /**
     * Those of a specialist in a week, and some of those to come where it is the present one.
     *
     * @param monday its first day
     * @param now the present moment, local
     */
    @Transactional(readOnly = true)
    public Week week(String specialist, LocalDate monday, LocalDateTime now, Collection<News.Item> news) {
        LocalDate nextMonday = monday.plusDays(7);
        if (!IsoWeek.mondayOf(now.toLocalDate()).equals(monday)) {
            return new Week(between(specialist, monday, nextMonday, now, news), Coming.NOTHING);
        }
        List<Appointments.Own> own = appointments.ownFrom(specialist, monday.atStartOfDay());
        Coming coming = Coming.of(own, now);
        List<UUID> onTop = coming.onTop(UNANSWERED_SHOWN);
        List<Appointment> shown = own.stream()
                .map(Appointments.Own::appointment)
                .filter(one -> one.time().from().isBefore(nextMonday.atStartOfDay()) || onTop.contains(one.id()))
                .distinct()
                .toList();
        return new Week(shown(specialist, shown, now, news), coming);
    }

    /**
     * Those of a specialist on the days [from, until), by start, each with what is new about it.
     *
     * @param now the present moment, local
     */
    @Transactional(readOnly = true)
    public List<MyConsultation> between(
            String specialist, LocalDate from, LocalDate until, LocalDateTime now, Collection<News.Item> news) {
        return shown(
                specialist, appointments.standingOf(specialist, from.atStartOfDay(), until.atStartOfDay()), now, news);
    }

    private List<MyConsultation> shown(
            String specialist, List<Appointment> mine, LocalDateTime now, Collection<News.Item> news) {
        if (mine.isEmpty()) {
            return List.of();
        }
        Map<UUID, News.Item> isNew =
                news.stream().collect(Collectors.toMap(News.Item::appointment, Function.identity()));
        Map<String, Appointments.Subject> asked = byId(
                appointments.subjects(
                        specialist, mine.stream().map(Appointment::request).toList()),
                one -> one.request().id());
        Set<String> about =
                asked.values().stream().map(one -> one.request().caseId()).collect(Collectors.toSet());
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
        Reachable me = people.get(specialist);
        boolean isRetired = me == null || me.who().isRetired();
        Map<String, MyConsultation.Known> known = known(specialist, about, now);
        var shown = new ArrayList<MyConsultation>();
        for (Appointment appointment : mine) {
            Appointments.Subject subject = Objects.requireNonNull(asked.get(appointment.request()));
            ConsultationRequest request = subject.request();
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
                    subject.isProtected(),
                    request.terms().title(),
                    request.terms().form(),
                    request.question(),
                    request.terms().requester(),
                    appointment.participants().stream()
                            .filter(participant -> participant.specialist().equals(specialist))
                            .map(Participant::role)
                            .findFirst()
                            .orElseThrow(),
                    !subject.isOptional(),
                    isRetired,
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
