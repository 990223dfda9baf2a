package org.samrad.planning;

import java.util.List;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The planning data of this moment, and a mark that tells whether they have changed since. */
@Component
public class LiveData {

    /** Rows with a version that grows by each change of one. */
    private static final List<String> VERSIONED = List.of(
            "planning_horizon",
            "competence",
            "organisation",
            "site",
            "specialist",
            "care_case",
            "consultation_request",
            "appointment");

    /** Rows that are written anew when they change, and numbered as they come. */
    private static final List<String> NUMBERED = List.of(
            "travel_time",
            "specialist_competence",
            "availability",
            "absence",
            "earlier_contact",
            "exclusion",
            "request_role",
            "request_window",
            "appointment_participant");

    private static final String QUERY = "select "
            + VERSIONED.stream()
                    .map(table -> "(select concat(count(*), '.', coalesce(sum(version), 0)) from " + table + ")")
                    .collect(Collectors.joining(", ' ', ", "concat(", ", ' ', "))
            + NUMBERED.stream()
                    .map(table -> "(select concat(count(*), '.', coalesce(max(position), 0)) from " + table + ")")
                    .collect(Collectors.joining(", ' ', ", "", ")"));

    private final DatabaseExport database;
    private final JdbcTemplate jdbc;

    LiveData(DatabaseExport database, JdbcTemplate jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    /**
     * Data and the mark that they had.
     *
     * @param mark see {@link LiveData#mark}
     */
    public record Snapshot(PlanningData data, String mark) {}

    /**
     * Reads them all.
     *
     * @throws IllegalStateException when there is no planning data
     */
    public Snapshot read() {
        // The mark first: what changes in between makes the data look older than they are, never newer.
        String mark = mark();
        return new Snapshot(database.forPlanning(), mark);
    }

    /** A text that is another one whenever planning data in the database have changed; takes milliseconds. */
    public String mark() {
        return String.valueOf(jdbc.queryForObject(QUERY, String.class));
    }
}
