package org.samrad.request;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.scope.Reach;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All cases. */
public interface Cases extends JpaRepository<Case, String> {

    /** References of those within reach, in order. */
    @Query("""
            select c.id from CareCase c
            where :#{#reach.everywhere()} = true or c.organisationId in :#{#reach.organisations()} order by c.id
            """)
    List<String> ids(Reach reach, Pageable page);

    /** Of some references those of cases within reach. */
    @Query("""
            select c.id from CareCase c
            where c.id in :ids and (:#{#reach.everywhere()} = true or c.organisationId in :#{#reach.organisations()})
            """)
    Set<String> idsWithin(Collection<String> ids, Reach reach);

    /** Of some references those of cases within reach that have a protected identity. */
    @Query("""
            select c.id from CareCase c where c.id in :ids and c.isProtected = true
            and (:#{#reach.everywhere()} = true or c.organisationId in :#{#reach.organisations()})
            """)
    Set<String> protectedWithin(Collection<String> ids, Reach reach);

    /** The case, where it is within reach. */
    default Optional<Case> findWithin(String id, Reach reach) {
        return reach.everywhere() ? findById(id) : findOf(id, reach.organisations());
    }

    /** The ids of the specialists who are on no panel of the case; none where it is not within reach. */
    default Set<String> excludedFrom(String id, Reach reach) {
        return findWithin(id, reach).map(Case::exclusions).orElse(List.of()).stream()
                .map(Exclusion::specialist)
                .collect(Collectors.toSet());
    }

    /** The case, where one of some organisations answers for it. */
    @Query("select c from CareCase c where c.id = :id and c.organisationId in :organisations")
    Optional<Case> findOf(String id, Set<String> organisations);

    /**
     * That a case has met somebody before planning knew of it.
     *
     * @param contacts how often
     * @param lastContact when last, where known
     */
    record Contact(String caseId, int contacts, @Nullable LocalDate lastContact) {}

    /** The earlier contacts of a specialist with some cases. */
    @Query("""
            select new org.samrad.request.Cases$Contact(c.id, e.contacts, e.lastContact)
            from CareCase c join c.earlierContacts e
            where e.specialist = :specialist and c.id in :cases
            """)
    List<Contact> contactsOf(String specialist, Collection<String> cases);

    @Query(value = "select nextval('request_number')", nativeQuery = true)
    long nextNumber();

    /** A free reference for a new case, such as {@code C-00042}; it says nothing about whom. */
    default String nextId() {
        String id;
        do {
            id = String.format(Locale.ROOT, "C-%05d", nextNumber());
        } while (existsById(id));
        return id;
    }
}
