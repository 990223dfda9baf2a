package org.samrad.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.dataset.csv.DatasetFolder;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.PlanningDataWriter;

class RolledDatesTest {

    @TempDir
    private Path temp;

    private DatasetFolder folder;

    @BeforeEach
    void aHorizonThatBeginsOnMonday23November2026() {
        folder = DatasetFolder.valid(temp.resolve("data"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-23",
        "2026-11-23, 2026-11-30",
        "2026-11-24, 2026-11-30",
        "2026-11-29, 2026-11-30",
        "2024-02-28, 2024-03-04",
        "2027-12-31, 2028-01-03"
    })
    void theHorizonBeginsOnTheFirstMondayAfterToday(LocalDate today, LocalDate monday) {
        PlanningHeader header = RolledDates.toComingWeek(folder.read(), today).header();

        assertThat(header.horizonStart()).isEqualTo(monday);
        assertThat(header.horizonEnd()).isEqualTo(monday.plusWeeks(4));
    }

    @Test
    void aHorizonThatBeginsInTheMiddleOfAWeekStillDoes() {
        folder.edited("dataset.properties", "horizon_start=2026-11-23", "horizon_start=2026-11-25")
                .without("request_windows.csv");

        PlanningData rolled = RolledDates.toComingWeek(folder.read(), LocalDate.parse("2027-03-02"));

        assertThat(rolled.header().horizonStart()).isEqualTo(LocalDate.parse("2027-03-10"));
    }

    @Test
    void nowKeepsItsDistanceToTheHorizonWhereThatIsNotAfterToday() {
        PlanningData rolled = RolledDates.toComingWeek(folder.read(), LocalDate.parse("2027-03-07"));

        assertThat(rolled.header().now()).isEqualTo(LocalDateTime.parse("2027-03-05T12:00"));
    }

    @Test
    void nowIsNeverAfterTheDayOfRolling() {
        PlanningData rolled = RolledDates.toComingWeek(folder.read(), LocalDate.parse("2027-03-02"));

        assertThat(rolled.header().now()).isEqualTo(LocalDateTime.parse("2027-03-02T00:00"));
    }

    @Test
    void noRequestIsReceivedAfterTheDayOfRolling() {
        LocalDate today = LocalDate.parse("2027-03-01");
        PlanningData rolled = RolledDates.toComingWeek(folder.read(), today);

        assertThat(rolled.requests())
                .extracting(request -> request.terms().received())
                .allMatch(day -> !day.isAfter(today));
        assertThat(RolledDates.byWeeks(folder.read(), 15).requests())
                .extracting(request -> request.terms().received())
                .anyMatch(day -> day.isAfter(today));
    }

    @Test
    void everyDateMovesByTheSameWeeks() {
        PlanningData rolled = RolledDates.byWeeks(folder.read(), 2);

        assertThat(rolled.header().now()).isEqualTo(LocalDateTime.parse("2026-12-04T12:00"));
        assertThat(rolled.specialistCompetences().getFirst().validFrom()).isEqualTo(LocalDate.parse("2020-01-15"));
        assertThat(rolled.specialistCompetences().getFirst().validUntil()).isEqualTo(LocalDate.parse("2030-01-15"));
        assertThat(rolled.specialistCompetences().getLast().validFrom()).isNull();
        assertThat(rolled.availabilities().getFirst().validFrom()).isEqualTo(LocalDate.parse("2026-01-15"));
        assertThat(rolled.availabilities().getFirst().validUntil()).isEqualTo(LocalDate.parse("2027-01-15"));
        assertThat(rolled.absences().getFirst().from()).isEqualTo(LocalDateTime.parse("2026-12-14T00:00"));
        assertThat(rolled.absences().getFirst().until()).isEqualTo(LocalDateTime.parse("2026-12-15T00:00"));
        assertThat(rolled.earlierContacts().getFirst().lastContact()).isEqualTo(LocalDate.parse("2026-05-18"));
        PlanningData.Request request = rolled.requests().getFirst();
        assertThat(request.terms().received()).isEqualTo(LocalDate.parse("2026-11-30"));
        assertThat(request.terms().earliest()).isEqualTo(LocalDate.parse("2026-12-07"));
        assertThat(request.terms().due()).isEqualTo(LocalDate.parse("2026-12-14"));
        assertThat(request.terms().latest()).isEqualTo(LocalDate.parse("2027-01-01"));
        assertThat(rolled.requestWindows().getFirst().from()).isEqualTo(LocalDateTime.parse("2026-12-07T08:00"));
        assertThat(rolled.requestWindows().getFirst().until()).isEqualTo(LocalDateTime.parse("2026-12-11T17:00"));
        assertThat(rolled.bookedRoles().getLast().start()).isEqualTo(LocalDateTime.parse("2026-12-09T13:00"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 53, 520, -400})
    void movingThereAndBackChangesNothing(long weeks) {
        PlanningData data = folder.read();

        assertThat(RolledDates.byWeeks(RolledDates.byWeeks(data, weeks), -weeks))
                .isEqualTo(data);
    }

    @Test
    void forEverStaysForEver() {
        folder.edited("availability.csv", "2027-01-01", "9999-12-31")
                .edited("specialist_competences.csv", "2030-01-01", "2199-12-20");

        PlanningData rolled = RolledDates.byWeeks(folder.read(), 10);

        assertThat(rolled.availabilities().getFirst().validUntil()).isEqualTo(LocalDate.parse("9999-12-31"));
        assertThat(rolled.specialistCompetences().getFirst().validUntil()).isEqualTo(LocalDate.parse("9999-12-31"));
        PlanningDataWriter.write(rolled, temp.resolve("rolled"));
        assertThat(PlanningDataReader.read(temp.resolve("rolled"))).isEqualTo(rolled);
    }

    @ParameterizedTest
    @CsvSource({
        "availability.csv, 2027-01-01, 2199-12-31",
        "specialist_competences.csv, 2030-01-01, 2199-12-31",
        "absences.csv, 2026-12-, 2199-12-",
        "consultations.csv, 2026-11-25, 2199-12-30",
        "earlier_contacts.csv, 2026-0, 1900-0"
    })
    void whatMovesBeyondAllDaysCanBeReadAgain(String file, String day, String beyond) {
        folder.edited(file, day, beyond);

        for (long weeks : new long[] {10, -10}) {
            PlanningData rolled = RolledDates.byWeeks(folder.read(), weeks);
            Path written = temp.resolve(file + weeks);
            PlanningDataWriter.write(rolled, written);
            assertThat(PlanningDataReader.read(written)).isEqualTo(rolled);
        }
    }
}
