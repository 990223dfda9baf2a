package org.samrad.answer;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What planning has to know of those who declined, so that it does not ask them the same again. Who is on a panel all the same, of
 * that case or at that time, stays there until somebody decides.
 */
public record Declines(JdbcClient database) {

    /** A time at which somebody said that they can't, local. */
    public record Time(String specialist, LocalDateTime from, LocalDateTime until) {}

    /** A case that somebody said is not theirs. */
    public record Case(String caseId, String specialist) {}

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

    private static final String CASES = """
            select distinct r.care_case, p.specialist
            from panel_answer p
                join appointment declined on declined.id = p.appointment
                join consultation_request r on r.id = declined.request
            where p.given = 'DECLINED' and p.reason not in ('TIME', 'AWAY')
                and not exists (
                    select 1 from consultation_request other
                        join appointment a on a.request = other.id and a.cancelled_at is null
                        join appointment_participant seat on seat.appointment = a.id
                    where other.care_case = r.care_case and seat.specialist = p.specialist)
            order by 1, 2
            """;

    /** The times that end after a moment. */
    public List<Time> times(LocalDateTime since) {
        return database.sql(TIMES)
                .param("since", since)
                .query((row, number) -> new Time(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getObject(2, LocalDateTime.class)),
                        Objects.requireNonNull(row.getObject(3, LocalDateTime.class))))
                .list();
    }

    /** The cases, whenever they were declined. */
    public List<Case> cases() {
        return database.sql(CASES)
                .query((row, number) ->
                        new Case(Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2))))
                .list();
    }
}
