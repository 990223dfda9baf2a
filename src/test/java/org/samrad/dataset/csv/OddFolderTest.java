package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.consultation.Mode;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.WeeklyTime;

/** Folders that look unusual but keep to the format, and so must be read. */
class OddFolderTest {

    @TempDir
    private Path temp;

    private DatasetFolder folder;

    @BeforeEach
    void aValidFolder() {
        folder = DatasetFolder.valid(temp.resolve("odd"));
    }

    static Stream<DatasetFile> inputFiles() {
        return DatasetFile.INPUT.stream();
    }

    static Stream<DatasetFile> inputTables() {
        return inputFiles().filter(file -> file != DatasetFile.HEADER);
    }

    @ParameterizedTest
    @MethodSource("inputFiles")
    void aByteOrderMarkIsNoPartOfTheText(DatasetFile file) {
        PlanningData plain = folder.read();

        folder.put(file.fileName(), "\uFEFF" + folder.text(file.fileName()));

        assertThat(folder.read()).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("inputFiles")
    void linesMayEndWithCarriageReturnAndLineFeed(DatasetFile file) {
        PlanningData plain = folder.read();

        folder.put(file.fileName(), folder.text(file.fileName()).replace("\n", "\r\n"));

        assertThat(folder.read()).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("inputFiles")
    void theLastLineNeedNoEnd(DatasetFile file) {
        PlanningData plain = folder.read();

        folder.put(file.fileName(), folder.text(file.fileName()).stripTrailing());

        assertThat(folder.read()).isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("inputTables")
    void columnsMayComeInAnyOrderAndEveryCellInQuotes(DatasetFile file) {
        folder.edited("requests.csv", "\"Health centre, Angered\"", "Angered");
        PlanningData plain = folder.read();

        String reversed = folder.text(file.fileName())
                .lines()
                .map(line -> {
                    List<String> cells = Arrays.asList(line.split(",", -1));
                    Collections.reverse(cells);
                    return cells.stream().map(cell -> '"' + cell + '"').collect(Collectors.joining(","));
                })
                .collect(Collectors.joining("\n"));
        folder.put(file.fileName(), reversed);

        assertThat(folder.read()).isEqualTo(plain);
    }

    @Test
    void aFileMayHaveAHeaderAndNoRows() {
        DatasetFolder empty = DatasetFolder.valid(temp.resolve("empty"));
        inputTables().forEach(each -> empty.put(each.fileName(), String.join(",", each.columns())));

        PlanningData data = empty.read();

        assertThat(data.requests()).isEmpty();
        assertThat(data.header().name()).isEqualTo("Small");
    }

    @Test
    void aMissingOptionalFileHasNoRows() {
        folder.without("travel_times.csv")
                .without("absences.csv")
                .without("earlier_contacts.csv")
                .without("exclusions.csv")
                .without("request_windows.csv")
                .without("consultations.csv");

        PlanningData data = folder.read();

        assertThat(data.travelTimes()).isEmpty();
        assertThat(data.absences()).isEmpty();
        assertThat(data.earlierContacts()).isEmpty();
        assertThat(data.exclusions()).isEmpty();
        assertThat(data.requestWindows()).isEmpty();
        assertThat(data.bookedRoles()).isEmpty();
    }

    @Test
    void aDataSetWithoutSitesIsWhole() {
        folder.without("sites.csv")
                .without("travel_times.csv")
                .without("extra_time.csv")
                .without("consultations.csv")
                .edited("availability.csv", ",east,", ",,")
                .edited("requests.csv", "east;north", "");

        assertThat(folder.read().sites()).isEmpty();
    }

    @Test
    void aMissingOptionalColumnHasEmptyCells() {
        folder.put("specialists.csv", """
                id,name,organisation,modes
                anna,Anna,hospital,VIDEO
                omar,Omar,agency,PHONE
                """).put("request_roles.csv", """
                request,role,competence
                r1,neurologist,neurology
                r1,interpreter,interpreter-ar
                r2,neurologist,neurology
                r3,neurologist,neurology
                """);

        PlanningData data = folder.read();

        assertThat(data.specialists())
                .first()
                .isEqualTo(new PlanningData.Specialist(
                        "anna", "Anna", null, "hospital", List.of(), Set.of(Mode.VIDEO), null, null, 0, null));
        assertThat(data.requestRoles())
                .first()
                .isEqualTo(new PlanningData.RequestRole("r1", "neurologist", "neurology", 1, false, null, null));
    }

    @Test
    void slotsAreAQuarterOfAnHourUnlessTheDataSetSaysOtherwise() {
        folder.edited("dataset.properties", "slot_minutes=15\n", "");

        assertThat(folder.read().header().slotMinutes()).isEqualTo(15);
    }

    @Test
    void aCountryMayBeLeftOut() {
        folder.edited("dataset.properties", "country=SE", "country=");

        assertThat(folder.read().header().country()).isNull();
    }

    @Test
    void propertiesMayHaveCommentsEscapesAndContinuedLines() {
        folder.put("dataset.properties", """
                # Written by a program that escapes all it can \\
                ! and one more

                name = Sm\\u00e5tt \\
                       och gott
                time_zone: Europe/Stockholm
                now=2026-11-20T12\\:00
                horizon_start 2026-11-23
                horizon_end=2026-12-21
                """);

        PlanningHeader header = folder.read().header();

        assertThat(header.name()).isEqualTo("Smått och gott");
        assertThat(header.timeZone().getId()).isEqualTo("Europe/Stockholm");
        assertThat(header.now()).isEqualTo(LocalDateTime.parse("2026-11-20T12:00"));
        assertThat(header.horizonStart()).isEqualTo(LocalDate.parse("2026-11-23"));
    }

    @Test
    void quotedCellsMayHoldLineBreaksQuotesAndCommas() {
        folder.edited("absences.csv", "Course", "\"Course, \"\"Autism\"\"\nin Oslo\r\nand Bergen\"");

        assertThat(folder.read().absences().getFirst().reason()).isEqualTo("Course, \"Autism\"\nin Oslo\r\nand Bergen");
    }

    @Test
    void linesAreCountedAsAnEditorDoes() {
        folder.put("absences.csv", """
                specialist,from,until,reason

                anna,2026-11-30T00:00,2026-12-01T00:00,"one
                two"\r
                anna,"2026-12-02T00:00
                ",2026-12-03,"three
                four"

                anna,2026-12-04,2026-12-05T00:00,five
                """);

        InvalidDataset refusal = catchThrowableOfType(InvalidDataset.class, folder::read);

        assertThat(refusal.errors()).extracting(DatasetError::line).containsExactly(6, 9);
    }

    @Test
    void spacesAroundAValueDontCount() {
        folder.put("availability.csv", """
                specialist , weekday,from ,until,site
                 anna , MON , 09:00 , 12:00 , east\s
                """)
                .edited("specialists.csv", "sv;en", " sv ; en ")
                .edited("absences.csv", "Course", " Course ");

        PlanningData data = folder.read();

        assertThat(data.availabilities().getFirst().specialist()).isEqualTo("anna");
        assertThat(data.availabilities().getFirst().site()).isEqualTo("east");
        assertThat(data.specialists().getFirst().languages()).containsExactly("sv", "en");
        assertThat(data.absences().getFirst().reason()).isEqualTo("Course");
    }

    @Test
    void anItemTwiceInAListCountsOnce() {
        folder.edited("requests.csv", "east;north", "north;east;north");

        assertThat(folder.read().requests().getFirst().terms().sites()).containsExactly("north", "east");
    }

    @Test
    void idsMayHaveLettersOfAnyAlphabetDigitsDotsDashesAndUnderscoresUpToSixtyFour() {
        String id = "Å_b.c-1".repeat(9) + "x";
        folder.with("cases.csv", id + ",,");

        assertThat(folder.read().cases()).last().isEqualTo(new PlanningData.Case(id, null, false));
    }

    @Test
    void headersMayBeWrittenInAnyCaseAndWithSpaces() {
        PlanningData plain = folder.read();

        folder.edited("requests.csv", "id,case,title", "ID, Case ,\u00A0Title\u200B")
                .edited("requests.csv", "duration_minutes", "Duration minutes");

        assertThat(folder.read()).isEqualTo(plain);
    }

    @Test
    void columnsWithoutANameMayStandAtTheEndWhileTheyAreEmpty() {
        PlanningData plain = folder.read();

        folder.put("cases.csv", folder.text("cases.csv").replace("\n", ",, \n") + ",,,,\n");

        assertThat(folder.read()).isEqualTo(plain);
    }

    @Test
    void whatIsBoundedMayBeBoundedSinceAlwaysAndForEver() {
        folder.edited("availability.csv", "2026-01-01,2027-01-01", "0001-01-01,9999-12-31")
                .with("absences.csv", "omar,0001-01-01T00:00,9999-12-31T23:59,")
                .with("request_windows.csv", "r2,2026-11-23T08:00,9999-12-31T23:59,");

        assertThat(folder.read().absences()).hasSize(2);
    }

    @Test
    void offeredTimeMayEndWithTheDay() {
        folder.edited("availability.csv", "08:00,17:00", "00:00,24:00");

        PlanningData data = folder.read();
        WeeklyTime offered = data.availabilities().getLast();
        PlanningDataWriter.write(data, temp.resolve("again"));

        assertThat(offered.untilMinute()).isEqualTo(24 * 60);
        assertThat(offered.endOn(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDateTime.of(2026, 11, 24, 0, 0));
        assertThat(PlanningDataReader.read(temp.resolve("again"))).isEqualTo(data);
    }

    @Test
    void hiddenFilesThatSystemsLeaveBehindAreOverlooked() {
        folder.put(".DS_Store", "x").put(".gitkeep", "");

        assertThat(folder.read().requests()).hasSize(3);
    }

    @Test
    void offeredTimeMayOverlapAndBeSaidTwice() {
        folder.with("availability.csv", "anna,MON,11:00,14:00,east,,")
                .with("availability.csv", "anna,MON,11:00,14:00,east,,");

        assertThat(folder.read().availabilities()).hasSize(5);
    }

    @Test
    void aCompetenceMayBeHeldAtSeveralLevelsAndTimes() {
        folder.with("specialist_competences.csv", "anna,neurology,5,2020-01-01,2030-01-01")
                .with("specialist_competences.csv", "anna,neurology,4,2030-01-01,")
                .with("specialist_competences.csv", "anna,neurology,4,,");

        assertThat(folder.read().specialistCompetences()).hasSize(5);
    }

    /** Such a request can't be scheduled; that is an answer, not an error. */
    @Test
    void aRequestThatNobodyCanServeIsStillARequest() {
        folder.with("requests.csv", "late,c1,,ADVICE,DAYS_30,2026-11-18,9999-12-31,,9999-12-31,20,ON_SITE,,,,,,,")
                .with(
                        "requests.csv",
                        "old,c1,,ADVICE,DAYS_30,2020-01-01,0001-01-01,,2020-02-01,2000,PHONE,,xx,SCHOOL,,,,")
                .with("request_roles.csv", "late,nurse,medicine,5,,,")
                .with("request_roles.csv", "old,nurse,medicine,5,true,,")
                .with("request_windows.csv", "late,2026-11-20T00:00,2026-11-23T00:01,")
                .with("request_windows.csv", "late,2026-12-20T23:59,2027-12-31T00:00,");

        assertThat(folder.read().requests()).hasSize(5);
    }

    @Test
    void aPublishedConsultationMayBreakTheRulesOfASchedule() {
        folder.with("consultations.csv", "r2,2031-01-01T03:07,ON_SITE,,neurologist,omar,true");

        assertThat(folder.read().bookedRoles()).hasSize(4);
    }

    @Test
    void nowMayLieAnywhere() {
        folder.edited("dataset.properties", "now=2026-11-20", "now=2027-11-20");

        assertThat(folder.read().header().now()).isEqualTo(LocalDateTime.parse("2027-11-20T12:00"));
    }
}
