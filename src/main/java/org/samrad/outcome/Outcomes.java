package org.samrad.outcome;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** What became of appointments; of those that nobody has told of there is none. */
public interface Outcomes extends JpaRepository<ConsultationOutcome, UUID> {

    /** Of some requests, in no order. */
    List<ConsultationOutcome> findByRequestIn(Collection<String> requests);
}
