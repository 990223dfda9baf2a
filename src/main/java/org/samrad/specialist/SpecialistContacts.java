package org.samrad.specialist;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** How specialists are reached. */
public interface SpecialistContacts extends JpaRepository<SpecialistContact, String> {

    /** Locks a specialist until commit, so that two who write of them take turns. */
    @Query(value = "select id from specialist where id = :specialist for update", nativeQuery = true)
    Optional<String> lock(String specialist);
}
