package org.samrad.repair;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What is, or was, offered for declined consultations. */
interface RepairOffers extends JpaRepository<RepairOffer, Long> {

    /** Those that nobody has decided yet and that are still about what is published, the oldest first. */
    @Query("""
            select r from RepairOffer r join PanelAnswer p on p.id = r.answer join Appointment a on a.id = p.appointment
                join a.participants seat
            where r.decision is null and a.cancelledAt is null and seat.specialist = p.specialist
            order by r.number
            """)
    List<RepairOffer> open();

    Optional<RepairOffer> findByAnswer(long answer);

    /** The ids of answers that declined what is to come and for which nothing was found yet, the oldest first. */
    @Query("""
            select p.id from PanelAnswer p join Appointment a on a.id = p.appointment join a.participants seat
            where p.given = org.samrad.answer.PanelAnswer.Given.DECLINED and a.cancelledAt is null and a.start > :now
                and seat.specialist = p.specialist
                and not exists (select r.number from RepairOffer r where r.answer = p.id)
            order by p.id
            """)
    List<Long> missing(LocalDateTime now);
}
