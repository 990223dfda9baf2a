package org.samrad.request;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All requests. */
public interface ConsultationRequests extends JpaRepository<ConsultationRequest, String> {

    @Query(value = "select nextval('request_number')", nativeQuery = true)
    long nextNumber();

    /** A free reference for a request that is filed here, such as {@code N-00042}. */
    default String nextId() {
        String id;
        do {
            id = "N-%05d".formatted(nextNumber());
        } while (existsById(id));
        return id;
    }

    /**
     * Holds every request as it is until the transaction ends; whoever changes one meanwhile waits. For whoever checks
     * something against all requests and then acts on it, such as publishing.
     *
     * @return the ids
     */
    @Query(value = "select id from consultation_request order by id for update", nativeQuery = true)
    List<String> holdAll();
}
