package org.samrad.answer;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The last answer of everybody to each consultation. */
public interface PanelAnswers extends JpaRepository<PanelAnswer, Long> {

    Optional<PanelAnswer> findByAppointmentAndSpecialist(UUID appointment, String specialist);

    List<PanelAnswer> findByAppointmentIn(Collection<UUID> appointments);

    /** The answers of a specialist that follow from a change of their time, to what ends after a moment. */
    List<PanelAnswer> findBySpecialistAndByTimeTrueAndEndAfter(String specialist, LocalDateTime moment);

    /** Who has declined a request, whichever time of it, by id. */
    @Query("""
            select p.specialist from PanelAnswer p join Appointment a on a.id = p.appointment
            where a.request = :request and p.given = org.samrad.answer.PanelAnswer.Given.DECLINED
            """)
    List<String> declinedBy(String request);
}
