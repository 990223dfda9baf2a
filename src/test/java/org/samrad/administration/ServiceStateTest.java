package org.samrad.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.samrad.message.MessageSettings;
import org.samrad.publish.RetentionSettings;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the service is at, as the database tells it. */
@Import(DatabaseBeans.class)
abstract class ServiceStateTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @OnH2
    static class OnH2Test extends ServiceStateTest {}

    @OnPostgres
    static class OnPostgresTest extends ServiceStateTest {}

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlanningHorizons horizons;

    @Test
    void whatIsBeingSolvedStandsFirstThenWhatIsOfTheDataAsTheyAre() {
        long imagined = run("QUEUED", "'more hours'");
        long waiting = run("QUEUED", "null");
        long solved = run("RUNNING", "null");
        run("FINISHED", "null");

        assertThat(now().runs()).extracting(ServiceState.Run::number).containsExactly(solved, waiting, imagined);
        assertThat(now().runs().getFirst().running()).isTrue();
        assertThat(now().runs().getLast().imagined()).isTrue();
    }

    @Test
    void jobsThatFailAreNamedAndThoseThatNobodyBeginsAreCounted() {
        int before = now().late();
        job("fails", 2, NOW.plusSeconds(60));
        job("waits", 0, NOW.minus(Duration.ofMinutes(6)));
        job("comes", 0, NOW.minus(Duration.ofMinutes(4)));

        assertThat(now().failing()).extracting(ServiceState.Job::name).containsExactly("fails");
        assertThat(now().late()).isEqualTo(before + 1);
    }

    @Test
    void databaseSchemaAndHowLongWhatIsKeptAreTold() {
        ServiceState.Shown now = now();

        assertThat(now.product()).containsAnyOf("H2", "PostgreSQL");
        assertThat(now.schema()).matches("[0-9.]+");
        assertThat(now.deadMails()).isZero();
        assertThat(now.schedules()).isEqualTo(100);
        assertThat(now.messages()).isEqualTo(50);
    }

    private ServiceState.Shown now() {
        return new ServiceState(
                        jdbc,
                        new RetentionSettings(Duration.ofDays(100)),
                        new MessageSettings(Duration.ofDays(50)),
                        horizons,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .now();
    }

    private long run(String state, String whatIf) {
        jdbc.update("""
                insert into planning_run (version, state, profile, weights, seed, limit_seconds, started_by, queued_at, curve, what_if)
                values (0, '%s', 'balanced', '{}', 1, 30, 'planner', timestamp with time zone '2026-11-24 08:00:00+00',
                    '{"points":[]}', %s)""".formatted(state, whatIf));
        return jdbc.queryForObject("select max(id) from planning_run", Long.class);
    }

    private void job(String name, int failures, Instant due) {
        jdbc.update(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)"
                        + " values (?, 'one', ?, false, ?, 1)",
                name,
                due.atOffset(ZoneOffset.UTC),
                failures);
    }
}
