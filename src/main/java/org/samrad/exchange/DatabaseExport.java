package org.samrad.exchange;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
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
 * a withdrawn one stands on its own: what it waited for is not coming, and the format refuses a reference to nothing.
 */
@Component
public class DatabaseExport {

    private final JdbcClient database;
    private final EntityManager entities;
    private final PlanningHorizons horizons;
    private final Clock clock;

    DatabaseExport(JdbcClient database, EntityManager entities, PlanningHorizons horizons, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * For a folder: what was loaded with all changes since, and the moment that it was loaded with.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData everything() {
        PlanningHorizon horizon = horizon();
        return read(horizon, horizon.loadedNow(), bookedRoles());
    }

    /**
     * For planning: as of the present moment ({@link PlanningHorizon#now}), consultations that have begun pinned, since
     * nobody can move them any more.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData forPlanning() {
        PlanningHorizon horizon = horizon();
        LocalDateTime now = horizon.now(clock);
        return read(
                horizon,
                now,
                bookedRoles().stream()
                        .map(booked -> booked.start().isBefore(now) ? pinned(booked) : booked)
                        .toList());
    }

    private PlanningHorizon horizon() {
        // What the surrounding transaction has changed counts, too.
        entities.flush();
        return horizons.current()
                .orElseThrow(() ->
                        new IllegalStateException("The database holds no planning data yet. Load a data set first."));
    }

    private PlanningData read(PlanningHorizon horizon, LocalDateTime now, List<PlanningData.BookedRole> bookedRoles) {
        return new PlanningData(
                new PlanningData.Header(
                        horizon.name(),
                        horizon.timeZone(),
                        horizon.country(),
                        now,
                        horizon.start(),
                        horizon.end(),
                        horizon.slotMinutes()),
                competences(),
                organisations(),
                sites(),
                travelTimes(),
                specialists(),
                specialistCompetences(),
                availabilities(),
                absences(),
                cases(),
                earlierContacts(),
                exclusions(),
                requests(),
                requestRoles(),
                requestWindows(),
                bookedRoles);
    }

    private List<PlanningData.Competence> competences() {
        return all(
                "select * from competence order by position",
                row -> new PlanningData.Competence(
                        row.text("id"),
                        row.text("name_en"),
                        row.textOrNull("name_sv"),
                        row.textOrNull("name_nb"),
                        row.textOrNull("broader"),
                        row.textOrNull("code_system"),
                        row.textOrNull("code")));
    }

    private List<PlanningData.Organisation> organisations() {
        return all(
                "select * from organisation order by position",
                row -> new PlanningData.Organisation(
                        row.text("id"), row.text("name"), row.constant(Sector.class, "sector"), row.flag("external")));
    }

    private List<PlanningData.Site> sites() {
        return all(
                "select * from site order by position",
                row -> new PlanningData.Site(
                        row.text("id"),
                        row.text("name"),
                        row.textOrNull("organisation"),
                        row.textOrNull("municipality"),
                        row.numberOrNull("rooms")));
    }

    private List<PlanningData.TravelTime> travelTimes() {
        return all(
                "select * from travel_time order by position",
                row -> new PlanningData.TravelTime(row.text("from_site"), row.text("to_site"), row.number("minutes")));
    }

    private List<PlanningData.Specialist> specialists() {
        return all(
                "select * from specialist order by position",
                row -> new PlanningData.Specialist(
                        row.text("id"),
                        row.text("name"),
                        row.textOrNull("title"),
                        row.text("organisation"),
                        row.texts("languages"),
                        row.constantSet(Mode.class, "modes"),
                        row.numberOrNull("max_per_day"),
                        row.numberOrNull("max_per_week"),
                        row.number("buffer_minutes"),
                        row.textOrNull("email")));
    }

    private List<PlanningData.SpecialistCompetence> specialistCompetences() {
        return all(
                "select * from specialist_competence order by position",
                row -> new PlanningData.SpecialistCompetence(
                        row.text("specialist"),
                        row.text("competence"),
                        row.number("level"),
                        row.dateOrNull("valid_from"),
                        row.dateOrNull("valid_until")));
    }

    private List<PlanningData.Availability> availabilities() {
        return all(
                "select * from availability order by position",
                row -> new PlanningData.Availability(
                        row.text("specialist"),
                        row.constant(DayOfWeek.class, "weekday"),
                        row.time("from_time"),
                        row.time("until_time"),
                        row.textOrNull("site"),
                        row.dateOrNull("valid_from"),
                        row.dateOrNull("valid_until")));
    }

    private List<PlanningData.Absence> absences() {
        return all(
                "select * from absence order by position",
                row -> new PlanningData.Absence(
                        row.text("specialist"),
                        row.dateTime("from_time"),
                        row.dateTime("until_time"),
                        row.textOrNull("reason")));
    }

    private List<PlanningData.Case> cases() {
        return all(
                "select * from care_case order by position",
                row -> new PlanningData.Case(
                        row.text("id"), row.textOrNull("municipality"), row.flag("protected_identity")));
    }

    private List<PlanningData.EarlierContact> earlierContacts() {
        return all(
                "select * from earlier_contact order by position",
                row -> new PlanningData.EarlierContact(
                        row.text("care_case"),
                        row.text("specialist"),
                        row.number("contacts"),
                        row.dateOrNull("last_contact")));
    }

    private List<PlanningData.Exclusion> exclusions() {
        return all(
                "select * from exclusion order by position",
                row -> new PlanningData.Exclusion(
                        row.text("care_case"), row.text("specialist"), row.textOrNull("reason")));
    }

    private List<PlanningData.Request> requests() {
        return all(
                """
                select r.*,
                       case when f.state = 'WITHDRAWN' then null else r.follows end as follows_now,
                       case when f.state = 'WITHDRAWN' then null else r.min_gap_days end as min_gap_now,
                       case when f.state = 'WITHDRAWN' then null else r.max_gap_days end as max_gap_now
                from consultation_request r left join consultation_request f on f.id = r.follows
                where r.state <> 'WITHDRAWN'
                order by r.position
                """,
                row -> new PlanningData.Request(
                        row.text("id"),
                        row.text("care_case"),
                        row.textOrNull("title"),
                        row.constant(Form.class, "form"),
                        row.constant(Urgency.class, "urgency"),
                        row.date("received"),
                        row.dateOrNull("earliest"),
                        row.dateOrNull("due"),
                        row.dateOrNull("latest"),
                        row.number("duration_minutes"),
                        row.constantSet(Mode.class, "modes"),
                        row.texts("sites"),
                        row.texts("languages"),
                        row.constants(Sector.class, "sectors"),
                        row.textOrNull("follows_now"),
                        row.numberOrNull("min_gap_now"),
                        row.numberOrNull("max_gap_now"),
                        row.textOrNull("requester")));
    }

    private List<PlanningData.RequestRole> requestRoles() {
        return all(
                """
                select x.* from request_role x join consultation_request r on r.id = x.request
                where r.state <> 'WITHDRAWN' order by x.position
                """,
                row -> new PlanningData.RequestRole(
                        row.text("request"),
                        row.text("role"),
                        row.textOrNull("competence"),
                        row.number("min_level"),
                        row.flag("optional"),
                        row.constantOrNull(Sector.class, "sector"),
                        row.textOrNull("specialist")));
    }

    private List<PlanningData.RequestWindow> requestWindows() {
        return all(
                """
                select x.* from request_window x join consultation_request r on r.id = x.request
                where r.state <> 'WITHDRAWN' order by x.position
                """,
                row -> new PlanningData.RequestWindow(
                        row.text("request"),
                        row.dateTime("from_time"),
                        row.dateTime("until_time"),
                        row.flag("preferred")));
    }

    private List<PlanningData.BookedRole> bookedRoles() {
        return all(
                """
                select a.request, a.start_time, a.mode, a.site, a.pinned, p.role, p.specialist
                from appointment_participant p join appointment a on a.id = p.appointment
                where a.cancelled_at is null order by p.position
                """,
                row -> new PlanningData.BookedRole(
                        row.text("request"),
                        row.dateTime("start_time"),
                        row.constant(Mode.class, "mode"),
                        row.textOrNull("site"),
                        row.text("role"),
                        row.text("specialist"),
                        row.flag("pinned")));
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

    private <T> List<T> all(String sql, StoredRow.Mapping<T> mapping) {
        return database.sql(sql)
                .query((row, number) -> mapping.map(new StoredRow(row)))
                .list();
    }
}
