package org.samrad.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The stored candidates. */
public interface Proposals extends JpaRepository<Proposal, Long> {

    /** The newest that is about the data as they are: what runs made of data that are only imagined is left out. */
    @Query("""
            select p from Proposal p
            where p.whatIf is null
            order by p.id desc limit 1
            """)
    Optional<Proposal> findNewest();

    /** The newest that is complete and not about what is only imagined: what planners go on from. */
    @Query("select p from Proposal p where p.complete = true and p.whatIf is null order by p.id desc limit 1")
    Optional<Proposal> findNewestComplete();

    Optional<Proposal> findByRun(long run);

    List<Proposal> findByRunIn(Collection<Long> runs);

    /** Those that were never published, newest first. */
    @Query(
            "select p from Proposal p where p.id not in (select published.proposal from Publication published) order by p.id desc")
    List<Proposal> findNeverPublished();

    /** The newest that somebody made by hand of a plan, by its code. */
    Optional<Proposal> findFirstByBasedOnAndMadeByOrderByIdDesc(String basedOn, String madeBy);

    /** Those that a planner made by hand, newest first. */
    List<Proposal> findByOriginOrderByIdDesc(Proposal.Origin origin, Limit most);

    /** Those that are about data as they are, not about a what-if, newest first. */
    List<Proposal> findByWhatIfIsNullOrderByIdDesc(Limit most);

    /** Gives another name, without counting as a change of the proposal. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Proposal p set p.name = :name where p.id = :id")
    void rename(long id, @Nullable String name);

    /** Gives what a run has made another name. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Proposal p set p.name = :name where p.run = :run")
    void renameOfRun(long run, @Nullable String name);
}
