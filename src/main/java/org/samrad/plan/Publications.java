package org.samrad.plan;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** What was published, and when. */
public interface Publications extends JpaRepository<Publication, Long> {

    /** Those that were not undone, in the order in which they were published. */
    @Query("""
            select p from Publication p
            where p.proposal in :proposals and p.undoes is null and p.undoneAt is null
            order by p.id
            """)
    List<Publication> findByProposalIn(Collection<Long> proposals);

    /** Whether the proposal was published as a whole and this was not undone. */
    @Query("""
            select count(p) > 0 from Publication p
            where p.proposal = :proposal and p.leftOut = 0 and p.undoes is null and p.undoneAt is null
            """)
    boolean existsByProposal(long proposal);

    /** Those of some proposals, undone ones and undos too: such a proposal is kept. */
    @Query("select p.proposal from Publication p where p.proposal in :proposals")
    Set<Long> proposalsIn(Collection<Long> proposals);

    /** What was published of a proposal when just that was shown and chosen before, and was not undone; the newest first. */
    @Query("""
            select p from Publication p
            where p.proposal = :proposal and p.seen = :seen and p.undoes is null and p.undoneAt is null
            order by p.id desc
            """)
    List<Publication> findBySeen(long proposal, String seen);

    /** All of them, undone ones and undos too, the newest first. */
    Page<Publication> findAllByOrderByIdDesc(Pageable page);
}
