package org.samrad.plan;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The runs of the solver, kept for good. */
public interface PlanningRuns extends ListCrudRepository<PlanningRun, Long> {

    /** Newest first. */
    Page<PlanningRun> findAllByOrderByIdDesc(Pageable page);

    Optional<PlanningRun> findFirstByOrderByIdDesc();

    /** The newest that is about the data as they are. */
    Optional<PlanningRun> findFirstByWhatIfIsNullOrderByIdDesc();

    /** The run as it is now, locked until the transaction ends; whoever changes it meanwhile waits. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from PlanningRun r where r.id = :id")
    Optional<PlanningRun> hold(long id);

    /**
     * Those that run or wait, in the order in which they get their turn: what is about the data as they are goes before what is
     * only imagined.
     */
    @Query("""
            select r from PlanningRun r
            where r.state in (org.samrad.plan.RunState.RUNNING, org.samrad.plan.RunState.QUEUED)
            order by case
                when r.state = org.samrad.plan.RunState.RUNNING then 0
                when r.whatIf is null then 1
                else 2 end, r.id
            """)
    List<PlanningRun> underWay();

    /** How many somebody has under way, either of those about imagined data or of the others. */
    default long countUnderWay(String by, boolean imagined) {
        return underWay().stream()
                .filter(run -> run.startedBy().equals(by) && run.whatIf().isPresent() == imagined)
                .count();
    }

    /** Gives another name, without counting as a change of the run: its turn may come or end at the same moment. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update PlanningRun r set r.name = :name where r.id = :id")
    void rename(long id, @Nullable String name);

    /** Whether the run that makes a proposal has not ended; false where none made it. */
    default boolean isUnderWay(Proposal proposal) {
        Long run = proposal.run();
        return run != null && findById(run).orElseThrow().state().underWay();
    }
}
