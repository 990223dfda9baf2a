package org.samrad.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.RecordColumns;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;
import org.samrad.limits.Limits;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of each table as the format has them, in the order in which they were loaded or filed.
 *
 * @param since requests whose consultation starts before it are not among them, nor is what concerns only them
 * @param until nor are those whose consultation starts then or later
 * @param waiting whether requests without a consultation are among them
 */
record StoredRows(JdbcClient database, LocalDateTime since, LocalDateTime until, boolean waiting) {

    /** A consultation a of theirs. */
    private static final String HELD = "a.cancelled_at is null and a.start_time >= :since and a.start_time < :until";

    /** A request r of theirs. */
    static final String ASKED = """
            r.state <> 'WITHDRAWN' and (r.scheduled_start is null and :waiting = true
                or r.scheduled_start >= :since and r.scheduled_start < :until)
            """;

    /** What is asked for and not {@link History} at a moment. */
    static StoredRows since(LocalDateTime moment, JdbcClient database) {
        return new StoredRows(database, moment, Limits.FOR_EVER.atStartOfDay(), true);
    }

    /** All there is, history among it. */
    static StoredRows all(JdbcClient database) {
        return since(Limits.SINCE_ALWAYS.atStartOfDay(), database);
    }

    /** What is published for some days, and only what that is about. */
    static StoredRows between(LocalDate from, LocalDate until, JdbcClient database) {
        return new StoredRows(database, from.atStartOfDay(), until.atStartOfDay(), false);
    }

    /**
     * Nothing that is asked for or published.
     *
     * @param since absences and extra time that are over by then are not among them
     * @param ofCases whether what cases have of their own is
     */
    static StoredRows masterData(LocalDate since, boolean ofCases, JdbcClient database) {
        return new StoredRows(database, since.atStartOfDay(), since.atStartOfDay(), ofCases);
    }

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
        return notOver("extra_time", ExtraTime.class);
    }

    List<UndesiredTime> undesiredTimes() {
        return table("undesired_time", UndesiredTime.class);
    }

    List<PlanningData.Absence> absences() {
        return notOver("absence", PlanningData.Absence.class);
    }

    /**
     * When people are busy by their own calendars, see the {@code busy} package: the format knows no other word for it than absence, and
     * so does every program that reads it, the checker among them. Planning heeds them; a folder that is exported has none, since loaded
     * again they would stay when the calendars change. Of each person none touches another.
     *
     * @param end of what is planned; none begins then or later
     */
    List<PlanningData.Absence> timesElsewhere(LocalDate end) {
        List<PlanningData.Absence> apart = new ArrayList<>();
        for (PlanningData.Absence next :
                all("""
                select c.specialist, t.from_time, t.until_time, null as reason
                from busy_time t join busy_calendar c on c.id = t.calendar
                where t.until_time > :since and %s order by c.specialist, t.from_time, t.until_time
                """.formatted(Retirement.planned("absence")), PlanningData.Absence.class)) {
            PlanningData.Absence last = apart.isEmpty() ? null : apart.getLast();
            if (!next.from().isBefore(end.atStartOfDay())) {
                continue;
            }
            if (last == null
                    || !last.specialist().equals(next.specialist())
                    || next.from().isAfter(last.until())) {
                apart.add(next);
            } else if (next.until().isAfter(last.until())) {
                apart.set(
                        apart.size() - 1, new PlanningData.Absence(last.specialist(), last.from(), next.until(), null));
            }
        }
        return apart;
    }

    /** Whether neither a request nor a case can be among them. */
    private boolean isMasterData() {
        return !waiting && !since.isBefore(until);
    }

    /** The cases that have a request among the {@link #requests}, and those that have no history either. */
    List<PlanningData.Case> cases() {
        return isMasterData() ? List.of() : all("""
                select x.* from care_case x
                where exists (select 1 from consultation_request r where r.care_case = x.id and %s)
                    or :waiting = true and not exists (
                        select 1 from consultation_request r where r.care_case = x.id and r.scheduled_start < :since)
                order by x.position
                """.formatted(ASKED), PlanningData.Case.class);
    }

    List<PlanningData.Consent> consents() {
        return ofCases("consent", PlanningData.Consent.class);
    }

    /** As they were loaded; {@link History} has what came since. */
    List<PlanningData.EarlierContact> earlierContacts() {
        return ofCases("earlier_contact", PlanningData.EarlierContact.class);
    }

    List<PlanningData.Exclusion> exclusions() {
        return ofCases("exclusion", PlanningData.Exclusion.class);
    }

    /** Those of one case, whatever has become of its requests. */
    <T extends Record> List<T> ofCase(String name, Class<T> type, String caseId) {
        return all(
                "select * from %s where care_case = :case order by position".formatted(name),
                type,
                Map.of("case", caseId));
    }

    private <T extends Record> List<T> ofCases(String name, Class<T> type) {
        return isMasterData() ? List.of() : all("""
                select x.* from %s x
                where exists (select 1 from consultation_request r where r.care_case = x.care_case and %s)
                    or :waiting = true and not exists (select 1 from consultation_request r
                        where r.care_case = x.care_case and r.scheduled_start < :since)
                order by x.position
                """.formatted(name, ASKED), type);
    }

    List<PlanningData.Request> requests() {
        RecordColumns<PlanningData.Request> columns = RecordColumns.of(PlanningData.Request.class);
        return all("""
                select r.*, coalesce(f.state, '') = 'WITHDRAWN' as follows_withdrawn
                from consultation_request r left join consultation_request f on f.id = r.follows
                where %s
                order by r.position
                """.formatted(ASKED), row -> {
            PlanningData.Request request = row.as(columns);
            return row.flag("follows_withdrawn") ? request.standingAlone() : request;
        });
    }

    List<PlanningData.RequestRole> requestRoles() {
        return all("""
                select x.* from request_role x join consultation_request r on r.id = x.request
                where %s order by x.position
                """.formatted(ASKED), PlanningData.RequestRole.class);
    }

    /** The links between requests that are not withdrawn. */
    List<PlanningData.RequestLink> requestLinks() {
        return all("""
                select x.* from request_link x join consultation_request r on r.id = x.request
                    join consultation_request f on f.id = x.follows
                where %s and f.state <> 'WITHDRAWN' order by x.position
                """.formatted(ASKED), PlanningData.RequestLink.class);
    }

    List<PlanningData.RequestWindow> requestWindows() {
        return all("""
                select x.* from request_window x join consultation_request r on r.id = x.request
                where %s order by x.position
                """.formatted(ASKED), PlanningData.RequestWindow.class);
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
        return all(
                        """
                        select a.request, a.start_time as from_time, a.end_time as until_time, p.specialist, null as reason
                        from appointment_participant p join appointment a on a.id = p.appointment
                        where %s order by p.position
                        """.formatted(HELD),
                        row -> Map.entry(new Seat(row.text("request"), row.text("specialist")), row.as(columns)))
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
                where %s order by p.position
                """.formatted(HELD), PlanningData.BookedRole.class);
    }

    /**
     * What is held for requests at a moment.
     *
     * @param roles pinned, since whoever holds them counts on them
     * @param until when each ends, by its request
     */
    record Held(List<PlanningData.BookedRole> roles, Map<String, Instant> until) {

        /** When each of those ends that are among some roles, local. */
        Map<String, LocalDateTime> until(List<PlanningData.BookedRole> among, ZoneId zone) {
            Map<String, LocalDateTime> local = new HashMap<>();
            among.forEach(booked -> {
                Instant end = until.get(booked.request());
                if (end != null) {
                    local.put(booked.request(), LocalDateTime.ofInstant(end, zone));
                }
            });
            return local;
        }
    }

    /** What is held now, see the {@code booking} package; what has ended, or is of a request that got its consultation, is not. */
    Held held(Instant now) {
        RecordColumns<PlanningData.BookedRole> columns = RecordColumns.of(PlanningData.BookedRole.class);
        Map<String, Instant> until = new HashMap<>();
        List<PlanningData.BookedRole> roles = database.sql("""
                        select h.request, h.start_time, h.mode, h.site, true as pinned, h.expires_at, p.role, p.specialist
                        from hold_participant p join hold h on h.id = p.hold join consultation_request r on r.id = h.request
                        where h.expires_at > :now and h.start_time >= :since and r.state = 'OPEN' order by p.position
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("since", since)
                .query((row, number) -> {
                    PlanningData.BookedRole held = new StoredRow(row).as(columns);
                    OffsetDateTime end = row.getObject("expires_at", OffsetDateTime.class);
                    until.put(held.request(), Objects.requireNonNull(end).toInstant());
                    return held;
                })
                .list();
        return new Held(roles, until);
    }

    private record Seat(String request, String specialist) {}

    /** Those that last into what is planned: years of what is over change nothing. */
    private <T extends Record> List<T> notOver(String name, Class<T> type) {
        return all(
                "select * from %s where until_time >= :since and (%s) order by position"
                        .formatted(name, Retirement.planned(name)),
                type);
    }

    private <T extends Record> List<T> table(String name, Class<T> type) {
        return all("select * from %s where %s order by position".formatted(name, Retirement.planned(name)), type);
    }

    <T extends Record> List<T> all(String sql, Class<T> type) {
        RecordColumns<T> columns = RecordColumns.of(type);
        return all(sql, row -> row.as(columns));
    }

    /** @param values of what else the statement names */
    <T extends Record> List<T> all(String sql, Class<T> type, Map<String, ?> values) {
        RecordColumns<T> columns = RecordColumns.of(type);
        return all(sql, row -> row.as(columns), values);
    }

    <T> List<T> all(String sql, StoredRow.Mapping<T> mapping) {
        return all(sql, mapping, Map.of());
    }

    <T> List<T> all(String sql, StoredRow.Mapping<T> mapping, Map<String, ?> values) {
        return database.sql(sql)
                .params(values)
                .param("since", since)
                .param("until", until)
                .param("waiting", waiting)
                .query((row, number) -> mapping.map(new StoredRow(row)))
                .list();
    }
}
