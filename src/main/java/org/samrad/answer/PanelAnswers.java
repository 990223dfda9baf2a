package org.samrad.answer;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.schedule.Appointment;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The last answer of everybody to each time, way and place of a consultation. */
public interface PanelAnswers extends JpaRepository<PanelAnswer, Long> {

    Optional<PanelAnswer> findByAppointmentAndSpecialistAndTerms(UUID appointment, String specialist, String terms);

    /** The answer of somebody to a consultation as it is. */
    default Optional<PanelAnswer> to(Appointment appointment, String specialist) {
        return findByAppointmentAndSpecialistAndTerms(appointment.id(), specialist, appointment.terms());
    }

    List<PanelAnswer> findByAppointmentIn(Collection<UUID> appointments);

    /** Who declines each of some consultations as it is, by the appointment's id. */
    default Map<UUID, Set<String>> decliners(Collection<Appointment> some) {
        Map<UUID, Appointment> byId = some.stream().collect(Collectors.toMap(Appointment::id, Function.identity()));
        return byId.isEmpty()
                ? Map.of()
                : findByAppointmentIn(byId.keySet()).stream()
                        .filter(one -> one.given() == PanelAnswer.Given.DECLINED
                                && one.isTo(Objects.requireNonNull(byId.get(one.appointment()))))
                        .collect(Collectors.groupingBy(
                                PanelAnswer::appointment,
                                Collectors.mapping(PanelAnswer::specialist, Collectors.toSet())));
    }

    /** The answers of a specialist that follow from a change of their time, to what ends after a moment. */
    List<PanelAnswer> findBySpecialistAndByTimeTrueAndEndAfter(String specialist, LocalDateTime moment);

    /** The ids of the requests whose consultations some answers are to. */
    @Query("select a.request from PanelAnswer n join Appointment a on a.id = n.appointment where n.id in :some")
    Set<String> requestsOf(Collection<Long> some);

    /**
     * Somebody's seat in an appointment, with what they have answered.
     *
     * @param optional whether it can be held without them; null where the request asks for the role no more
     * @param answer to the appointment as it is or as it was; null where there is none
     */
    record Seat(
            Appointment appointment,
            String role,
            String specialist,
            @Nullable Boolean optional,
            @Nullable PanelAnswer answer) {}

    /** The seats of some appointments, once with each answer, by role. */
    @Query("""
            select new org.samrad.answer.PanelAnswers$Seat(a, p.role, p.specialist, asked.optional, n)
            from Appointment a join a.participants p join ConsultationRequest r on r.id = a.request
                left join r.roles asked on asked.role = p.role
                left join PanelAnswer n on n.appointment = a.id and n.specialist = p.specialist
            where a.id in :some
            order by a.id, p.role
            """)
    List<Seat> seats(Collection<UUID> some);

    /**
     * An answer, with the request whose consultation it is to.
     *
     * @param request its id
     */
    record About(PanelAnswer answer, String request) {}

    /** All answers to a request, and the declines of those who are too close to its case, the first first. */
    @Query("""
            select new org.samrad.answer.PanelAnswers$About(p, r.id)
            from PanelAnswer p join Appointment a on a.id = p.appointment
                join ConsultationRequest r on r.id = a.request
            where r.id = :request or p.reason = org.samrad.answer.PanelAnswer.Reason.TOO_CLOSE
                and r.caseId = (select own.caseId from ConsultationRequest own where own.id = :request)
            order by p.id
            """)
    List<About> allAbout(String request);

    /** The same, whatever request each is to. */
    default List<PanelAnswer> about(String request) {
        return allAbout(request).stream().map(About::answer).toList();
    }

    /** Those of them that decline and are not lifted: for these somebody is not asked for the request. */
    default List<PanelAnswer> declinesOf(String request) {
        return about(request).stream()
                .filter(one -> one.given() == PanelAnswer.Given.DECLINED && !one.isLifted())
                .toList();
    }

    /** The same by one specialist. */
    default List<PanelAnswer> declinesOf(String request, String specialist) {
        return declinesOf(request).stream()
                .filter(one -> one.specialist().equals(specialist))
                .toList();
    }

    /** Says that planning has to know something else of declines, for whoever keeps what it knew. */
    @Modifying
    @Query(value = "update decline_change set version = version + 1 where id = 1", nativeQuery = true)
    void declinesChanged();

    /** The declines by which a specialist is not asked for what is open or to come, the last first. */
    @Query("""
            select p from PanelAnswer p join Appointment a on a.id = p.appointment
                join ConsultationRequest r on r.id = a.request
            where p.specialist = :specialist and p.given = org.samrad.answer.PanelAnswer.Given.DECLINED
                and p.liftedAt is null and p.reason not in (
                    org.samrad.answer.PanelAnswer.Reason.TIME, org.samrad.answer.PanelAnswer.Reason.AWAY)
                and (r.state = org.samrad.request.RequestState.OPEN
                    or r.state = org.samrad.request.RequestState.SCHEDULED and r.scheduledStart > :now)
                and not exists (
                    select held.id from Appointment held join held.participants seat
                    where held.request = r.id and held.cancelledAt is null and seat.specialist = p.specialist)
            order by p.id desc
            """)
    List<PanelAnswer> barring(String specialist, LocalDateTime now, Limit most);

    /** Who is not asked for a request. */
    default WhoDeclined whoDeclined(String request) {
        return WhoDeclined.by(declinesOf(request));
    }
}
