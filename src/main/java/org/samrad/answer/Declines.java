package org.samrad.answer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What planning has to know of those who declined, so that it does not ask them the same again. Who is on a panel all the same, of
 * that case or at that time, stays there until somebody decides.
 */
public record Declines(JdbcClient database) {

    /** A time at which somebody said that they can't, local. */
    public record Time(String specialist, LocalDateTime from, LocalDateTime until) {}

    /** A case that somebody said they are too close to. */
    public record Case(String caseId, String specialist) {}

    /** A request that somebody does not come for, whenever it is. */
    public record Request(String request, String specialist) {}

    private static final String TIMES = """
            select distinct p.specialist, p.start_time, p.end_time
            from panel_answer p
            where p.given = 'DECLINED' and p.reason in ('TIME', 'AWAY') and p.end_time > :since
                and not exists (
                    select 1 from appointment a join appointment_participant seat on seat.appointment = a.id
                    where seat.specialist = p.specialist and a.cancelled_at is null
                        and a.start_time < p.end_time and a.end_time > p.start_time)
            order by 1, 2, 3
            """;

    /**
     * Who says that they are away is so all day; where they are on a panel that day, that is left to {@link #TIMES}, and so is what
     * follows from their time, which says itself when they are away.
     */
    private static final String DAYS = """
            select distinct p.specialist, cast(p.start_time as date), cast(p.end_time as date)
            from panel_answer p
            where p.given = 'DECLINED' and p.reason = 'AWAY' and p.by_time = false and p.end_time > :since
                and not exists (
                    select 1 from appointment a join appointment_participant seat on seat.appointment = a.id
                    where seat.specialist = p.specialist and a.cancelled_at is null
                        and cast(a.start_time as date) <= cast(p.end_time as date)
                        and cast(a.end_time as date) >= cast(p.start_time as date))
            order by 1, 2, 3
            """;

    private static final String CASES = """
            select distinct r.care_case, p.specialist
            from panel_answer p
                join appointment declined on declined.id = p.appointment
                join consultation_request r on r.id = declined.request
            where p.given = 'DECLINED' and p.reason = 'TOO_CLOSE' and p.lifted_at is null
                and not exists (
                    select 1 from consultation_request other
                        join appointment a on a.request = other.id and a.cancelled_at is null
                        join appointment_participant seat on seat.appointment = a.id
                    where other.care_case = r.care_case and seat.specialist = p.specialist)
            order by 1, 2
            """;

    private static final String REQUESTS = """
            select distinct declined.request, p.specialist
            from panel_answer p join appointment declined on declined.id = p.appointment
            where p.given = 'DECLINED' and p.reason in ('COMPETENCE', 'OTHER') and p.lifted_at is null
                and not exists (
                    select 1 from appointment a join appointment_participant seat on seat.appointment = a.id
                    where a.request = declined.request and a.cancelled_at is null and seat.specialist = p.specialist)
            order by 1, 2
            """;

    /** The times that end after a moment. */
    public List<Time> times(LocalDateTime since) {
        List<Time> hours = database.sql(TIMES)
                .param("since", since)
                .query((row, number) -> new Time(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getObject(2, LocalDateTime.class)),
                        Objects.requireNonNull(row.getObject(3, LocalDateTime.class))))
                .list();
        List<Time> days = database.sql(DAYS)
                .param("since", since)
                .query((row, number) -> new Time(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getObject(2, LocalDate.class))
                                .atStartOfDay(),
                        Objects.requireNonNull(row.getObject(3, LocalDate.class))
                                .plusDays(1)
                                .atStartOfDay()))
                .list();
        return Stream.concat(hours.stream(), days.stream()).toList();
    }

    /** The cases, whenever they were declined. */
    public List<Case> cases() {
        return database.sql(CASES)
                .query((row, number) ->
                        new Case(Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2))))
                .list();
    }

    /** The requests, whenever they were declined. */
    public List<Request> requests() {
        return database.sql(REQUESTS)
                .query((row, number) ->
                        new Request(Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2))))
                .list();
    }
}
