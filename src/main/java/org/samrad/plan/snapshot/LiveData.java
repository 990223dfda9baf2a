package org.samrad.plan.snapshot;

import java.util.List;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.PublicationRows;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

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

    private static final int TRIES = 5;

    private final DatabaseExport database;
    private final PublicationRows publications;
    private final JdbcTemplate jdbc;

    LiveData(DatabaseExport database, PublicationRows publications, JdbcTemplate jdbc) {
        this.database = database;
        this.publications = publications;
        this.jdbc = jdbc;
    }

    /**
     * Data, all of one moment.
     *
     * @param mark that they had, see {@link LiveData#mark}
     * @param publication the last whose outcome is in them; 0 where nothing was published
     */
    public record Snapshot(PlanningData data, String mark, long publication) {}

    /**
     * Reads them all, by one connection: the one of the surrounding transaction, where there is one.
     *
     * @throws IllegalStateException when there is no planning data
     * @throws ConcurrencyFailureException where they changed each time while they were read, in a transaction that sees such
     *     changes
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Snapshot read() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            String mark = mark();
            long publication = publications.newest();
            PlanningData data = database.forPlanning();
            // A surrounding transaction of a weaker isolation keeps it: then what others commit meanwhile mixes in.
            if (mark.equals(mark()) && publication == publications.newest()) {
                return new Snapshot(data, mark, publication);
            }
        }
        throw new ConcurrencyFailureException(
                "The planning data changed %d times while they were read.".formatted(TRIES));
    }

    /** A text that is another one whenever planning data in the database have changed; takes milliseconds. */
    public String mark() {
        return String.valueOf(jdbc.queryForObject(QUERY, String.class));
    }
}
