package org.samrad.specialist;

import org.springframework.data.jpa.repository.JpaRepository;

/** All specialists. */
public interface Specialists extends JpaRepository<Specialist, String> {}
