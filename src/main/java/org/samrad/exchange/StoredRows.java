package org.samrad.exchange;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.RecordColumns;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of each table as the format has them, in the order in which they were loaded or filed. */
record StoredRows(JdbcClient database) {

    /** What the data as a whole says, with the present that it was loaded with. */
    PlanningHeader header() {
        return all("select * from planning_horizon", PlanningHeader.class).getFirst();
    }

    List<PlanningData.Competence> competences() {
        return table("competence", PlanningData.Competence.class);
    }

    List<PlanningData.UrgencyRule> urgencies() {
        return table("urgency", PlanningData.UrgencyRule.class);
    }

    List<PlanningData.Organisation> organisations() {
        return table("organisation", PlanningData.Organisation.class);
    }

    List<PlanningData.Site> sites() {
        return table("site", PlanningData.Site.class);
    }

    List<PlanningData.TravelTime> travelTimes() {
        return table("travel_time", PlanningData.TravelTime.class);
    }

    List<PlanningData.Specialist> specialists() {
        return table("specialist", PlanningData.Specialist.class);
    }

    List<PlanningData.SpecialistCompetence> specialistCompetences() {
        return table("specialist_competence", PlanningData.SpecialistCompetence.class);
    }

    List<WeeklyTime> availabilities() {
        return table("availability", WeeklyTime.class);
    }

    List<ExtraTime> extraTimes() {
        return table("extra_time", ExtraTime.class);
    }

    List<UndesiredTime> undesiredTimes() {
        return table("undesired_time", UndesiredTime.class);
    }

    List<PlanningData.Absence> absences() {
        return table("absence", PlanningData.Absence.class);
    }

    List<PlanningData.Case> cases() {
        return table("care_case", PlanningData.Case.class);
    }

    List<PlanningData.Consent> consents() {
        return table("consent", PlanningData.Consent.class);
    }

    List<PlanningData.EarlierContact> earlierContacts() {
        return table("earlier_contact", PlanningData.EarlierContact.class);
    }

    List<PlanningData.Exclusion> exclusions() {
        return table("exclusion", PlanningData.Exclusion.class);
    }

    List<PlanningData.Request> requests() {
        RecordColumns<PlanningData.Request> columns = RecordColumns.of(PlanningData.Request.class);
        return all("""
                select r.*, coalesce(f.state, '') = 'WITHDRAWN' as follows_withdrawn
                from consultation_request r left join consultation_request f on f.id = r.follows
                where r.state <> 'WITHDRAWN'
                order by r.position
                """, row -> {
            PlanningData.Request request = row.as(columns);
            return row.flag("follows_withdrawn") ? request.standingAlone() : request;
        });
    }

    List<PlanningData.RequestRole> requestRoles() {
        return all("""
                select x.* from request_role x join consultation_request r on r.id = x.request
                where r.state <> 'WITHDRAWN' order by x.position
                """, PlanningData.RequestRole.class);
    }

    /** The links between requests that are not withdrawn. */
    List<PlanningData.RequestLink> requestLinks() {
        return all("""
                select x.* from request_link x join consultation_request r on r.id = x.request
                    join consultation_request f on f.id = x.follows
                where r.state <> 'WITHDRAWN' and f.state <> 'WITHDRAWN' order by x.position
                """, PlanningData.RequestLink.class);
    }

    List<PlanningData.RequestWindow> requestWindows() {
        return all("""
                select x.* from request_window x join consultation_request r on r.id = x.request
                where r.state <> 'WITHDRAWN' order by x.position
                """, PlanningData.RequestWindow.class);
    }

    /** When those who fill the roles are taken by them; nothing of others on the same panels. */
    List<PlanningData.Absence> timesOf(Collection<PlanningData.BookedRole> booked) {
        if (booked.isEmpty()) {
            return List.of();
        }
        Set<Seat> seats = booked.stream()
                .map(row -> new Seat(row.request(), row.specialist()))
                .collect(Collectors.toSet());
        RecordColumns<PlanningData.Absence> columns = RecordColumns.of(PlanningData.Absence.class);
        return all("""
                        select a.request, a.start_time as from_time, a.end_time as until_time, p.specialist, null as reason
                        from appointment_participant p join appointment a on a.id = p.appointment
                        where a.cancelled_at is null order by p.position
                        """, row -> Map.entry(new Seat(row.text("request"), row.text("specialist")), row.as(columns)))
                .stream()
                .filter(entry -> seats.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    List<PlanningData.BookedRole> bookedRoles() {
        return all("""
                select a.request, a.start_time, a.mode, a.site, a.pinned, p.role, p.specialist
                from appointment_participant p join appointment a on a.id = p.appointment
                where a.cancelled_at is null order by p.position
                """, PlanningData.BookedRole.class);
    }

    private record Seat(String request, String specialist) {}

    private <T extends Record> List<T> table(String name, Class<T> type) {
        return all("select * from %s where %s order by position".formatted(name, Retirement.planned(name)), type);
    }

    private <T extends Record> List<T> all(String sql, Class<T> type) {
        RecordColumns<T> columns = RecordColumns.of(type);
        return all(sql, row -> row.as(columns));
    }

    private <T> List<T> all(String sql, StoredRow.Mapping<T> mapping) {
        return database.sql(sql)
                .query((row, number) -> mapping.map(new StoredRow(row)))
                .list();
    }
}
