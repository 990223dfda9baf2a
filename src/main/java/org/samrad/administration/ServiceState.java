package org.samrad.administration;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.message.MessageSettings;
import org.samrad.publish.RetentionSettings;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the service is at: the solver and those who wait for it, jobs in the background, mail, the database, and how long what is kept. */
@Component
class ServiceState {

    /** So much later a job that nobody has begun is late. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** So many failing jobs are named. */
    private static final int MOST_JOBS = 50;

    private static final int MOST_RUNS = 50;

    private final JdbcTemplate database;
    private final RetentionSettings schedules;
    private final MessageSettings messages;
    private final PlanningHorizons horizons;
    private final Clock clock;

    ServiceState(
            JdbcTemplate database,
            RetentionSettings schedules,
            MessageSettings messages,
            PlanningHorizons horizons,
            Clock clock) {
        this.database = database;
        this.schedules = schedules;
        this.messages = messages;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A run of the solver that has yet to end.
     *
     * @param imagined whether it is of data with something changed
     * @param since when it began, or, where it waits, was asked for; local time
     * @param limitSeconds how long it may take
     * @param program the one that solves it; null where none has taken it
     * @param alive when that last said that it lives; local time
     */
    record Run(
            long number,
            boolean running,
            boolean imagined,
            LocalDateTime since,
            int limitSeconds,
            @Nullable String program,
            @Nullable LocalDateTime alive) {}

    /**
     * A job that failed when it was last done.
     *
     * @param failures in a row
     * @param failed when it failed last; local time
     * @param worked when it did not, null where never
     * @param next when it is tried again
     */
    record Job(
            String name,
            int failures,
            @Nullable LocalDateTime failed,
            @Nullable LocalDateTime worked,
            LocalDateTime next) {}

    /**
     * All of it.
     *
     * @param runs the one that is being solved first, then in turn
     * @param late how many jobs nobody has begun although it is time
     * @param deadMails how many mails were given up
     * @param version of the program; null where it is not packaged
     * @param product the database and its version
     * @param schema the last change of the schema
     * @param schedules how many days the schedule of an earlier version is kept
     * @param messages the same of messages and mails
     */
    record Shown(
            List<Run> runs,
            List<Job> failing,
            int late,
            int deadMails,
            @Nullable String version,
            String product,
            String schema,
            long schedules,
            long messages) {}

    @Transactional(readOnly = true)
    public Shown now() {
        ZoneId zone = horizons.zone(clock);
        return new Shown(
                database.query("""
                        select id, state, what_if, queued_at, started_at, limit_seconds, program, alive_at from planning_run
                        where state in ('QUEUED', 'RUNNING')
                        order by case when state = 'RUNNING' then 0 else 1 end,
                            case when what_if is null then 0 else 1 end, id
                        limit ?""", (row, number) -> run(row, zone), MOST_RUNS),
                database.query("""
                        select task_name, consecutive_failures, last_failure, last_success, execution_time
                        from scheduled_tasks where consecutive_failures > 0
                        order by last_failure desc, task_name limit ?""", (row, number) -> job(row, zone), MOST_JOBS),
                count(
                        "select count(*) from scheduled_tasks where not picked and execution_time < ?",
                        clock.instant().minus(LATE).atOffset(ZoneOffset.UTC)),
                count("select count(*) from mail where state = 'DEAD'"),
                ServiceState.class.getPackage().getImplementationVersion(),
                Objects.requireNonNull(database.execute((ConnectionCallback<String>) connection -> {
                    DatabaseMetaData its = connection.getMetaData();
                    return its.getDatabaseProductName() + " " + its.getDatabaseProductVersion();
                })),
                database
                        .queryForList(
                                "select version from flyway_schema_history where success and version is not null"
                                        + " order by installed_rank desc limit 1",
                                String.class)
                        .stream()
                        .findFirst()
                        .orElse(""),
                schedules.versions().toDays(),
                messages.kept().toDays());
    }

    private int count(String sql, Object... values) {
        return Objects.requireNonNull(database.queryForObject(sql, Integer.class, values));
    }

    private static Run run(ResultSet row, ZoneId zone) throws SQLException {
        boolean running = row.getString("state").equals("RUNNING");
        LocalDateTime started = local(row, "started_at", zone);
        String program = row.getString("program");
        return new Run(
                row.getLong("id"),
                running,
                row.getString("what_if") != null,
                running && started != null ? started : Objects.requireNonNull(local(row, "queued_at", zone)),
                row.getInt("limit_seconds"),
                program,
                program == null ? null : local(row, "alive_at", zone));
    }

    private static Job job(ResultSet row, ZoneId zone) throws SQLException {
        return new Job(
                row.getString("task_name"),
                row.getInt("consecutive_failures"),
                local(row, "last_failure", zone),
                local(row, "last_success", zone),
                Objects.requireNonNull(local(row, "execution_time", zone)));
    }

    private static @Nullable LocalDateTime local(ResultSet row, String column, ZoneId zone) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : LocalDateTime.ofInstant(moment.toInstant(), zone);
    }
}
