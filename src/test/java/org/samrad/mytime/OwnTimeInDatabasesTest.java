package org.samrad.mytime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.published;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.exchange.MasterRows;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.samrad.time.PlanningHorizons;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What is read of somebody's time, and who keeps it, in both databases. */
@Import(DatabaseBeans.class)
@Transactional
abstract class OwnTimeInDatabasesTest {

    @OnH2
    static class OnH2Test extends OwnTimeInDatabasesTest {}

    @OnPostgres
    static class OnPostgresTest extends OwnTimeInDatabasesTest {}

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    MasterRows rows;

    @Autowired
    PlanningHorizons horizons;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        databaseImport.replace(
                SmallClinic.with(
                        3, published("R1", at(0, 9), "anna", false), published("R2", at(0, 11), "anna", false)),
                LoadingProgress.SILENT);
    }

    @Test
    void aSpecialistsRowsAreTheirsAlone() {
        assertThat(rows.ofSpecialist(PlanningTable.ABSENCES, "bo")).hasSize(1);
        assertThat(rows.ofSpecialist(PlanningTable.ABSENCES, "anna")).isEmpty();
        assertThat(rows.ofSpecialist(PlanningTable.AVAILABILITY, "anna")).hasSize(5);
    }

    @Test
    void whatWasGivenIsCountedBesideWhatWasOffered() {
        var wednesday = Clock.fixed(at(2, 12).toInstant(ZoneOffset.ofHours(1)), ZoneOffset.UTC);
        var months = new FairLoad(JdbcClient.create(jdbc), rows, horizons, wednesday).of("anna");
        // The Monday is the last of November.
        assertThat(months.get(1).given()).isEqualTo(2);
        assertThat(months.get(1).minutes()).isEqualTo(120);
        assertThat(months.getFirst().offered()).isEqualTo(7 * 60);
        assertThat(months).allMatch(month -> month.others() == null);
    }
}
