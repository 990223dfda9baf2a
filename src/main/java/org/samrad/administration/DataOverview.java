package org.samrad.administration;

import java.time.Clock;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what the site holds. */
@Component
class DataOverview {

    private final PlanningHorizons horizons;
    private final JdbcClient database;
    private final Clock clock;

    DataOverview(PlanningHorizons horizons, JdbcClient database, Clock clock) {
        this.horizons = horizons;
        this.database = database;
        this.clock = clock;
    }

    DataFacts now() {
        PlanningHorizon horizon = horizons.current().orElse(null);
        return database.sql("""
                        select (select count(*) from specialist), (select count(*) from organisation),
                            (select count(*) from site), (select count(*) from competence),
                            (select count(*) from care_case), (select count(*) from consultation_request),
                            (select count(*) from appointment where cancelled_at is null)
                        """)
                .query((row, number) -> new DataFacts(
                        horizon,
                        horizon == null ? null : horizon.at(clock),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7)))
                .single();
    }
}
