package org.samrad.specialist;

import org.springframework.data.jpa.repository.JpaRepository;

/** All sites. */
public interface Sites extends JpaRepository<Site, String> {}
