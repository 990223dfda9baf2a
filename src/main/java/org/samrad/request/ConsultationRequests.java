package org.samrad.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All requests. */
public interface ConsultationRequests extends JpaRepository<ConsultationRequest, String> {

    /**
     * What a query begins with that asks for what is {@linkplain #heldBack held back}. A request comes after one at most, so
     * from a withdrawn one there is no way into a circle.
     */
    String HELD_BACK = """
            with held as (
                select r.id as id from ConsultationRequest r, ConsultationRequest f
                where f.id = r.terms.follows and r.state = org.samrad.request.RequestState.OPEN
                    and f.state = org.samrad.request.RequestState.WITHDRAWN
                union all
                select r.id as id from held h, ConsultationRequest r
                where r.terms.follows = h.id and r.state = org.samrad.request.RequestState.OPEN
            )
            """;

    /** The condition that a {@link RequestFilter} stands for; which ones are held back is asked once, not for each request. */
    String PASSES = """
             r.state = :#{#filter.state()} and r.terms.urgency in :#{#filter.urgencies()}
            and (r.dueDay <= :#{#filter.dueBy()} or r.id in :heldBack)
            and (:#{#filter.anyCompetence()} = true or r.id in (
                select asking.id from ConsultationRequest asking join asking.roles role
                where role.competence in :#{#filter.competencesOrNone()}))
            and (:#{#filter.anyText()} = true
                or lower(r.id) like :#{#filter.pattern()} escape '!'
                or lower(r.caseId) like :#{#filter.pattern()} escape '!'
                or lower(r.terms.title) like :#{#filter.pattern()} escape '!'
                or lower(r.terms.requester) like :#{#filter.pattern()} escape '!')
            """;

    /**
     * Some of the requests that pass the filter.
     *
     * @param heldBack see {@link #heldBack}
     */
    @Query("select r from ConsultationRequest r where" + PASSES)
    List<ConsultationRequest> find(RequestFilter filter, Set<String> heldBack, Pageable page);

    /**
     * How many requests pass the filter.
     *
     * @param heldBack see {@link #heldBack}
     */
    @Query("select count(r) from ConsultationRequest r where" + PASSES)
    long count(RequestFilter filter, Set<String> heldBack);

    /** How many are in a state. */
    long countByState(RequestState state);

    /** Every request about a case, the newest first. */
    List<ConsultationRequest> findByCaseIdOrderByTermsReceivedDescIdDesc(String caseId);

    /** The request that was filed by a form. */
    Optional<ConsultationRequest> findByFormKey(String key);

    /** Every request that comes after another and is not withdrawn. */
    @Query("""
            select new org.samrad.request.FollowUp(r.id, r.terms.follows)
            from ConsultationRequest r
            where r.terms.follows is not null and r.state <> org.samrad.request.RequestState.WITHDRAWN
            order by r.id
            """)
    List<FollowUp> followUps();

    /**
     * The open requests that come after a withdrawn one, directly or by others of them. They are not planned until whoever answers
     * for them lets them come after another or nothing, or withdraws them, too.
     */
    default SortedSet<String> heldBack() {
        return new TreeSet<>(idsHeldBack());
    }

    /** The ids of {@link #heldBack}. */
    @Query(HELD_BACK + "select h.id from held h")
    List<String> idsHeldBack();

    /** Every request that comes after one, directly or by others; not those that are withdrawn. */
    default SortedSet<String> after(String request) {
        List<FollowUp> followUps = followUps();
        var after = new TreeSet<String>();
        boolean more = true;
        while (more) {
            more = false;
            for (FollowUp one : followUps) {
                if (one.follows().equals(request) || after.contains(one.follows())) {
                    more |= after.add(one.id());
                }
            }
        }
        return after;
    }

    /** The request that a request comes after, as it stands in the database; empty where it follows none. */
    @Query("select r.terms.follows from ConsultationRequest r where r.id = :id")
    Optional<String> followedBy(String id);

    /** What every request is called. */
    @Query("select new org.samrad.request.RequestTitle(r.id, r.terms.title) from ConsultationRequest r")
    List<RequestTitle> titles();

    /** The requests about cases without protected identity: time and place of their consultations are for everybody. */
    @Query("select r.id from ConsultationRequest r, CareCase c where c.id = r.caseId and c.isProtected = false")
    Set<String> idsOfUnprotectedCases();

    @Query(value = "select nextval('request_number')", nativeQuery = true)
    long nextNumber();

    /** A free reference for a request that is filed here, such as {@code N-00042}. */
    default String nextId() {
        String id;
        do {
            id = String.format(Locale.ROOT, "N-%05d", nextNumber());
        } while (existsById(id));
        return id;
    }

    /**
     * Locks all requests until commit; whoever changes one meanwhile waits. For whoever checks
     * something against all requests and then acts on it, such as publishing.
     *
     * @return the ids
     */
    @Query(value = "select id from consultation_request order by id for update", nativeQuery = true)
    List<String> lockAll();
}
