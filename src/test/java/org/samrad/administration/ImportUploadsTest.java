package org.samrad.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.sheet.UploadedFile;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that wait in the database for being applied. */
@Import(DatabaseBeans.class)
abstract class ImportUploadsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @OnH2
    static class OnH2Test extends ImportUploadsTest {}

    @OnPostgres
    static class OnPostgresTest extends ImportUploadsTest {}

    @Autowired
    private JdbcClient database;

    @Test
    void filesComeBackAsTheyWereHoweverManyPartsTheyTake() {
        byte[] large = new byte[1_300_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        long upload = at(NOW).keep(
                        "eva",
                        List.of(new UploadedFile("large.xlsx", large), new UploadedFile("empty.csv", new byte[0])));

        List<UploadedFile> files = at(NOW).of(upload, "eva");
        assertThat(files).extracting(UploadedFile::name).containsExactly("large.xlsx", "empty.csv");
        assertThat(files.getFirst().bytes()).isEqualTo(large);
        assertThat(files.getLast().bytes()).isEmpty();
    }

    @Test
    void whatIsChosenLastCountsAndIsTakenOnceByItsOwner() {
        long first = at(NOW).keep("eva", List.of(new UploadedFile("a.csv", new byte[1])));
        long second = at(NOW).keep("eva", List.of(new UploadedFile("b.csv", new byte[1])));
        long others = at(NOW).keep("omar", List.of(new UploadedFile("c.csv", new byte[1])));

        assertThat(at(NOW).of(first, "eva")).isEmpty();
        assertThat(at(NOW).of(others, "eva")).isEmpty();
        assertThat(at(NOW).take(others, "eva")).isFalse();
        assertThat(at(NOW).take(second, "eva")).isTrue();
        assertThat(at(NOW).take(second, "eva")).isFalse();
        assertThat(at(NOW).of(others, "omar")).hasSize(1);
    }

    @Test
    void theyAreForgottenAfterADay() {
        long upload = at(NOW).keep("eva", List.of(new UploadedFile("a.csv", new byte[1])));
        at(NOW.plus(Duration.ofHours(23))).forget();
        assertThat(at(NOW).of(upload, "eva")).hasSize(1);
        at(NOW.plus(Duration.ofHours(25))).forget();
        assertThat(at(NOW).of(upload, "eva")).isEmpty();
    }

    private ImportUploads at(Instant moment) {
        return new ImportUploads(database, Clock.fixed(moment, ZoneOffset.UTC));
    }
}
