package org.samrad.request;

import org.springframework.data.jpa.repository.JpaRepository;

/** All cases. */
public interface Cases extends JpaRepository<Case, String> {}
