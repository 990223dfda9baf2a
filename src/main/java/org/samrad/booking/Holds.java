package org.samrad.booking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** What is held, and what was until a short while ago. */
interface Holds extends JpaRepository<Hold, UUID> {

    /** That of a request, ended or not. */
    Optional<Hold> findByRequest(String request);

    /** Those of some requests, ended or not. */
    List<Hold> findByRequestIn(Collection<String> requests);

    /** That of a request, where it counts. */
    default Optional<Hold> activeOf(String request, Instant now) {
        return findByRequest(request).filter(hold -> hold.isActive(now));
    }

    /** Those that have ended by a moment, and nobody was told. */
    List<Hold> findByExpiresAtLessThanEqualAndEndToldFalse(Instant moment);

    /** How many an account holds that wait for nobody else's answer, or that do. */
    long countByHeldByAndAskedAndExpiresAtAfter(String heldBy, boolean asked, Instant now);

    /** Takes away what is held for a request, ended or not, so that something else can be. */
    default void release(String request) {
        findByRequest(request).ifPresent(held -> {
            delete(held);
            flush();
        });
    }

    /** The requests of a case for which a time is held with people of an organisation, by time. */
    @Query(value = """
                    select h.request from hold h join consultation_request r on r.id = h.request
                    where r.care_case = :caseId and h.expires_at > :now and exists (
                        select 1 from hold_participant p join specialist s on s.id = p.specialist
                        where p.hold = h.id and s.organisation = :organisation)
                    order by h.start_time, h.request
                    """, nativeQuery = true)
    List<String> heldWith(String caseId, String organisation, OffsetDateTime now);

    /** The same with some people. */
    @Query(value = """
                    select h.request from hold h join consultation_request r on r.id = h.request
                    where r.care_case = :caseId and h.expires_at > :now and exists (
                        select 1 from hold_participant p where p.hold = h.id and p.specialist in :specialists)
                    order by h.start_time, h.request
                    """, nativeQuery = true)
    List<String> heldBy(String caseId, Collection<String> specialists, OffsetDateTime now);

    /** Deletes what has ended by a moment. Returns how many it was. */
    @Modifying
    @Query("delete from Hold h where h.expiresAt <= :moment")
    int deleteEnded(Instant moment);
}
