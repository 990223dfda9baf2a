package org.samrad.specialist;

import java.util.Collection;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All specialists. */
public interface Specialists extends JpaRepository<Specialist, String> {

    /** Those who hold one of the competences, at any level and whenever it is valid. */
    @Query("select distinct s.id from Specialist s join s.qualifications q where q.competence in :competences")
    Set<String> idsHolding(Collection<String> competences);
}
