package org.samrad.request;

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
}
