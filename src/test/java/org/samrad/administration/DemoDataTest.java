package org.samrad.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.samrad.account.Demo;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.exchange.Region;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.FixedTime;
import org.samrad.testing.OnH2;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.annotation.Transactional;

/** The demo comes into an empty database, and only there. */
@OnH2
@Import(DatabaseBeans.class)
@Transactional
class DemoDataTest {

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport databaseExport;

    @Autowired
    RequestTemplates templates;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Clock clock;

    @Test
    void theDemoBeginsOnTheComingMonday() {
        new DemoData(databaseImport, templates, horizons, clock, new Demo(true)).afterSingletonsInstantiated();

        PlanningHorizon horizon = horizons.current().orElseThrow();
        LocalDate today = LocalDate.ofInstant(FixedTime.NOW, horizon.timeZone());
        assertThat(horizon.firstDay().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(horizon.firstDay()).isAfter(today).isBeforeOrEqualTo(today.plusDays(7));
        assertThat(requests.count()).isBetween(140L, 200L);
        assertThat(databaseExport.forPlanning().requests()).hasSize((int) requests.count());
    }

    @Test
    void theDemoHasTemplatesAndASeriesOfThree() {
        new DemoData(databaseImport, templates, horizons, clock, new Demo(true)).afterSingletonsInstantiated();

        assertThat(templates.all())
                .hasSizeGreaterThanOrEqualTo(4)
                .anySatisfy(template -> assertThat(templates.series(template.id()))
                        .extracting(RequestTemplate::name)
                        .containsExactly(
                                "Bedömning, konferens och uppföljning", "Konferens och uppföljning", "Uppföljning"));
    }

    @Test
    void outsideTheDemoAnEmptyDatabaseStaysEmpty() {
        new DemoData(databaseImport, templates, horizons, clock, new Demo(false)).afterSingletonsInstantiated();

        assertThat(horizons.current()).isEmpty();
    }

    @Test
    void aDatabaseWithDataIsLeftAlone() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        var request = requests.findById("R3").orElseThrow();
        request.withdraw();
        requests.saveAndFlush(request);

        new DemoData(databaseImport, templates, horizons, clock, new Demo(true)).afterSingletonsInstantiated();

        assertThat(horizons.current().orElseThrow().name()).isEqualTo("Region");
        assertThat(requests.findById("R3").orElseThrow().state()).isEqualTo(RequestState.WITHDRAWN);
    }

    /** A pool closes each of its connections after half an hour. */
    @Test
    void theTablesTakeDataAfterTheConnectionThatMadeThemIsClosed() {
        var database = new DriverManagerDataSource(
                "jdbc:h2:mem:outlived;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).load().migrate();
        var jdbc = new JdbcTemplate(database);
        jdbc.update(
                "insert into organisation (id, version, name, sector, external) values ('o', 0, 'O', 'OTHER', false)");
        jdbc.update("insert into specialist (id, version, name, organisation, languages, modes, max_per_day,"
                + " buffer_minutes) values ('p', 0, 'P', 'o', array['sv'], array['VIDEO'], 4, 0)");

        assertThat(
                        jdbc.update(
                                "insert into availability (specialist, weekday, from_time, until_time, valid_from, valid_until)"
                                        + " values ('p', 'MONDAY', time '09:00:00', time '12:00:00', date '2026-01-01', date '9999-12-31')"))
                .isEqualTo(1);
        jdbc.execute("shutdown");
    }
}
