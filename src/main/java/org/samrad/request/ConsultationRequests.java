package org.samrad.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedSet;
import org.samrad.scope.Reach;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All requests. */
public interface ConsultationRequests extends JpaRepository<ConsultationRequest, String> {

    /** How many requests one statement asks about. */
    int AT_ONCE = 1000;

    /** Whether a request is about a case of a {@link Reach}. */
    String WITHIN = """
             (:#{#reach.everywhere()} = true or r.caseId in (
                select c.id from CareCase c where c.organisationId in :#{#reach.organisations()}))
            """;

    /** The request, where it is within reach: one that is not and one that there is not are the same to whoever asks. */
    default Optional<ConsultationRequest> findWithin(String id, Reach reach) {
        return reach.everywhere()
                ? findById(id)
                : findAllOf(List.of(id), reach.organisations()).stream().findFirst();
    }

    /** Those of some requests that are within reach. */
    default List<ConsultationRequest> findAllWithin(Collection<String> ids, Reach reach) {
        return reach.everywhere() ? findAllById(ids) : findAllOf(ids, reach.organisations());
    }

    /** Those of some requests that are about cases of some organisations. */
    @Query("""
            select r from ConsultationRequest r where r.id in :ids
            and r.caseId in (select c.id from CareCase c where c.organisationId in :organisations)
            """)
    List<ConsultationRequest> findAllOf(Collection<String> ids, Set<String> organisations);

    /** The ids of those of some requests that are within reach. */
    @Query("select r.id from ConsultationRequest r where r.id in :ids and" + WITHIN)
    Set<String> idsWithin(Collection<String> ids, Reach reach);

    /** The requests within reach about a case, the newest first. */
    @Query("select r from ConsultationRequest r where r.caseId = :caseId and" + WITHIN
            + "order by r.terms.received desc, r.id desc")
    List<ConsultationRequest> findByCaseWithin(String caseId, Reach reach);

    /** A request within reach and every other one about the same case, the newest first. */
    @Query("select r from ConsultationRequest r where"
            + " r.caseId = (select asked.caseId from ConsultationRequest asked where asked.id = :id) and" + WITHIN
            + "order by r.terms.received desc, r.id desc")
    List<ConsultationRequest> findWithThoseOfItsCase(String id, Reach reach);

    /** How many are in a state. */
    long countByState(RequestState state);

    /** Every request about a case, the newest first. */
    List<ConsultationRequest> findByCaseIdOrderByTermsReceivedDescIdDesc(String caseId);

    /** The request that was filed by a form. */
    Optional<ConsultationRequest> findByFormKey(String key);

    /**
     * The open requests that come after a withdrawn one, directly or by others of them. They are not planned until whoever answers
     * for them lets them come after another or nothing, or withdraws them, too.
     */
    default SortedSet<String> heldBack() {
        return FollowUp.heldBack(waiting());
    }

    /** Every open request that comes after another that is open or withdrawn; of those that have a time nothing is read. */
    default List<FollowUp> waiting() {
        List<FollowUp> waiting = new ArrayList<>(waitingByTerms());
        waiting.addAll(waitingByLinks());
        return waiting;
    }

    /** Those whose terms name the one before. */
    @Query("""
            select new org.samrad.request.FollowUp(r.id, r.state, f.id, f.state)
            from ConsultationRequest r join ConsultationRequest f on f.id = r.terms.follows
            where r.state = org.samrad.request.RequestState.OPEN and f.state <> org.samrad.request.RequestState.SCHEDULED
            """)
    List<FollowUp> waitingByTerms();

    /** Those that a link leads to. */
    @Query("""
            select new org.samrad.request.FollowUp(r.id, r.state, f.id, f.state)
            from ConsultationRequest r join r.links link join ConsultationRequest f on f.id = link.follows
            where r.state = org.samrad.request.RequestState.OPEN and f.state <> org.samrad.request.RequestState.SCHEDULED
            """)
    List<FollowUp> waitingByLinks();

    /** Every request that comes after one, directly or by others, the nearest first; not those that are withdrawn. */
    default SequencedSet<String> after(String request) {
        return after(List.of(request));
    }

    /** Every request that comes after one of some, directly or by others, the nearest first; not those that are withdrawn. */
    default SequencedSet<String> after(Collection<String> some) {
        var after = new LinkedHashSet<String>();
        List<String> next = List.copyOf(some);
        while (!next.isEmpty()) {
            var found = new ArrayList<String>();
            for (int from = 0; from < next.size(); from += AT_ONCE) {
                directlyAfter(next.subList(from, Math.min(next.size(), from + AT_ONCE))).stream()
                        .sorted()
                        .filter(after::add)
                        .forEach(found::add);
            }
            next = found;
        }
        return after;
    }

    /** Those, not withdrawn, whose terms or links name one of some as the one before. */
    @Query(value = """
                    select r.id from consultation_request r where r.follows in (:ids) and r.state <> 'WITHDRAWN'
                    union
                    select r.id from request_link l join consultation_request r on r.id = l.request
                    where l.follows in (:ids) and r.state <> 'WITHDRAWN'
                    """, nativeQuery = true)
    Set<String> directlyAfter(Collection<String> ids);

    /** The requests that a request comes after, as they stand in the database. */
    default List<String> followedBy(String id) {
        List<String> followed = new ArrayList<>(followedByTerms(id));
        followed.addAll(followedByLinks(id));
        return followed;
    }

    /** The requests, not withdrawn, that may ask for somebody the same as in a role of another one: those that name it or follow it. */
    @Query("""
            select distinct r from ConsultationRequest r join r.roles role left join r.links link
            where role.sameAs is not null and r.state <> org.samrad.request.RequestState.WITHDRAWN
            and (role.sameAsRequest = :id or r.terms.follows = :id or link.follows = :id)
            """)
    List<ConsultationRequest> mayAskForTheSameAs(String id);

    /** By the names of a request's roles, the ids of the requests that want whoever takes one for a seat of their own. */
    default Map<String, String> wantedAgain(String request) {
        var wanted = new LinkedHashMap<String, String>();
        for (ConsultationRequest other : mayAskForTheSameAs(request)) {
            RequestContent content = other.content();
            content.roles().stream()
                    .filter(role -> request.equals(content.sameAsRequest(role)))
                    .filter(role -> !other.id().equals(request))
                    .forEach(role -> wanted.put(Objects.requireNonNull(role.sameAs()), other.id()));
        }
        return wanted;
    }

    @Query("select r.terms.follows from ConsultationRequest r where r.id = :id and r.terms.follows is not null")
    List<String> followedByTerms(String id);

    @Query("select link.follows from ConsultationRequest r join r.links link where r.id = :id")
    List<String> followedByLinks(String id);

    /** What every request is called. */
    @Query("select new org.samrad.request.RequestTitle(r.id, r.terms.title) from ConsultationRequest r")
    List<RequestTitle> titles();

    /** What some requests are called. */
    @Query(
            "select new org.samrad.request.RequestTitle(r.id, r.terms.title) from ConsultationRequest r where r.id in :ids")
    List<RequestTitle> titles(Collection<String> ids);

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
