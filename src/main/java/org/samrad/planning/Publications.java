package org.samrad.planning;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What was published, and when. */
public interface Publications extends JpaRepository<Publication, Long> {

    /** In the order in which they were published. */
    @Query("select p from Publication p where p.proposal in :proposals order by p.id")
    List<Publication> findByProposalIn(Collection<Long> proposals);

    boolean existsByProposal(long proposal);
}
