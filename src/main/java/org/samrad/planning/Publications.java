package org.samrad.planning;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** What was published, and when. */
public interface Publications extends JpaRepository<Publication, Long> {

    List<Publication> findByProposalIn(Collection<Long> proposals);

    boolean existsByProposal(long proposal);
}
