package org.samrad.plan.snapshot;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.samrad.changes.VersionStamp;
import org.samrad.dataset.PlanningData;
import org.samrad.exchange.DatabaseExport;
import org.samrad.plan.PublicationRows;
import org.samrad.request.ConsultationRequests;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The planning data of this moment, and a mark that tells whether they have changed since. */
@Component
public class LiveData {

    /** What planning reads, or what stands for it: a change of any other table of theirs changes the row of the horizon, too. */
    private static final List<String> TABLES = List.of(
            "planning_horizon",
            "competence",
            "organisation",
            "site",
            "specialist",
            "care_case",
            "consultation_request",
            "appointment",
            "outcome",
            "decline_change",
            "busy_change",
            "travel_time",
            "specialist_competence",
            "availability",
            "extra_time",
            "absence",
            "urgency",
            "earlier_contact",
            "exclusion",
            "request_role",
            "request_window",
            "appointment_participant");

    /** What is held for a while. */
    private static final List<String> PASSING = List.of("hold");

    private static final int TRIES = 5;

    private final DatabaseExport database;
    private final PublicationRows publications;
    private final ConsultationRequests requests;
    private final VersionStamp stamp;

    LiveData(
            DatabaseExport database,
            PublicationRows publications,
            ConsultationRequests requests,
            JdbcTemplate jdbc,
            Clock clock) {
        this.database = database;
        this.publications = publications;
        this.requests = requests;
        this.stamp = new VersionStamp(jdbc, TABLES, PASSING, clock);
    }

    /**
     * Data, all of one moment.
     *
     * @param mark that they had, see {@link LiveData#mark}
     * @param publication the last whose outcome is in them; 0 where nothing was published
     * @param heldBack the requests that are not in them, see {@link ConsultationRequests#heldBack}
     */
    public record Snapshot(PlanningData data, String mark, long publication, SortedSet<String> heldBack) {}

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
            SortedSet<String> heldBack = requests.heldBack();
            // A surrounding transaction of a weaker isolation keeps it: then what others commit meanwhile mixes in.
            if (mark.equals(mark()) && publication == publications.newest()) {
                return new Snapshot(data, mark, publication, heldBack);
            }
        }
        throw new ConcurrencyFailureException(
                "The planning data changed %d times while they were read.".formatted(TRIES));
    }

    /** What was held on some days, {@code until} exclusive, see {@link DatabaseExport#between}. */
    PlanningData between(LocalDate from, LocalDate until) {
        return database.between(from, until);
    }

    /** The day of the first consultation that is published; empty where none is. */
    Optional<LocalDate> firstDay() {
        return database.firstDay();
    }

    /**
     * A text that is another one whenever planning data in the database have changed. A page whose transaction sees one moment
     * asks once.
     */
    public String mark() {
        return seesOneMoment() ? stamp.ofReading() : stamp.now();
    }

    private static boolean seesOneMoment() {
        Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        return isolation != null && isolation == TransactionDefinition.ISOLATION_REPEATABLE_READ;
    }
}
