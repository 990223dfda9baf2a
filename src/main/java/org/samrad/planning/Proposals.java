package org.samrad.planning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The stored candidates. */
public interface Proposals extends JpaRepository<Proposal, Long> {

    Optional<Proposal> findFirstByOrderByIdDesc();

    /** The newest that is complete and not about what is only imagined: what planners go on from. */
    @Query(
            "select p from Proposal p where p.complete = true and (p.run is null or p.run not in"
                    + " (select imagined.id from PlanningRun imagined where imagined.whatIf is not null)) order by p.id desc limit 1")
    Optional<Proposal> findNewestComplete();

    Optional<Proposal> findByRun(long run);

    List<Proposal> findByRunIn(Collection<Long> runs);

    /** Those that were never published, newest first. */
    @Query(
            "select p from Proposal p where p.id not in (select published.proposal from Publication published) order by p.id desc")
    List<Proposal> findNeverPublished();
}
