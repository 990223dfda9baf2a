package org.samrad.run;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which program solves which run, of all that share the database: one run at a time is solved, by whichever program took it. A
 * program renews its lease every other second as long as it lives; a run whose lease has run out belongs to nobody. All by the
 * clock of the database, which is the same for every program.
 */
@Repository
public class RunLeases {

    /** How long a program may be silent before others take it for dead. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SILENT_SINCE = "current_timestamp - interval '%d' second".formatted(LEASE.toSeconds());

    private static final String UNDER_WAY = "state in ('QUEUED', 'RUNNING')";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    /** This program's name, another one at each start. */
    private final String program = UUID.randomUUID().toString();

    RunLeases(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Says that this program lives. */
    void renew() {
        jdbc.update("update planning_run set alive_at = current_timestamp where program = ? and " + UNDER_WAY, program);
    }

    /**
     * Takes the run whose turn it is; one of the data as they are goes before what is only imagined. Empty where none waits, or
     * one is being solved by a program that lives.
     */
    Optional<Long> takeNext() {
        return Objects.requireNonNull(transactions.execute(status -> takeNextHeld()));
    }

    private Optional<Long> takeNextHeld() {
        jdbc.queryForList("select id from run_turn where id = 1 for update", Integer.class);
        boolean taken = !ids(
                        "(state = 'RUNNING' or state = 'QUEUED' and program is not null and program <> ?) and "
                                + "alive_at >= " + SILENT_SINCE,
                        "id",
                        program)
                .isEmpty();
        if (taken) {
            return Optional.empty();
        }
        Optional<Long> next = ids(
                        "state = 'QUEUED' and (program is null or program = ? or alive_at < " + SILENT_SINCE + ")",
                        "case when what_if is null then 0 else 1 end, id limit 1",
                        program)
                .stream()
                .findFirst();
        next.ifPresent(run -> jdbc.update(
                "update planning_run set program = ?, alive_at = current_timestamp where id = ?", program, run));
        return next;
    }

    /** Leaves to others what this program has taken and not begun. */
    void release() {
        jdbc.update("update planning_run set program = null where program = ? and state = 'QUEUED'", program);
    }

    /** Those of this program that count as being solved. */
    List<Long> running() {
        return ids("program = ? and state = 'RUNNING'", "id", program);
    }

    /** Those that count as being solved, by whichever program. */
    List<Long> beingSolved() {
        return ids("state = ?", "id", "RUNNING");
    }

    /** Those that other programs solved and whose lease has run out. */
    List<Long> runOut() {
        return ids(
                "(program is null or program <> ?) and state = 'RUNNING' and alive_at < " + SILENT_SINCE,
                "id",
                program);
    }

    /** Whether a run has ended, whoever ended it. */
    boolean isOver(long run) {
        return ids("id = ? and not (" + UNDER_WAY + ")", "id", run).size() == 1;
    }

    /** Asks whichever program solves a run to end it. */
    void askToStop(long run) {
        jdbc.update("update planning_run set stop_asked = true where id = ? and state = 'RUNNING'", run);
    }

    /** Whether somebody has asked for the end of a run. */
    boolean isStopAsked(long run) {
        return !ids("stop_asked and id = ?", "id", run).isEmpty();
    }

    /** Tells the pages of all programs how far a run of this one has come. */
    void tell(long run, LiveProgress progress) {
        jdbc.update("update planning_run set progress = ? where id = ?", JSON.writeValueAsString(progress), run);
    }

    /** How far a run has come, as its program last told; empty where it has told nothing. */
    Optional<LiveProgress> told(long run) {
        return jdbc
                .query(
                        "select progress from planning_run where id = ? and state = 'RUNNING'",
                        (row, number) -> Optional.ofNullable(row.getString("progress")),
                        run)
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(text -> JSON.readValue(text, LiveProgress.class));
    }

    private List<Long> ids(String where, String order, Object value) {
        return jdbc.query(
                "select id from planning_run where " + where + " order by " + order,
                (row, number) -> row.getLong("id"),
                value);
    }
}
