package org.samrad.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the one {@link PlanningHorizon} is kept. */
public interface PlanningHorizons extends Repository<PlanningHorizon, Integer> {

    Optional<PlanningHorizon> findById(int id);

    PlanningHorizon save(PlanningHorizon horizon);

    /** The local moment to work from, see {@link PlanningHorizon#now}; the clock's before any data is loaded. */
    default LocalDateTime now(Clock clock) {
        return current().map(horizon -> horizon.now(clock)).orElseGet(() -> LocalDateTime.now(clock));
    }

    /** When the weeks begin that are planned at this moment; the local midnight of today before any data is loaded. */
    default LocalDateTime since(Clock clock) {
        return current()
                .map(horizon -> horizon.at(clock).start())
                .orElseGet(() -> LocalDate.now(clock))
                .atStartOfDay();
    }

    /** The zone in which moments are told: that of the planning data; the clock's before any is loaded. */
    default ZoneId zone(Clock clock) {
        return current().map(PlanningHorizon::timeZone).orElseGet(clock::getZone);
    }

    /** The horizon of the loaded planning data; empty before any is loaded. */
    default Optional<PlanningHorizon> current() {
        return findById(PlanningHorizon.ONLY);
    }
}
