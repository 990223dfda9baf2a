package org.samrad.specialist;

import org.springframework.data.jpa.repository.JpaRepository;

/** All organisations. */
public interface Organisations extends JpaRepository<Organisation, String> {}
