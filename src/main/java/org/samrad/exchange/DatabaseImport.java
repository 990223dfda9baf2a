package org.samrad.exchange;

import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.request.RequestState;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Loads planning data into the database: all of it in one transaction, or nothing. The data is sound already, since reading
 * it guarantees that; rows are written in the data's order, which an export gives back.
 */
@Component
public class DatabaseImport {

    /** The version of a row that is new. */
    private static final Function<Record, Object> NEW = row -> 0;

    /** A reference to another row of its table, which may not be there yet. */
    private static final Function<Record, @Nullable Object> LATER = row -> null;

    private final JdbcTemplate database;
    private final EntityManager entities;
    private final PlanningHorizons horizons;
    private final ApplicationEventPublisher events;

    DatabaseImport(
            JdbcTemplate database,
            EntityManager entities,
            PlanningHorizons horizons,
            ApplicationEventPublisher events) {
        this.database = database;
        this.entities = entities;
        this.horizons = horizons;
        this.events = events;
    }

    /**
     * Loads into a database that has no planning data yet.
     *
     * @throws IllegalStateException when it has some
     */
    @Transactional
    public void load(PlanningData data, LoadingProgress progress) {
        new PlanningLock(database).holdAll();
        horizons.current().ifPresent(present -> {
            throw new IllegalStateException(
                    "The database holds the planning data \"%s\" already. Export it if it is to be kept, then replace it."
                            .formatted(present.name()));
        });
        write(data, progress);
    }

    /** Loads in place of all planning data that the database holds, filed requests and published consultations included. */
    @Transactional
    public void replace(PlanningData data, LoadingProgress progress) {
        entities.flush();
        new PlanningLock(database).holdAll();
        BatchTables.emptyAll(database);
        write(data, progress);
    }

    private void write(PlanningData data, LoadingProgress progress) {
        entities.clear();
        var tables = new BatchTables(database, rowsOf(data), progress);
        PlanningHeader header = data.header();
        tables.insert(
                "planning_horizon",
                PlanningHeader.class,
                List.of(header),
                Map.of(
                        "id", row -> 1,
                        "version", NEW,
                        "weeks_ahead", row -> weeksAhead(row)));
        writePlaces(data, tables);
        writeSpecialists(data, tables);
        writeCases(data, tables);
        writeRequests(data, tables);
        writeAppointments(data, tables);
        events.publishEvent(new PlanningDataReplaced(header.name()));
    }

    /** What lies before the week of its present is history, which an export has and nobody plans. */
    private static int weeksAhead(PlanningHeader header) {
        LocalDate monday = IsoWeek.mondayOf(header.now().toLocalDate());
        LocalDate start = header.horizonStart().isAfter(monday) ? header.horizonStart() : monday;
        return PlanningHorizon.weeksAhead(
                start.isBefore(header.horizonEnd()) ? start : header.horizonStart(), header.horizonEnd());
    }

    private static void writePlaces(PlanningData data, BatchTables tables) {
        tables.insert(
                "competence",
                PlanningData.Competence.class,
                data.competences(),
                Map.of("version", NEW, "broader", LATER));
        tables.update(
                "competence set broader = ? where id = ?",
                data.competences().stream().filter(c -> c.broader() != null).toList(),
                c -> row(c.broader(), c.id()));
        tables.insert("urgency", PlanningData.UrgencyRule.class, data.urgencies(), Map.of());
        tables.insert(
                "organisation",
                PlanningData.Organisation.class,
                data.organisations(),
                Map.of("version", NEW, "part_of", LATER));
        tables.update(
                "organisation set part_of = ? where id = ?",
                data.organisations().stream().filter(o -> o.partOf() != null).toList(),
                o -> row(o.partOf(), o.id()));
        tables.insert("site", PlanningData.Site.class, data.sites(), Map.of("version", NEW));
        tables.insert("travel_time", PlanningData.TravelTime.class, data.travelTimes(), Map.of());
    }

    private static void writeSpecialists(PlanningData data, BatchTables tables) {
        tables.insert("specialist", PlanningData.Specialist.class, data.specialists(), Map.of("version", NEW));
        tables.insert(
                "specialist_competence",
                PlanningData.SpecialistCompetence.class,
                data.specialistCompetences(),
                Map.of());
        tables.insert("availability", WeeklyTime.class, data.availabilities(), Map.of());
        tables.insert("extra_time", ExtraTime.class, data.extraTimes(), Map.of());
        tables.insert("undesired_time", UndesiredTime.class, data.undesiredTimes(), Map.of());
        tables.insert("absence", PlanningData.Absence.class, data.absences(), Map.of());
    }

    private static void writeCases(PlanningData data, BatchTables tables) {
        tables.insert("care_case", PlanningData.Case.class, data.cases(), Map.of("version", NEW));
        tables.insert("earlier_contact", PlanningData.EarlierContact.class, data.earlierContacts(), Map.of());
        tables.insert("consent", PlanningData.Consent.class, data.consents(), Map.of());
        tables.insert("exclusion", PlanningData.Exclusion.class, data.exclusions(), Map.of());
    }

    private static void writeRequests(PlanningData data, BatchTables tables) {
        UrgencyScale scale = data.urgencyScale();
        var starts = new HashMap<String, LocalDateTime>();
        data.bookedRoles().forEach(booked -> starts.put(booked.request(), booked.start()));
        tables.insert(
                "consultation_request",
                PlanningData.Request.class,
                data.requests(),
                Map.of(
                        "version", NEW,
                        "state", r -> starts.containsKey(r.id()) ? RequestState.SCHEDULED : RequestState.OPEN,
                        "scheduled_start", r -> starts.get(r.id()),
                        "due_day", r -> r.terms().dueOrDefault(scale),
                        "follows", LATER));
        tables.update(
                "consultation_request set follows = ? where id = ?",
                data.requests().stream()
                        .filter(r -> r.terms().follows() != null)
                        .toList(),
                r -> row(r.terms().follows(), r.id()));
        tables.insert("request_role", PlanningData.RequestRole.class, data.requestRoles(), Map.of());
        tables.insert("request_link", PlanningData.RequestLink.class, data.requestLinks(), Map.of());
        tables.insert("request_window", PlanningData.RequestWindow.class, data.requestWindows(), Map.of());
    }

    private static void writeAppointments(PlanningData data, BatchTables tables) {
        if (data.bookedRoles().isEmpty()) {
            return;
        }
        var durations = new HashMap<String, Integer>();
        for (Request request : data.requests()) {
            durations.put(request.id(), request.terms().durationMinutes());
        }
        // One row per filled role; those of a request agree in all but role and specialist.
        Map<String, BookedRole> appointments = new LinkedHashMap<>();
        Map<String, UUID> ids = new HashMap<>();
        for (BookedRole booked : data.bookedRoles()) {
            appointments.putIfAbsent(booked.request(), booked);
            ids.computeIfAbsent(booked.request(), request -> UUID.randomUUID());
        }
        tables.insert(
                "appointment (id, version, request, start_time, end_time, mode, site, pinned)",
                List.copyOf(appointments.values()),
                a -> row(
                        ids.get(a.request()),
                        0,
                        a.request(),
                        a.start(),
                        a.start().plusMinutes(Objects.requireNonNull(durations.get(a.request()))),
                        a.mode(),
                        a.site(),
                        a.pinned()));
        tables.insert(
                "appointment_participant (appointment, role, specialist)",
                data.bookedRoles(),
                p -> row(ids.get(p.request()), p.role(), p.specialist()));
    }

    private static int rowsOf(PlanningData data) {
        long appointments =
                data.bookedRoles().stream().map(BookedRole::request).distinct().count();
        return 1
                + (int) appointments
                + data.competences().size()
                + data.urgencies().size()
                + data.organisations().size()
                + data.sites().size()
                + data.travelTimes().size()
                + data.specialists().size()
                + data.specialistCompetences().size()
                + data.availabilities().size()
                + data.extraTimes().size()
                + data.undesiredTimes().size()
                + data.absences().size()
                + data.cases().size()
                + data.earlierContacts().size()
                + data.consents().size()
                + data.exclusions().size()
                + data.requests().size()
                + data.requestRoles().size()
                + data.requestLinks().size()
                + data.requestWindows().size()
                + data.bookedRoles().size();
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
