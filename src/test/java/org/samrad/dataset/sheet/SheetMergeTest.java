package org.samrad.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.dataset.sheet.Spreadsheets.csv;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.DatasetFolder;
import org.samrad.dataset.csv.PlanningDataReader;

/** What becomes of the present data where tables are laid onto them. */
class SheetMergeTest {

    private PlanningData present;

    @BeforeEach
    void readPresent(@TempDir Path folder) {
        present = PlanningDataReader.read(
                DatasetFolder.valid(folder.resolve("small")).written());
    }

    @Test
    void aKeyedRowChangesOnlyTheColumnsThatTheUploadHas() {
        PlanningData after = merged(csv("specialists.csv", "id,email,title\nanna,new@example.org,\n"));

        PlanningData.Specialist anna = after.specialists().getFirst();
        assertThat(anna.email()).isEqualTo("new@example.org");
        assertThat(anna.title()).isNull();
        assertThat(anna.name()).isEqualTo("Anna Åberg");
        assertThat(after.specialists()).hasSize(2);
        assertThat(after.with(rows -> rows.specialists = present.specialists())).isEqualTo(present);
    }

    @Test
    void aRowWithANewKeyComesLast() {
        PlanningData after = merged(csv("sites.csv", "id,name\nwest,Västra\neast,East\n"));
        assertThat(after.sites()).extracting(PlanningData.Site::id).containsExactly("east", "north", "west");
        assertThat(after.sites().getFirst().name()).isEqualTo("East");
        assertThat(after.sites().getFirst().rooms()).isEqualTo(2);
    }

    @Test
    void naturalKeysAreAllOfTheirColumns() {
        PlanningData after = merged(
                csv("travel_times.csv", "from_site,to_site,minutes\neast,north,70\n"),
                csv(
                        "specialist_competences.csv",
                        "specialist,competence,level,valid_from\nanna,neurology,5,2020-01-01\n"
                                + "anna,neurology,2,2010-01-01\n"));
        assertThat(after.travelTimes())
                .extracting(PlanningData.TravelTime::minutes)
                .containsExactly(70, 50);
        assertThat(after.specialistCompetences())
                .extracting(PlanningData.SpecialistCompetence::level)
                .containsExactly(5, 3, 2);
        assertThat(after.specialistCompetences().getFirst().validUntil()).isEqualTo(LocalDate.of(2030, 1, 1));
    }

    @Test
    void aPartOfAKeyIsEnoughWhereOneRowIsMeant() {
        PlanningData after =
                merged(csv("specialist_competences.csv", "specialist,competence,level\nanna,neurology,5\n"));
        assertThat(after.specialistCompetences())
                .contains(new PlanningData.SpecialistCompetence(
                        "anna", "neurology", 5, LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1)))
                .hasSize(2);
    }

    @Test
    void aRowThatIsWhatItSaysIsAddedUnlessItIsThere() {
        String rows = "specialist,weekday,from,until,site,valid_from,valid_until\n"
                + "anna,MON,9:00,12:00,east,2026-01-01,2027-01-01\nomar,FRI,08:00,12:00,,,\nomar,FRI,08:00,12:00,,,\n";
        SheetMerge.Result result = laid(Set.of(), csv("availability.csv", rows));
        assertThat(result.errors()).isEmpty();
        assertThat(result.after().availabilities())
                .hasSize(present.availabilities().size() + 1);
        assertThat(result.corrections()).extracting(Correction::kind).contains(Correction.Kind.ROW_TWICE);
    }

    @Test
    void aTableThatIsToldWholeLosesWhatItLacks() {
        PlanningData after = merged(
                EnumSet.of(DatasetFile.TRAVEL_TIMES),
                csv("travel_times.csv", "from_site,to_site,minutes\neast,north,70\n"));
        assertThat(after.travelTimes()).containsExactly(new PlanningData.TravelTime("east", "north", 70));
    }

    @Test
    void casesAndRequestsAreNeverToldWhole() {
        assertThat(DatasetFile.INPUT)
                .filteredOn(SheetMerge::mayBeWhole)
                .startsWith(DatasetFile.COMPETENCES)
                .endsWith(DatasetFile.ABSENCES);
        PlanningData after = merged(EnumSet.of(DatasetFile.CASES), csv("cases.csv", "id,municipality\nc9,Borås\n"));
        assertThat(after.cases()).hasSize(present.cases().size() + 1);
    }

    @Test
    void aPresentRowThatTheUploadMakesWrongIsSaidToBeHereAlready() {
        List<DatasetError> errors = laid(
                        EnumSet.of(DatasetFile.ORGANISATIONS),
                        csv("organisations.csv", "id,name,sector\nhospital,H,SPECIALIST_CARE\n"))
                .errors();
        assertThat(errors).hasSize(2).first().satisfies(error -> {
            assertThat(error.file()).isEqualTo("specialists.csv");
            assertThat(error.line()).isNull();
            assertThat(error.column()).isEqualTo("organisation");
            assertThat(error.value()).isEqualTo("agency");
            assertThat(error.present()).startsWith("omar Omar Haddad");
            assertThat(error.toString()).contains("already here: omar");
        });
    }

    @Test
    void whatWasWrongBeforeStaysAsItIsAndIsNoError() {
        var backwards = new PlanningData.RequestWindow(
                "r1", LocalDateTime.of(2020, 1, 1, 9, 0), LocalDateTime.of(2020, 1, 1, 8, 0), false);
        present = present.with(rows -> rows.requestWindows = List.of(backwards));

        assertThat(merged(csv("sites.csv", "id,name\nwest,Västra\n")).requestWindows())
                .containsExactly(backwards);
        assertThat(merged(csv("request_windows.csv", "request,from,until\nr1,2020-01-01T09:00,2020-01-01T08:00\n")))
                .isEqualTo(present);
        assertThat(laid(
                                Set.of(),
                                csv(
                                        "request_windows.csv",
                                        "request,from,until\nr1,2020-01-01T09:30,2020-01-01T08:00\n"))
                        .errors())
                .extracting(DatasetError::line)
                .containsExactly(2);
    }

    @Test
    void aWholeFolderLaidOntoItselfChangesNothing() {
        assertThat(merged(folder())).isEqualTo(present);
        Set<DatasetFile> whole = EnumSet.allOf(DatasetFile.class);
        assertThat(merged(whole, folder())).isEqualTo(present);
    }

    @Test
    void whereNothingIsPresentAFolderIsTheDataSet() {
        present = present.with(rows -> {});
        PlanningData expected = present;
        SheetMerge.Result result = SheetMerge.onto(null, UploadedSheets.read(List.of(folder())), Set.of(), null);
        assertThat(result.errors()).isEmpty();
        assertThat(result.after()).isEqualTo(expected);
    }

    @Test
    void withoutSettingsThoseThatAreGivenHold() {
        UploadedSheets sites = UploadedSheets.read(List.of(csv("organisations.csv", "id,name,sector\na,A,OTHER\n")));
        assertThat(SheetMerge.onto(null, sites, Set.of(), null).errors())
                .extracting(DatasetError::file)
                .containsExactly("dataset.properties");
        SheetMerge.Result result = SheetMerge.onto(null, sites, Set.of(), present.header());
        assertThat(result.errors()).isEmpty();
        assertThat(result.after().header()).isEqualTo(present.header());
        assertThat(result.after().organisations()).hasSize(1);
    }

    @Test
    void withSettingsEveryFileOfADataSetHasToCome() {
        UploadedSheets sheets = UploadedSheets.read(List.of(csv(
                "dataset.properties",
                "name=x\ntime_zone=UTC\n"
                        + "now=2026-01-01T00:00\nhorizon_start=2026-01-01\nhorizon_end=2026-02-01\n")));
        assertThat(SheetMerge.onto(null, sheets, Set.of(), present.header()).errors())
                .extracting(DatasetError::file)
                .containsExactly(
                        "competences.csv",
                        "organisations.csv",
                        "specialists.csv",
                        "specialist_competences.csv",
                        "availability.csv",
                        "cases.csv",
                        "requests.csv",
                        "request_roles.csv");
    }

    @Test
    void allErrorsAreFoundAtOnce() {
        SheetMerge.Result result = laid(
                Set.of(),
                csv("sites.csv", "id,name,rooms\nwest,Västra,many\n" + "bad id,B,1\n".repeat(150)),
                csv("travel_times.csv", "from_site,to_site,minutes\nwest,nowhere,5/1\n"));
        assertThat(result.errors()).hasSize(100);
        assertThat(result.more()).isGreaterThan(50);
        assertThat(result.after()).isNull();
    }

    @Test
    void whatIsPublishedIsComparedOnlyWithRowsThatSayAllOfIt() {
        SheetMerge.Result result = laid(Set.of(), csv("consultations.csv", "start,mode\n2026-11-23T09:30,ON_SITE\n"));
        assertThat(result.errors()).isNotEmpty().allMatch(one -> one.key().equals("file.column-missing"));
        assertThat(result.corrections()).noneMatch(one -> one.kind() == Correction.Kind.PUBLISHED_ALREADY);
    }

    private static final Templates TEMPLATES = new Templates(
            (key, values) -> key.equals("sheet.template.allowed") ? "Tillåtna värden" : key + Arrays.toString(values));

    private static byte[] workbook() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        TEMPLATES.workbook(bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';'})
    void theExamplesOfTheTemplatesAreADataSet(char separator) {
        UploadedFile[] files = DatasetFile.INPUT.stream()
                .map(file -> new UploadedFile(
                        file.fileName(),
                        new String(TEMPLATES.file(file, separator), StandardCharsets.UTF_8)
                                .replace("xample", "xampel")
                                .getBytes(StandardCharsets.UTF_8)))
                .toArray(UploadedFile[]::new);
        SheetMerge.Result result = SheetMerge.onto(null, UploadedSheets.read(List.of(files)), Set.of(), null);
        assertThat(result.errors()).isEmpty();
        assertThat(result.after().requests()).hasSize(2);
    }

    @Test
    void theExampleThatStillStandsInATemplateIsNoData() throws Exception {
        List<UploadedFile> files = new ArrayList<>();
        DatasetFile.INPUT.forEach(file -> files.add(new UploadedFile(file.fileName(), TEMPLATES.file(file, ';'))));
        for (List<UploadedFile> some : List.of(files, List.of(new UploadedFile("planning-data.xlsx", workbook())))) {
            SheetMerge.Result result = SheetMerge.onto(null, UploadedSheets.read(some), Set.of(), present.header());
            assertThat(result.errors()).isEmpty();
            assertThat(result.after()).isEqualTo(PlanningData.of(present.header()));
            assertThat(result.corrections())
                    .filteredOn(one -> one.kind() == Correction.Kind.EXAMPLE_ROWS)
                    .hasSize(DatasetFile.INPUT.size())
                    .anySatisfy(one -> assertThat(one.count()).isEqualTo(2));
        }
    }

    @Test
    void whatIsAddedBelowTheExampleIsReadAlsoWhereASpreadsheetHasWrittenTheExampleItsOwnWay() {
        SheetMerge.Result result = laid(
                Set.of(),
                csv(
                        "specialist_competences.csv",
                        "specialist;competence;level;valid_from;valid_until\n"
                                + "example-anna;example-neurology;4;1/1/2026;\n"),
                csv(
                        "sites.csv",
                        "id;name;organisation;municipality;rooms\n"
                                + "example-site;Example clinic;example-hospital;Göteborg;3\n"
                                + "new-site;Example clinic;;Göteborg;3\n"));

        assertThat(result.errors()).isEmpty();
        assertThat(result.after().sites())
                .extracting(PlanningData.Site::id)
                .contains("new-site")
                .doesNotContain("example-site");
        assertThat(result.after().specialistCompetences()).isEqualTo(present.specialistCompetences());
    }

    private UploadedFile folder() {
        return Mangled.plain(present);
    }

    private SheetMerge.Result laid(Set<DatasetFile> whole, UploadedFile... files) {
        return SheetMerge.onto(present, UploadedSheets.read(List.of(files)), whole, null);
    }

    private PlanningData merged(UploadedFile... files) {
        return merged(Set.of(), files);
    }

    private PlanningData merged(Set<DatasetFile> whole, UploadedFile... files) {
        SheetMerge.Result result = laid(whole, files);
        assertThat(result.errors()).isEmpty();
        return result.after();
    }
}
