package org.samrad.exchange;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of each table as the format has them, in the order in which they were loaded or filed. */
record StoredRows(JdbcClient database) {

    List<PlanningData.Competence> competences() {
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

    List<PlanningData.Organisation> organisations() {
        return all(
                "select * from organisation order by position",
                row -> new PlanningData.Organisation(
                        row.text("id"), row.text("name"), row.constant(Sector.class, "sector"), row.flag("external")));
    }

    List<PlanningData.Site> sites() {
        return all(
                "select * from site order by position",
                row -> new PlanningData.Site(
                        row.text("id"),
                        row.text("name"),
                        row.textOrNull("organisation"),
                        row.textOrNull("municipality"),
                        row.numberOrNull("rooms")));
    }

    List<PlanningData.TravelTime> travelTimes() {
        return all(
                "select * from travel_time order by position",
                row -> new PlanningData.TravelTime(row.text("from_site"), row.text("to_site"), row.number("minutes")));
    }

    List<PlanningData.Specialist> specialists() {
        return all(
                "select * from specialist order by position",
                row -> new PlanningData.Specialist(
                        row.text("id"),
                        row.text("name"),
                        row.textOrNull("title"),
                        row.text("organisation"),
                        row.languages("languages"),
                        row.constantSet(Mode.class, "modes"),
                        row.numberOrNull("max_per_day"),
                        row.numberOrNull("max_per_week"),
                        row.number("buffer_minutes"),
                        row.textOrNull("email")));
    }

    List<PlanningData.SpecialistCompetence> specialistCompetences() {
        return all(
                "select * from specialist_competence order by position",
                row -> new PlanningData.SpecialistCompetence(
                        row.text("specialist"),
                        row.text("competence"),
                        row.number("level"),
                        row.dateOrNull("valid_from"),
                        row.dateOrNull("valid_until")));
    }

    List<PlanningData.Availability> availabilities() {
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

    List<PlanningData.Absence> absences() {
        return all(
                "select * from absence order by position",
                row -> new PlanningData.Absence(
                        row.text("specialist"),
                        row.dateTime("from_time"),
                        row.dateTime("until_time"),
                        row.textOrNull("reason")));
    }

    List<PlanningData.Case> cases() {
        return all(
                "select * from care_case order by position",
                row -> new PlanningData.Case(
                        row.text("id"), row.textOrNull("municipality"), row.flag("protected_identity")));
    }

    List<PlanningData.EarlierContact> earlierContacts() {
        return all(
                "select * from earlier_contact order by position",
                row -> new PlanningData.EarlierContact(
                        row.text("care_case"),
                        row.text("specialist"),
                        row.number("contacts"),
                        row.dateOrNull("last_contact")));
    }

    List<PlanningData.Exclusion> exclusions() {
        return all(
                "select * from exclusion order by position",
                row -> new PlanningData.Exclusion(
                        row.text("care_case"), row.text("specialist"), row.textOrNull("reason")));
    }

    List<PlanningData.Request> requests() {
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
                        row.languages("languages"),
                        row.constants(Sector.class, "sectors"),
                        row.textOrNull("follows_now"),
                        row.numberOrNull("min_gap_now"),
                        row.numberOrNull("max_gap_now"),
                        row.textOrNull("requester")));
    }

    List<PlanningData.RequestRole> requestRoles() {
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

    List<PlanningData.RequestWindow> requestWindows() {
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

    /** When those who fill the roles are taken by them; nothing of others on the same panels. */
    List<PlanningData.Absence> timesOf(Collection<PlanningData.BookedRole> booked) {
        if (booked.isEmpty()) {
            return List.of();
        }
        Set<Seat> seats = booked.stream()
                .map(row -> new Seat(row.request(), row.specialist()))
                .collect(Collectors.toSet());
        return all(
                        """
                        select a.request, a.start_time, a.end_time, p.specialist
                        from appointment_participant p join appointment a on a.id = p.appointment
                        where a.cancelled_at is null order by p.position
                        """,
                        row -> Map.entry(
                                new Seat(row.text("request"), row.text("specialist")),
                                new PlanningData.Absence(
                                        row.text("specialist"),
                                        row.dateTime("start_time"),
                                        row.dateTime("end_time"),
                                        null)))
                .stream()
                .filter(entry -> seats.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    List<PlanningData.BookedRole> bookedRoles() {
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

    private record Seat(String request, String specialist) {}

    private <T> List<T> all(String sql, StoredRow.Mapping<T> mapping) {
        return database.sql(sql)
                .query((row, number) -> mapping.map(new StoredRow(row)))
                .list();
    }
}
