package org.samrad.schedule;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.request.ConsultationRequest;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All appointments, cancelled ones included unless a query says otherwise. */
public interface Appointments extends JpaRepository<Appointment, UUID> {

    /** The standing appointment of a request, with its panel. */
    @EntityGraph(attributePaths = "participants")
    Optional<Appointment> findByRequestAndCancelledAtIsNull(String request);

    /** One, which nobody else changes until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Appointment a where a.id = :id")
    Optional<Appointment> lock(UUID id);

    /** Those of some ids that there are, cancelled ones among them. */
    @Query("select a.id from Appointment a where a.id in :some")
    List<UUID> known(Collection<UUID> some);

    /** The standing appointments of some requests, in no order. */
    List<Appointment> findByCancelledAtIsNullAndRequestIn(Collection<String> requests);

    /** The standing appointments that touch [from, until), by start. */
    @Query("""
            select a from Appointment a
            where a.cancelledAt is null and a.start < :until and a.end > :from
            order by a.start, a.request
            """)
    List<Appointment> standing(LocalDateTime from, LocalDateTime until);

    /** A specialist's standing appointments that touch [from, until), by start. */
    @Query("""
            select a from Appointment a join a.participants p
            where p.specialist = :specialist and a.cancelledAt is null and a.start < :until and a.end > :from
            order by a.start, a.request
            """)
    List<Appointment> standingOf(String specialist, LocalDateTime from, LocalDateTime until);

    /** A specialist's appointments that end after a moment and stand or were cancelled since another, by start. */
    @Query("""
            select a from Appointment a join a.participants p
            where p.specialist = :specialist and (a.cancelledAt is null or a.cancelledAt >= :cancelledSince)
                and a.end > :from
            order by a.start, a.id
            """)
    List<Appointment> ofCalendar(String specialist, LocalDateTime from, Instant cancelledSince);

    /**
     * An appointment of somebody, with what they have answered.
     *
     * @param terms the {@link Appointment#terms} that they answered to; null where they have not answered
     * @param declined whether they said that they don't come, and are not expected all the same
     */
    record Own(Appointment appointment, @Nullable String terms, Boolean declined) {

        boolean isAnswered() {
            return appointment.terms().equals(terms);
        }
    }

    /**
     * A specialist's standing appointments that end after a moment, by start; one to which they have answered before it was changed, too,
     * comes once with each answer.
     */
    @Query("""
            select new org.samrad.schedule.Appointments$Own(a, n.terms,
                case when n.given = org.samrad.answer.PanelAnswer.Given.DECLINED and not exists (
                    select 1 from RepairOffer o where o.answer = n.id
                        and o.decision = org.samrad.repair.RepairOffer.Decision.LEFT) then true else false end)
            from Appointment a join a.participants p
                left join PanelAnswer n on n.appointment = a.id and n.specialist = p.specialist
            where p.specialist = :specialist and a.cancelledAt is null and a.end > :moment
            order by a.start, a.request
            """)
    List<Own> ownFrom(String specialist, LocalDateTime moment);

    /**
     * What an appointment is about.
     *
     * @param isProtected whether the identity of the case is
     * @param isOptional whether it can be held without the specialist who is told
     */
    record Subject(ConsultationRequest request, Boolean isProtected, Boolean isOptional) {}

    /** What the appointments of some requests are about, as a specialist on their panels is told. */
    @Query("""
            select new org.samrad.schedule.Appointments$Subject(r, c.isProtected,
                case when exists (
                    select 1 from Appointment a join a.participants p join ConsultationRequest asked on asked.id = a.request
                        join asked.roles seat on seat.role = p.role
                    where a.request = r.id and a.cancelledAt is null and p.specialist = :specialist and seat.optional = true)
                then true else false end)
            from ConsultationRequest r join CareCase c on c.id = r.caseId
            where r.id in :requests
            """)
    List<Subject> subjects(String specialist, Collection<String> requests);

    /** When a specialist's standing appointments begin, from a moment on, the first first. */
    @Query("""
            select a.start from Appointment a join a.participants p
            where p.specialist = :specialist and a.cancelledAt is null and a.start >= :from
            order by a.start
            """)
    List<LocalDateTime> startsFrom(String specialist, LocalDateTime from, Limit limit);

    /**
     * That a case has met a specialist in published consultations.
     *
     * @param times how often
     * @param first when it first began
     */
    record Met(String caseId, Long times, LocalDateTime first) {}

    /**
     * How often some cases have met a specialist in standing appointments that began before a moment; those that were not held, as was
     * told, don't count.
     */
    @Query("""
            select new org.samrad.schedule.Appointments$Met(r.caseId, count(a), min(a.start))
            from Appointment a join a.participants p join ConsultationRequest r on r.id = a.request
                left join ConsultationOutcome o on o.appointment = a.id
            where p.specialist = :specialist and a.cancelledAt is null and a.start < :before and r.caseId in :cases
                and coalesce(o.held, true) = true
            group by r.caseId
            """)
    List<Met> met(String specialist, Collection<String> cases, LocalDateTime before);

    /** A specialist's standing appointments that began before a moment, the last first. */
    @Query("""
            select a from Appointment a join a.participants p
            where p.specialist = :specialist and a.cancelledAt is null and a.start < :before
            order by a.start desc, a.request
            """)
    Page<Appointment> pastOf(String specialist, LocalDateTime before, Pageable page);

    /** The ids of the specialists with standing appointments, the busiest first. */
    @Query("""
            select p.specialist from Appointment a join a.participants p
            where a.cancelledAt is null
            group by p.specialist
            order by count(p) desc, p.specialist
            """)
    List<String> busiestSpecialists(Limit limit);
}
