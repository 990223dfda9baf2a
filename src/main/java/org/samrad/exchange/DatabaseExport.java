package org.samrad.exchange;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;
import org.samrad.limits.Fault;
import org.samrad.request.ConsultationRequests;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The database as planning data, all of one moment, rows in the order in which they were loaded or filed.
 *
 * <p>The format knows no withdrawn request and no cancelled consultation, so neither is part of it. A request that follows
 * a withdrawn one stands on its own: what it waited for is not coming, and the format refuses a reference to nothing. Nor is
 * a request that is {@linkplain #setAside() set aside}.
 */
@Component
public class DatabaseExport {

    private final StoredRows rows;
    private final AssumedConsents assumed;
    private final OwnHolidays holidays;
    private final EntityManager entities;
    private final PlanningHorizons horizons;
    private final ConsultationRequests requests;
    private final Clock clock;

    DatabaseExport(
            JdbcClient database,
            EntityManager entities,
            PlanningHorizons horizons,
            ConsultationRequests requests,
            Clock clock) {
        this.rows = new StoredRows(database);
        this.assumed = new AssumedConsents(database);
        this.holidays = new OwnHolidays(database);
        this.entities = entities;
        this.requests = requests;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * For a folder: what was loaded with all changes since, and the moment that it was loaded with. Only consents that were given,
     * none that published consultations stand on: loaded again it would be one.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData everything() {
        PlanningHorizon horizon = horizon();
        StoredRequests stored = StoredRequests.of(rows);
        return read(horizon, horizon.loadedNow(), stored, stored.booked(), List.of(), List.of());
    }

    /**
     * For planning: as of the present moment ({@link PlanningHorizon#now}), consultations that have begun pinned, since
     * nobody can move them any more. Requests that wait for a decision are left out, see {@link
     * ConsultationRequests#heldBack}; what published consultations stand on counts, see {@link AssumedConsents}.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData forPlanning() {
        PlanningHorizon horizon = horizon();
        LocalDateTime now = horizon.now(clock);
        StoredRequests stored = StoredRequests.of(rows);
        return read(
                        horizon,
                        now,
                        stored,
                        stored.booked().stream()
                                .map(booked -> booked.start().isBefore(now) ? pinned(booked) : booked)
                                .toList(),
                        holidays.and(rows.timesOf(stored.leftOut()), rows),
                        assumed.standing())
                .without(requests.heldBack());
    }

    /** The requests that planning and export leave out, since what is stored for them can't be asked for, and why. */
    @Transactional(readOnly = true)
    public Map<String, List<Fault>> setAside() {
        entities.flush();
        return StoredRequests.setAside(rows);
    }

    private PlanningHorizon horizon() {
        // What the surrounding transaction has changed counts, too.
        entities.flush();
        return horizons.current()
                .orElseThrow(() ->
                        new IllegalStateException("The database holds no planning data yet. Load a data set first."));
    }

    /**
     * @param taken times that are taken by what is left out
     * @param assumed consents that count besides those that were given
     */
    private PlanningData read(
            PlanningHorizon horizon,
            LocalDateTime now,
            StoredRequests stored,
            List<PlanningData.BookedRole> bookedRoles,
            List<PlanningData.Absence> taken,
            List<PlanningData.Consent> assumed) {
        return new PlanningData(
                        rows.header().moved(now, horizon.start(), horizon.end()),
                        rows.competences(),
                        rows.urgencies(),
                        rows.organisations(),
                        rows.sites(),
                        rows.travelTimes(),
                        rows.specialists(),
                        rows.specialistCompetences(),
                        rows.availabilities(),
                        rows.extraTimes(),
                        rows.undesiredTimes(),
                        Stream.concat(rows.absences().stream(), taken.stream()).toList(),
                        rows.cases(),
                        Stream.concat(rows.consents().stream(), assumed.stream())
                                .toList(),
                        rows.earlierContacts(),
                        rows.exclusions(),
                        stored.requests(),
                        stored.roles(),
                        stored.links(),
                        stored.windows(),
                        bookedRoles)
                .without(stored.setAside().keySet());
    }

    private static PlanningData.BookedRole pinned(PlanningData.BookedRole booked) {
        return new PlanningData.BookedRole(
                booked.request(),
                booked.start(),
                booked.mode(),
                booked.site(),
                booked.role(),
                booked.specialist(),
                true);
    }
}
