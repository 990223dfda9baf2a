package org.samrad.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.samrad.dataset.csv.RandomPlanningData;
import org.samrad.generate.DatasetGenerator;
import org.samrad.generate.GeneratorSettings;
import org.samrad.limits.Fault;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestFiling;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointments;
import org.samrad.specialist.Sites;
import org.samrad.specialist.Specialists;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Thorough;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Planning data goes into the database and comes back as it was. */
@Import(DatabaseBeans.class)
@Transactional
abstract class ExchangeTest {

    @OnH2
    static class OnH2Test extends ExchangeTest {}

    @OnPostgres
    static class OnPostgresTest extends ExchangeTest {}

    private static final LocalDateTime SCHEDULED = LocalDateTime.of(2026, 12, 1, 9, 0);

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport databaseExport;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    Cases cases;

    @Autowired
    RequestFiling filing;

    @Autowired
    Specialists specialists;

    @Autowired
    Sites sites;

    @Autowired
    Appointments appointments;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void whatIsLoadedIsExportedEqualAndInItsOrder() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);

        assertThat(databaseExport.everything()).isEqualTo(Region.asOf(databaseExport, Region.data()));
    }

    @Test
    void anExportOfTenYearsIsWholeAndIsLoadedAgain(@TempDir Path folder) {
        databaseImport.load(SmallClinic.afterWeeks(520), LoadingProgress.SILENT);

        PlanningData exported = databaseExport.everything();
        PlanningDataWriter.write(exported, folder);
        PlanningData read = PlanningDataReader.read(folder);
        databaseImport.replace(read, LoadingProgress.SILENT);

        assertThat(read).isEqualTo(exported);
        assertThat(read.bookedRoles()).hasSize(520);
        assertThat(read.header().horizonStart()).isEqualTo(SmallClinic.MONDAY.minusWeeks(520));
        assertThat(ScheduleCheck.check(read, read.published()))
                .extracting(Violation::rule)
                .doesNotContain("horizon");
        assertThat(databaseExport.everything()).isEqualTo(exported);
        assertThat(databaseExport.forPlanning().header().horizonStart()).isEqualTo(SmallClinic.MONDAY);
    }

    @Test
    void theFeaturesSeeWhatWasLoaded() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);

        var request = requests.findById("R1").orElseThrow();
        assertThat(request.state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(request.scheduledStart()).isEqualTo(Region.at(0, 10));
        assertThat(request.roles()).hasSize(2);
        assertThat(requests.findById("R3").orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(specialists.findById("P2").orElseThrow().availability()).hasSize(2);
        assertThat(sites.findById("S2").orElseThrow().travelMinutes()).containsEntry("S1", 45);
        assertThat(cases.findById("C-9").orElseThrow().isProtected()).isTrue();
        var appointment = appointments.findByRequestAndCancelledAtIsNull("R1").orElseThrow();
        assertThat(appointment.time().minutes()).isEqualTo(60);
        assertThat(appointment.participants()).hasSize(2);
        assertThat(appointment.isPinned()).isTrue();
    }

    @Test
    void loadingOverOtherDataIsRefusedUnlessItIsToBeReplaced() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);

        assertThatThrownBy(() -> databaseImport.load(Region.data(), LoadingProgress.SILENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"Region\"");

        databaseImport.replace(Region.large(3, 2), LoadingProgress.SILENT);
        assertThat(databaseExport.everything()).isEqualTo(Region.asOf(databaseExport, Region.large(3, 2)));
    }

    @Test
    void aWithdrawnRequestIsNotExportedAndWhatFollowsItStandsAlone() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);

        var withdrawn = requests.findById("R1").orElseThrow();
        withdrawn.withdraw();
        requests.save(withdrawn);
        PlanningData data = databaseExport.everything();

        assertThat(data.requests()).extracting(PlanningData.Request::id).containsExactly("R3", "R2");
        assertThat(data.requests().getFirst().terms().follows()).isNull();
        assertThat(data.requests().getFirst().terms().minGapDays()).isNull();
        assertThat(data.requestRoles())
                .extracting(PlanningData.RequestRole::request)
                .containsExactly("R3", "R2");
        assertThat(data.bookedRoles())
                .extracting(PlanningData.BookedRole::request)
                .containsExactly("R2");
    }

    @Test
    void planningHoldsBackWhatFollowsAWithdrawnRequestUntilSomebodyDecides() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        assertThat(requests.after("R1")).containsExactly("R3");
        assertThat(requests.heldBack()).isEmpty();

        var withdrawn = requests.findById("R1").orElseThrow();
        withdrawn.withdraw();
        requests.saveAndFlush(withdrawn);

        assertThat(requests.heldBack()).containsExactly("R3");
        PlanningData data = databaseExport.forPlanning();
        assertThat(data.requests()).extracting(PlanningData.Request::id).containsExactly("R2");
        assertThat(data.requestRoles())
                .extracting(PlanningData.RequestRole::request)
                .containsOnly("R2");

        jdbc.update("update consultation_request set follows = null where id = 'R3'");
        assertThat(requests.heldBack()).isEmpty();
        assertThat(databaseExport.forPlanning().requests())
                .extracting(PlanningData.Request::id)
                .containsExactlyInAnyOrder("R2", "R3");
    }

    @Test
    void whatIsPublishedAfterAWithdrawnRequestStands() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        var follower = requests.findById("R3").orElseThrow();
        follower.schedule(SCHEDULED);
        requests.saveAndFlush(follower);
        var withdrawn = requests.findById("R1").orElseThrow();
        withdrawn.withdraw();
        requests.saveAndFlush(withdrawn);

        assertThat(requests.heldBack()).isEmpty();
        assertThat(requests.after("R1")).containsExactly("R3");
        assertThat(databaseExport.forPlanning().requests())
                .filteredOn(request -> request.id().equals("R3"))
                .singleElement()
                .satisfies(request -> assertThat(request.terms().follows()).isNull());
    }

    @Test
    void planningSeesTheClocksNowAndCantMoveWhatHasBegun() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        var appointment = appointments.findByRequestAndCancelledAtIsNull("R1").orElseThrow();
        appointment.unpin();

        PlanningData data = databaseExport.forPlanning();

        assertThat(data.header().now()).isEqualTo(LocalDateTime.of(2026, 12, 1, 9, 31));
        assertThat(data.bookedRoles())
                .extracting(PlanningData.BookedRole::request, PlanningData.BookedRole::pinned)
                .containsExactly(tuple("R1", true), tuple("R2", false), tuple("R1", true));
        assertThat(databaseExport.everything().header().now())
                .isEqualTo(data.header().now());
    }

    @Test
    void aFolderThatGoesThroughTheDatabaseComesBackByteForByte(@TempDir Path folders) throws IOException {
        PlanningData generated =
                DatasetGenerator.generate(GeneratorSettings.of(150, 40, 4, 7)).data();
        PlanningDataWriter.write(generated, folders.resolve("in"));

        databaseImport.load(PlanningDataReader.read(folders.resolve("in")), LoadingProgress.SILENT);
        PlanningDataWriter.write(databaseExport.everything(), folders.resolve("out"));

        try (var files = Files.list(folders.resolve("in"))) {
            // That one says as of when the rest is.
            assertThat(files.filter(file -> !file.endsWith("dataset.properties")))
                    .hasSizeGreaterThan(12)
                    .allSatisfy(file -> assertThat(folders.resolve("out").resolve(file.getFileName()))
                            .hasSameBinaryContentAs(file));
        }
        databaseImport.replace(PlanningDataReader.read(folders.resolve("out")), LoadingProgress.SILENT);
        assertThat(databaseExport.everything()).isEqualTo(Region.asOf(databaseExport, generated));
    }

    @Test
    void whatIsFiledHereIsPartOfAFolderThatReads(@TempDir Path folder) {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        RequestContent content = requests.findById("R2").orElseThrow().content();
        cases.save(new Case("C-77", "Borås", false));
        String id = requests.nextId();
        requests.save(ConsultationRequest.file(id, "C-77", content, UrgencyScale.DEFAULT));
        ConsultationRequest changed = requests.findById("R3").orElseThrow();
        changed.change(content, UrgencyScale.DEFAULT);
        requests.save(changed);

        PlanningData exported = databaseExport.everything();
        PlanningDataWriter.write(exported, folder.resolve("out"));

        assertThat(PlanningDataReader.read(folder.resolve("out"))).isEqualTo(exported);
        assertThat(exported.requests()).extracting(PlanningData.Request::id).containsExactly("R3", "R1", "R2", id);
        assertThat(exported.cases()).last().isEqualTo(new PlanningData.Case("C-77", "Borås", false));
        assertThat(exported.requestWindows())
                .extracting(PlanningData.RequestWindow::request)
                .containsExactly("R1");
    }

    @Test
    void replacingLeavesNoRowOfTheOldDataInAnyTable() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        List<String> filled = filledTables();

        BatchTables.emptyAll(jdbc);

        assertThat(filled).hasSize(17).contains("planning_horizon", "appointment_participant", "travel_time");
        assertThat(filledTables()).isEmpty();
    }

    /** The tables of the first migration that hold a row. */
    private List<String> filledTables() {
        try {
            String migration = new ClassPathResource("db/migration/V1__planning_data.sql")
                    .getContentAsString(StandardCharsets.UTF_8);
            return Pattern.compile("create table (\\w+)")
                    .matcher(migration)
                    .results()
                    .map(match -> match.group(1))
                    .filter(table ->
                            Objects.requireNonNull(jdbc.queryForObject("select count(*) from " + table, Integer.class))
                                    > 0)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aThousandRowsAsOddAsTheReaderTakesThemComeBackFromTheDatabaseEqual(@TempDir Path folders) {
        int rows = 0;
        for (long seed = 0; rows < 1000; seed++) {
            Path folder = folders.resolve("set-" + seed);
            PlanningDataWriter.write(RandomPlanningData.of(seed), folder);
            PlanningData read = PlanningDataReader.read(folder);

            databaseImport.replace(read, LoadingProgress.SILENT);

            PlanningData exported = databaseExport.everything();
            assertThat(exported).as("data of seed %d", seed).isEqualTo(Region.asOf(databaseExport, read));
            PlanningDataWriter.write(exported, folder);
            assertThat(PlanningDataReader.read(folder)).isEqualTo(exported);
            rows += read.requests().size()
                    + read.requestRoles().size()
                    + read.requestWindows().size()
                    + read.specialists().size()
                    + read.availabilities().size()
                    + read.absences().size();
        }
    }

    @Test
    void aStoredRequestThatCantBeAskedForIsSetAsideAndTheRestGoesOn() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        PlanningData sound = databaseExport.everything();
        jdbc.update("insert into consultation_request (id, version, state, care_case, title, form, urgency, received,"
                + " earliest, due_day, latest, duration_minutes, modes, sites, languages, sectors, set_aside)"
                + " select 'odd', 0, 'OPEN', care_case, ' \u200B', form, urgency, received, date '2026-12-07', due_day,"
                + " date '2026-12-01', 60, modes, sites, languages, sectors, true"
                + " from consultation_request where id = 'R1'");

        assertThat(databaseExport.everything()).isEqualTo(sound);
        assertThat(databaseExport.forPlanning().requests()).isEqualTo(sound.requests());
        assertThat(databaseExport.setAside()).containsOnlyKeys("odd");
        assertThat(databaseExport.setAside().get("odd"))
                .extracting(Fault::field)
                .containsExactly("latest", "roles");

        ConsultationRequest odd = requests.findById("odd").orElseThrow();
        assertThat(odd.terms().latest()).isEqualTo(LocalDate.of(2026, 12, 1));
        odd.change(requests.findById("R2").orElseThrow().content(), UrgencyScale.DEFAULT);
        requests.saveAndFlush(odd);

        assertThat(databaseExport.setAside()).isEmpty();
        assertThat(databaseExport.everything().requests()).hasSize(4);
    }

    @Test
    void whatIsSetAsideOfEarlierWeeksIsTold() {
        databaseImport.replace(SmallClinic.afterWeeks(3), LoadingProgress.SILENT);
        jdbc.update("delete from request_role where request = 'R2'");

        assertThat(databaseExport.setAside()).isEmpty();
        assertThat(databaseExport.setAsideEarlier()).containsOnlyKeys("R2");
        assertThat(databaseExport.everything().requests())
                .extracting(PlanningData.Request::id)
                .doesNotContain("R2");
    }

    @Test
    void whatIsPublishedForARequestThatIsSetAsideKeepsItsPanelBusy() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        jdbc.update("delete from request_role where request = 'R1'");

        PlanningData planned = databaseExport.forPlanning();

        assertThat(databaseExport.setAside()).containsOnlyKeys("R1");
        assertThat(planned.bookedRoles())
                .extracting(PlanningData.BookedRole::request)
                .containsOnly("R2");
        assertThat(planned.requests().getFirst().terms().follows()).isNull();
        assertThat(planned.absences())
                .filteredOn(absence -> absence.from().equals(Region.at(0, 10))
                        && absence.until().equals(Region.at(0, 11)))
                .extracting(PlanningData.Absence::specialist)
                .containsExactlyInAnyOrder("P1", "P2");
        assertThat(databaseExport.everything().absences()).hasSize(2);
    }

    @Test
    void whatIsPublishedForARoleThatIsNoMoreKeepsNobodyElseOfItsPanelAway() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        jdbc.update("delete from request_role where request = 'R1' and role = 'barn'");

        PlanningData planned = databaseExport.forPlanning();

        assertThat(databaseExport.setAside()).isEmpty();
        assertThat(planned.bookedRoles())
                .filteredOn(booked -> booked.request().equals("R1"))
                .extracting(PlanningData.BookedRole::specialist)
                .containsExactly("P2");
        assertThat(planned.absences())
                .filteredOn(absence -> absence.from().equals(Region.at(0, 10))
                        && absence.until().equals(Region.at(0, 11)))
                .extracting(PlanningData.Absence::specialist)
                .containsExactly("P1");
    }

    @Test
    void requestsThatFollowOneAnotherInACircleAreSetAside() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        jdbc.update("update consultation_request set follows = 'R3' where id = 'R1'");

        assertThat(databaseExport.setAside()).containsOnlyKeys("R1", "R3");
        assertThat(databaseExport.everything().requests())
                .extracting(PlanningData.Request::id)
                .containsExactly("R2");
    }

    @Test
    void aRequestCannotBeMadeToFollowWhatFollowsIt() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        ConsultationRequest first = requests.findById("R3").orElseThrow();
        ConsultationRequest other = requests.findById("R2").orElseThrow();

        filing.change(other, other.version(), following(other, "R3"));

        assertThat(requests.followedBy("R2")).contains("R3");
        assertThatThrownBy(() -> filing.change(first, first.version(), following(first, "R2")))
                .isInstanceOf(RequestFiling.FollowsItself.class);
    }

    private static RequestContent following(ConsultationRequest request, String follows) {
        return request.content().with(request.terms().with(terms -> {
            terms.follows = follows;
            terms.minGapDays = null;
            terms.maxGapDays = null;
        }));
    }

    @Test
    void aCaseIsFiledOnce() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        RequestContent content = requests.findById("R2").orElseThrow().content();

        assertThatThrownBy(() -> filing.file(new Case("C-9", null, false), content, "form-1"))
                .isInstanceOf(RequestFiling.CaseTaken.class);
    }

    @Test
    void anEmptyDatabaseHasNothingToExport() {
        assertThatThrownBy(databaseExport::everything).hasMessageContaining("no planning data");
    }

    @Test
    void tensOfThousandsOfRowsLoadInSecondsAndTellHowFarTheyAre() {
        PlanningData data = Region.large(Thorough.count(200, 1000), 100);
        List<Integer> told = new ArrayList<>();
        Set<Integer> totals = new HashSet<>();
        // Processor time of this thread: what else the machine does is no part of it.
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        databaseImport.load(data, (done, total) -> {
            totals.add(total);
            told.add(done);
        });
        Duration loading = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);

        assertThat(loading).isLessThan(Duration.ofSeconds(10));
        assertThat(told).isSorted().hasSizeGreaterThan(Thorough.count(4, 20));
        assertThat(totals).containsExactly(told.getLast());
        assertThat(databaseExport.everything()).isEqualTo(Region.asOf(databaseExport, data));
    }
}
