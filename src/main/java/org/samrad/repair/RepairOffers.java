package org.samrad.repair;

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
}
