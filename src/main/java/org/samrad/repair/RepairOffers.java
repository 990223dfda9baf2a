package org.samrad.repair;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** What is, or was, offered for declined consultations. */
interface RepairOffers extends JpaRepository<RepairOffer, Long> {

    /** That a consultation a is to come, as it was when p answered to it, and still with who did. */
    String STANDS = """
            a.cancelledAt is null and a.start > :now and seat.specialist = p.specialist
                and (p.start is null or p.start = a.start and p.end = a.end)
                and p.terms like concat('% ', cast(a.mode as String),
                    case when a.site is null then '' else concat(' ', a.site) end)
            """;

    /** What nobody has decided yet of consultations to come that are as they were when somebody declined them. */
    String OPEN = """
            from RepairOffer r join PanelAnswer p on p.id = r.answer join Appointment a on a.id = p.appointment
                join a.participants seat
            where r.decision is null and\s""" + STANDS;

    /** Those, the oldest first. */
    @Query("select r " + OPEN + " order by r.number")
    List<RepairOffer> open(LocalDateTime now);

    @Query("select count(r) " + OPEN)
    long countOpen(LocalDateTime now);

    /** Those of answers that were given until a moment, the oldest first. */
    @Query("select r " + OPEN + " and p.answeredAt <= :answered order by r.number")
    List<RepairOffer> openOf(LocalDateTime now, Instant answered);

    /** Those of which no planner was told, of answers that were given until a moment or to what begins until another, the oldest first. */
    @Query("select r " + OPEN + " and r.plannersTold = false and (p.answeredAt <= :answered or a.start <= :near)"
            + " order by r.number")
    List<RepairOffer> untold(LocalDateTime now, Instant answered, LocalDateTime near);

    /** Notes that planners are told, and leaves it the offer that it is. Returns 1 where they were not told before, and nobody has decided. */
    @Modifying
    @Query(
            value = "update repair set planners_told = true"
                    + " where number = :number and planners_told = false and decision is null",
            nativeQuery = true)
    int noteTold(long number);

    Optional<RepairOffer> findByAnswer(long answer);

    /** The ids of answers that declined what is to come and for which nothing was found yet, the oldest first. */
    @Query("""
            select p.id from PanelAnswer p join Appointment a on a.id = p.appointment join a.participants seat
            where p.given = org.samrad.answer.PanelAnswer.Given.DECLINED
                and not exists (select r.number from RepairOffer r where r.answer = p.id) and\s""" + STANDS + " order by p.id")
    List<Long> missing(LocalDateTime now);
}
