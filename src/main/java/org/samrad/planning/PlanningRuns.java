package org.samrad.planning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
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

    /** Oldest first: the order in which they get their turn. */
    List<PlanningRun> findByStateInOrderById(Collection<RunState> states);

    /** Gives another name, without counting as a change of the run: its turn may come or end at the same moment. */
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update PlanningRun r set r.name = :name where r.id = :id")
    void rename(long id, @Nullable String name);

    /** Those that run or wait, oldest first. */
    default List<PlanningRun> underWay() {
        return findByStateInOrderById(List.of(RunState.RUNNING, RunState.QUEUED));
    }

    /** Whether the run that makes a proposal has not ended; false where none made it. */
    default boolean isUnderWay(Proposal proposal) {
        Long run = proposal.run();
        return run != null && findById(run).orElseThrow().state().underWay();
    }
}
