package org.samrad.competence;

import org.springframework.data.jpa.repository.JpaRepository;

/** The competence catalogue. */
public interface Competences extends JpaRepository<Competence, String> {}
