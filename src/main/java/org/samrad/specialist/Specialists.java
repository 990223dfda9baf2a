package org.samrad.specialist;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All specialists. */
public interface Specialists extends JpaRepository<Specialist, String> {

    /** Those who hold one of the competences, at any level and whenever it is valid. */
    @Query("select distinct s.id from Specialist s join s.qualifications q where q.competence in :competences")
    Set<String> idsHolding(Collection<String> competences);

    /**
     * Those who are not retired and have an id, or a name like a pattern in which {@code !} takes its meaning from a character, by name.
     *
     * @param pattern in lower case
     */
    @Query("""
            select s from Specialist s where s.retired is null and (s.id = :id or lower(s.name) like :pattern escape '!')
            order by s.name, s.id
            """)
    List<Specialist> findCalled(String id, String pattern, Limit most);

    /** Some people with what others need to reach them, by their ids, in one statement; no statement where they are none. */
    default Map<String, Reachable> reachable(Collection<String> people) {
        return people.isEmpty()
                ? Map.of()
                : reachableOf(people).stream()
                        .collect(Collectors.toMap(one -> one.who().id(), Function.identity()));
    }

    /** Some people with their employers and what they have said of themselves. */
    @Query("""
            select new org.samrad.specialist.Reachable(s, o, c)
            from Specialist s left join Organisation o on o.id = s.organisation
                left join SpecialistContact c on c.specialist = s.id
            where s.id in :people
            """)
    List<Reachable> reachableOf(Collection<String> people);
}
