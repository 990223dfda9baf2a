package org.samrad.time;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the one {@link PlanningHorizon} is kept. */
public interface PlanningHorizons extends Repository<PlanningHorizon, Integer> {

    Optional<PlanningHorizon> findById(int id);

    /** The horizon of the loaded planning data; empty before any is loaded. */
    default Optional<PlanningHorizon> current() {
        return findById(PlanningHorizon.ONLY);
    }
}
