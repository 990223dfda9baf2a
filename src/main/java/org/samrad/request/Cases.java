package org.samrad.request;

import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** All cases. */
public interface Cases extends JpaRepository<Case, String> {

    /** References in order. */
    @Query("select c.id from CareCase c order by c.id")
    List<String> ids(Pageable page);

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
