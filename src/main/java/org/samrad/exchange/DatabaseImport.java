package org.samrad.exchange;

import jakarta.persistence.EntityManager;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.PlanningData.Request;
import org.samrad.request.RequestState;
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
        BatchTables.emptyAll(database);
        write(data, progress);
    }

    private void write(PlanningData data, LoadingProgress progress) {
        entities.clear();
        var tables = new BatchTables(database, rowsOf(data), progress);
        PlanningData.Header header = data.header();
        tables.insert(
                "planning_horizon (id, version, name, time_zone, country, loaded_now, horizon_start, horizon_end,"
                        + " slot_minutes)",
                List.of(header),
                h -> row(
                        1,
                        0,
                        h.name(),
                        h.timeZone().getId(),
                        h.country(),
                        h.now(),
                        h.horizonStart(),
                        h.horizonEnd(),
                        h.slotMinutes()));
        writePlaces(data, tables);
        writeSpecialists(data, tables);
        writeCases(data, tables);
        writeRequests(data, tables);
        writeAppointments(data, tables);
        events.publishEvent(new PlanningDataReplaced(header.name()));
    }

    private static void writePlaces(PlanningData data, BatchTables tables) {
        tables.insert(
                "competence (id, version, name_en, name_sv, name_nb, code_system, code)",
                data.competences(),
                c -> row(c.id(), 0, c.nameEn(), c.nameSv(), c.nameNb(), c.codeSystem(), c.code()));
        tables.update(
                "competence set broader = ? where id = ?",
                data.competences().stream().filter(c -> c.broader() != null).toList(),
                c -> row(c.broader(), c.id()));
        tables.insert(
                "organisation (id, version, name, sector, external)",
                data.organisations(),
                o -> row(o.id(), 0, o.name(), o.sector(), o.external()));
        tables.insert(
                "site (id, version, name, organisation, municipality, rooms)",
                data.sites(),
                s -> row(s.id(), 0, s.name(), s.organisation(), s.municipality(), s.rooms()));
        tables.insert(
                "travel_time (from_site, to_site, minutes)",
                data.travelTimes(),
                t -> row(t.fromSite(), t.toSite(), t.minutes()));
    }

    private static void writeSpecialists(PlanningData data, BatchTables tables) {
        tables.insert(
                "specialist (id, version, name, title, organisation, languages, modes, max_per_day, max_per_week,"
                        + " buffer_minutes, email)",
                data.specialists(),
                s -> row(
                        s.id(),
                        0,
                        s.name(),
                        s.title(),
                        s.organisation(),
                        s.languages(),
                        s.modes(),
                        s.maxPerDay(),
                        s.maxPerWeek(),
                        s.bufferMinutes(),
                        s.email()));
        tables.insert(
                "specialist_competence (specialist, competence, level, valid_from, valid_until)",
                data.specialistCompetences(),
                c -> row(c.specialist(), c.competence(), c.level(), c.validFrom(), c.validUntil()));
        tables.insert(
                "availability (specialist, weekday, from_time, until_time, site, valid_from, valid_until)",
                data.availabilities(),
                a -> row(a.specialist(), a.weekday(), a.from(), a.until(), a.site(), a.validFrom(), a.validUntil()));
        tables.insert(
                "absence (specialist, from_time, until_time, reason)",
                data.absences(),
                a -> row(a.specialist(), a.from(), a.until(), a.reason()));
    }

    private static void writeCases(PlanningData data, BatchTables tables) {
        tables.insert(
                "care_case (id, version, municipality, protected_identity)",
                data.cases(),
                c -> row(c.id(), 0, c.municipality(), c.isProtected()));
        tables.insert(
                "earlier_contact (care_case, specialist, contacts, last_contact)",
                data.earlierContacts(),
                c -> row(c.caseId(), c.specialist(), c.contacts(), c.lastContact()));
        tables.insert(
                "exclusion (care_case, specialist, reason)",
                data.exclusions(),
                e -> row(e.caseId(), e.specialist(), e.reason()));
    }

    private static void writeRequests(PlanningData data, BatchTables tables) {
        var starts = new HashMap<String, LocalDateTime>();
        data.bookedRoles().forEach(booked -> starts.put(booked.request(), booked.start()));
        tables.insert(
                "consultation_request (id, version, state, scheduled_start, care_case, title, form, urgency, received,"
                        + " earliest, due, due_day, latest, duration_minutes, modes, sites, languages, sectors,"
                        + " min_gap_days, max_gap_days, requester)",
                data.requests(),
                r -> row(
                        r.id(),
                        0,
                        starts.containsKey(r.id()) ? RequestState.SCHEDULED : RequestState.OPEN,
                        starts.get(r.id()),
                        r.caseId(),
                        r.title(),
                        r.form(),
                        r.urgency(),
                        r.received(),
                        r.earliest(),
                        r.due(),
                        r.dueOrDefault(),
                        r.latest(),
                        r.durationMinutes(),
                        r.modes(),
                        r.sites(),
                        r.languages(),
                        r.sectors(),
                        r.minGapDays(),
                        r.maxGapDays(),
                        r.requester()));
        tables.update(
                "consultation_request set follows = ? where id = ?",
                data.requests().stream().filter(r -> r.follows() != null).toList(),
                r -> row(r.follows(), r.id()));
        tables.insert(
                "request_role (request, role, competence, min_level, optional, sector, specialist)",
                data.requestRoles(),
                r -> row(
                        r.request(), r.role(), r.competence(), r.minLevel(), r.optional(), r.sector(), r.specialist()));
        tables.insert(
                "request_window (request, from_time, until_time, preferred)",
                data.requestWindows(),
                w -> row(w.request(), w.from(), w.until(), w.preferred()));
    }

    private static void writeAppointments(PlanningData data, BatchTables tables) {
        if (data.bookedRoles().isEmpty()) {
            return;
        }
        var durations = new HashMap<String, Integer>();
        for (Request request : data.requests()) {
            durations.put(request.id(), request.durationMinutes());
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
        return 1
                + data.competences().size()
                + data.organisations().size()
                + data.sites().size()
                + data.travelTimes().size()
                + data.specialists().size()
                + data.specialistCompetences().size()
                + data.availabilities().size()
                + data.absences().size()
                + data.cases().size()
                + data.earlierContacts().size()
                + data.exclusions().size()
                + data.requests().size()
                + data.requestRoles().size()
                + data.requestWindows().size()
                + data.bookedRoles().size();
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
