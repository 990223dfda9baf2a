package org.samrad.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.plan.OneMore;
import org.samrad.plan.WhatIf;
import org.samrad.solve.ScoreCurve;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database whose rows an older version let in comes to the limits of this one. */
@Import(DatabaseBeans.class)
abstract class OlderDataTest {

    @OnH2
    static class OnH2Test extends OlderDataTest {}

    @OnPostgres
    static class OnPostgresTest extends OlderDataTest {}

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void aDatabaseOfTheOlderVersion() {
        migrate("13");
        jdbc.update(
                "insert into older.planning_horizon values (1, 0, ?, 'Europe/Stockholm', 'SE',"
                        + " timestamp '2026-11-27 12:00:00', date '2026-11-30', date '9999-12-31', 15)",
                "n".repeat(600));
        jdbc.update("insert into older.competence (id, version, name_en) values ('k', 0, ?)", "å".repeat(501));
        jdbc.update(
                "insert into older.organisation (id, version, name, sector, external) values ('o', 0, 'O', 'OTHER', false)");
        jdbc.update("insert into older.specialist (id, version, name, organisation, languages, modes, max_per_day,"
                + " buffer_minutes) values ('p', 0, 'P', 'o', array['sv'], array['VIDEO'], 99999999, 0)");
        jdbc.update(
                "insert into older.availability (specialist, weekday, from_time, until_time, valid_from, valid_until)"
                        + " values ('p', 'MONDAY', time '09:00:00', time '12:00:00', date '0026-01-01', date '9999-12-31')");
        jdbc.update("insert into older.absence (specialist, from_time, until_time) values"
                + " ('p', timestamp '0026-01-01 00:00:00', timestamp '3026-01-01 00:00:00')");
        jdbc.update("insert into older.care_case (id, version, protected_identity) values ('c', 0, false)");
        request("sound", "2026-11-25", null, null, 60);
        request("year", "0026-11-25", null, null, 60);
        request("backwards", "2026-11-25", "2026-12-07", "2026-12-01", 60);
        request("long", "2026-11-25", null, null, 20_000);
        request("far", "2026-11-25", "5026-12-07", null, 60);
        request("nobody", "2026-11-25", null, null, 60);
        jdbc.update("delete from older.request_role where request = 'nobody'");
        request("seats", "2026-11-25", null, null, 60);
        jdbc.update(
                "insert into older.request_role (request, role, competence, min_level, optional)"
                        + " values ('seats', ?, 'k', 4, false)",
                "s".repeat(501));
        window("sound", "2026-12-01T09:00:30", "2026-12-01T12:00:30");
        window("seats", "2026-12-01T09:00:30", "+12000-01-01T00:00:00");
        request("instant", "2026-11-25", null, null, 60);
        window("instant", "2026-12-01T09:00:10", "2026-12-01T09:00:50");
    }

    private void window(String request, String from, String until) {
        jdbc.update(
                "insert into older.request_window (request, from_time, until_time, preferred) values (?, ?, ?, false)",
                request,
                LocalDateTime.parse(from),
                LocalDateTime.parse(until));
    }

    private void request(String id, String received, String earliest, String latest, int minutes) {
        jdbc.update(
                "insert into older.consultation_request (id, version, state, care_case, title, form, urgency, received,"
                        + " earliest, due_day, latest, duration_minutes, modes, sites, languages, sectors)"
                        + " values (?, 0, 'OPEN', 'c', 'T', 'ADVICE', 'DAYS_14', ?, ?, date '2026-12-09', ?, ?,"
                        + " array['VIDEO'], cast(array[] as varchar array), cast(array[] as varchar array),"
                        + " cast(array[] as varchar array))",
                id,
                LocalDate.parse(received),
                earliest == null ? null : LocalDate.parse(earliest),
                latest == null ? null : LocalDate.parse(latest),
                minutes);
        jdbc.update(
                "insert into older.request_role (request, role, competence, min_level, optional)"
                        + " values (?, 'a', 'k', 1, false)",
                id);
    }

    @AfterEach
    void isGone() {
        jdbc.execute("drop schema older cascade");
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas("older")
                .defaultSchema("older")
                .target(version)
                .load()
                .migrate();
    }

    @Test
    void whatCantBeAskedForIsSetAsideAndTheRestStaysAsItMeans() {
        migrate("latest");

        assertThat(jdbc.queryForList(
                        "select id from older.consultation_request where set_aside order by id", String.class))
                .containsExactly("backwards", "instant", "long", "nobody", "year");
        assertThat(jdbc.queryForObject(
                        "select earliest from older.consultation_request where id = 'far'", LocalDate.class))
                .isEqualTo(LocalDate.of(9999, 12, 31));
        assertThat(jdbc.queryForObject("select horizon_end from older.planning_horizon", LocalDate.class))
                .isEqualTo(LocalDate.of(2026, 11, 30).plusDays(1830));
        assertThat(jdbc.queryForObject("select max_per_day from older.specialist", Integer.class))
                .isEqualTo(1_000_000);
        assertThat(jdbc.queryForObject("select valid_from from older.availability", LocalDate.class))
                .isEqualTo(LocalDate.of(1, 1, 1));
        assertThat(jdbc.queryForObject("select until_time from older.absence", LocalDateTime.class))
                .isEqualTo(LocalDateTime.of(9999, 12, 31, 0, 0));
        assertThat(jdbc.queryForObject("select name_en from older.competence", String.class))
                .isEqualTo("å".repeat(500));
        assertThat(jdbc.queryForList("select whole from older.cut_text order by position", String.class))
                .containsExactly("n".repeat(600), "å".repeat(501), "s".repeat(501));
        assertThat(jdbc.queryForObject(
                        "select role from older.request_role where request = 'seats' and min_level = 4", String.class))
                .startsWith("s".repeat(480) + " ");
        assertThat(jdbc.queryForMap("select from_time, until_time from older.request_window where request = 'sound'")
                        .values())
                .map(time -> ((Timestamp) time).toLocalDateTime())
                .containsExactly(LocalDateTime.parse("2026-12-01T09:01"), LocalDateTime.parse("2026-12-01T12:00"));
        assertThat(jdbc.queryForObject(
                        "select until_time from older.request_window where request = 'seats'", LocalDateTime.class))
                .isEqualTo(LocalDateTime.of(9999, 12, 31, 0, 0));
    }

    @Test
    void whatARunKeptAsWordsIsReadAsJson() {
        run("sought", "0.50:120.00:34.50 1.20:100.00:30.25", "nothing-more");
        run(
                "new",
                "",
                "one-more competence=sleep level=3 minutes=60 weekday=MONDAY from=09:00 first=2026-11-30 like=p site=s");
        run("plain", "0.10:1.00:2.00", null);

        migrate("latest");

        assertThat(ScoreCurve.read(kept("curve", "sought")).points())
                .containsExactly(new ScoreCurve.Point(0.5, 120, 34.5), new ScoreCurve.Point(1.2, 100, 30.25));
        assertThat(ScoreCurve.read(kept("curve", "new"))).isEqualTo(ScoreCurve.empty());
        assertThat(ScoreCurve.read(kept("curve", "plain")).points()).hasSize(1);
        assertThat(WhatIf.read(kept("what_if", "sought"))).isEqualTo(new WhatIf.NothingMore());
        assertThat(WhatIf.read(kept("what_if", "new")))
                .isEqualTo(new OneMore(
                        "sleep", 3, 60, DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalDate.of(2026, 11, 30), "p", "s"));
    }

    private void run(String by, String curve, String whatIf) {
        jdbc.update(
                "insert into older.planning_run (version, state, profile, weights, seed, limit_seconds, started_by, queued_at,"
                        + " curve, what_if) values (0, 'FINISHED', 'default', '', 1, 5, ?, timestamp '2026-11-25 12:00:00',"
                        + " ?, ?)",
                by,
                curve,
                whatIf);
    }

    private String kept(String column, String by) {
        return jdbc.queryForObject(
                "select %s from older.planning_run where started_by = ?".formatted(column), String.class, by);
    }

    @Test
    void versionsThatWereKeptWholeAreReadAsTheyWere() {
        migrate("25.1");
        for (int publication = 1; publication <= 4; publication++) {
            jdbc.update(
                    "insert into older.publication (id, proposal, published_at, published_by, added, moved, cancelled, unchanged)"
                            + " values (?, 1, timestamp '2026-11-25 12:00:00', 'planner', 0, 0, 0, 0)",
                    publication);
        }
        version(1, "sound", "09:00:00", null);
        version(2, "sound", "09:00:00", null);
        version(2, "seats", "10:00:00", "s");
        version(3, "sound", "11:00:00", null);
        version(4, "sound", "09:00:00", null);
        version(4, "seats", "10:00:00", "s");

        migrate("latest");

        assertThat(jdbc.queryForList(
                        "select concat(request, ' ', from_version, ' ', until_version) from older.version_role"
                                + " order by request, from_version",
                        String.class))
                .map(String::strip)
                .containsExactly("seats 2 3", "seats 4", "sound 1 3", "sound 3 4", "sound 4");
    }

    private void version(int publication, String request, String start, @Nullable String site) {
        jdbc.update(
                "insert into older.publication_role values (?, ?, 'a', 'p', ?, ?, 'VIDEO', ?)",
                publication,
                request,
                LocalDateTime.parse("2026-12-01T" + start),
                LocalDateTime.parse("2026-12-01T" + start).plusHours(1),
                site);
    }

    @Test
    void theDatabaseKeepsTheLimitsItself() {
        migrate("latest");

        for (String change : new String[] {
            "consultation_request set received = date '0026-11-25' where id = 'sound'",
            "consultation_request set latest = date '2026-12-01', earliest = date '2026-12-02' where id = 'sound'",
            "consultation_request set duration_minutes = 10081 where id = 'sound'",
            "consultation_request set max_gap_days = -1 where id = 'sound'",
            "consultation_request set title = '" + "x".repeat(501) + "' where id = 'sound'",
            "specialist set buffer_minutes = 1000001",
            "availability set valid_from = date '2200-01-01'",
            "request_window set until_time = timestamp '2026-12-01 12:00:30' where request = 'sound'",
            "absence set until_time = timestamp '3000-01-01 00:00:00'",
            "planning_horizon set horizon_end = date '2199-12-31'"
        }) {
            assertThatThrownBy(() -> jdbc.update("update older." + change))
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        jdbc.update("update older.consultation_request set duration_minutes = 10080, latest = date '9999-12-31'"
                + " where id = 'sound'");
    }
}
