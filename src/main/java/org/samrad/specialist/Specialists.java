package org.samrad.specialist;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All specialists. */
public interface Specialists extends JpaRepository<Specialist, String> {

    /** Those who hold one of the competences, at any level and whenever it is valid. */
    @Query("select distinct s.id from Specialist s join s.qualifications q where q.competence in :competences")
    Set<String> idsHolding(Collection<String> competences);

    /**
     * Holds every specialist as they are until the transaction ends: whoever changes one, or adds an absence or offered time
     * on PostgreSQL, meanwhile waits. For whoever checks something against all and then acts on it, such as publishing.
     *
     * @return the ids
     */
    @Query(value = "select id from specialist order by id for update", nativeQuery = true)
    List<String> lockAll();
}
