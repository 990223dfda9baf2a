package org.samrad.planning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.ListCrudRepository;

/** The runs of the solver, kept for good. */
public interface PlanningRuns extends ListCrudRepository<PlanningRun, Long> {

    /** Newest first. */
    Page<PlanningRun> findAllByOrderByIdDesc(Pageable page);

    Optional<PlanningRun> findFirstByOrderByIdDesc();

    /** Oldest first: the order in which they get their turn. */
    List<PlanningRun> findByStateInOrderById(Collection<RunState> states);

    /** Those that run or wait, oldest first. */
    default List<PlanningRun> underWay() {
        return findByStateInOrderById(List.of(RunState.RUNNING, RunState.QUEUED));
    }
}
