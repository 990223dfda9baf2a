package org.samrad.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Which program solves which run. A program renews its leases every other second as long as it lives; a run whose lease has
 * run out belongs to nobody. All by the clock of the database, which is the same for every program.
 */
@Repository
public class RunLeases {

    /** How long a program may be silent before others take it for dead. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final String UNDER_WAY = "state in ('QUEUED', 'RUNNING')";

    private final JdbcTemplate jdbc;

    /** This program's name, another one at each start. */
    private final String program = UUID.randomUUID().toString();

    RunLeases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a run that was asked for here. */
    void take(long run) {
        jdbc.update("update planning_run set program = ?, alive_at = current_timestamp where id = ?", program, run);
    }

    /** Says that this program lives. */
    void renew() {
        jdbc.update("update planning_run set alive_at = current_timestamp where program = ? and " + UNDER_WAY, program);
    }

    /** The run of this program whose turn it is; one of the data as they are goes before what is only imagined. */
    Optional<Long> next() {
        return ids(
                        "program = ? and state = 'QUEUED'",
                        "case when what_if is null then 0 else 1 end, id limit 1",
                        program)
                .stream()
                .findFirst();
    }

    /** All that this program has yet to end. */
    List<Long> own() {
        return ids("program = ? and " + UNDER_WAY, "id", program);
    }

    /** Those of this program that count as being solved. */
    List<Long> running() {
        return ids("program = ? and state = 'RUNNING'", "id", program);
    }

    /** Those of other programs whose lease has run out, or that never had one. */
    List<Long> runOut() {
        return ids(
                "(program is null or program <> ?) and " + UNDER_WAY
                        + " and alive_at < current_timestamp - interval '%d' second".formatted(LEASE.toSeconds()),
                "id",
                program);
    }

    /** Asks whichever program solves a run to end it. */
    void askToStop(long run) {
        jdbc.update("update planning_run set stop_asked = true where id = ? and state = 'RUNNING'", run);
    }

    /** Whether somebody has asked for the end of a run. */
    boolean isStopAsked(long run) {
        return !ids("stop_asked and id = ?", "id", run).isEmpty();
    }

    private List<Long> ids(String where, String order, Object value) {
        return jdbc.query(
                "select id from planning_run where " + where + " order by " + order,
                (row, number) -> row.getLong("id"),
                value);
    }
}
