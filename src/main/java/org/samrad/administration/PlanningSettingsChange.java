package org.samrad.administration;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.PlanningTerms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Lays down what is planned, once it is known what that does to what is published. */
@Service
class PlanningSettingsChange {

    private final PlanningHorizons horizons;
    private final DatabaseExport database;
    private final Clock clock;

    PlanningSettingsChange(PlanningHorizons horizons, DatabaseExport database, Clock clock) {
        this.horizons = horizons;
        this.database = database;
        this.clock = clock;
    }

    /** The requests whose published consultations would break a rule that they keep now. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    SortedSet<String> broken(PlanningTerms terms) {
        var broken = new TreeSet<String>();
        if (horizons.current().isEmpty()) {
            return broken;
        }
        PlanningData now = database.forPlanning();
        PlanningData then = now.with(rows -> rows.header = now.header().with(terms));
        ScheduleCheck.check(then, now.published()).forEach(violation -> broken.add(violation.request()));
        ScheduleCheck.check(now, now.published()).forEach(violation -> broken.remove(violation.request()));
        return broken;
    }

    @Transactional
    void save(PlanningTerms terms) {
        PlanningHorizon horizon = horizons.current()
                .orElseGet(() -> PlanningHorizon.of(terms, LocalDateTime.ofInstant(clock.instant(), terms.timeZone())));
        horizon.change(terms);
        horizons.save(horizon);
    }
}
