package org.samrad.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.MergedData;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.csv.RandomPlanningData;
import org.samrad.exchange.MasterRows.Returning;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.testing.DatabaseBeans;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** Planning data change row by row, and nothing else does. */
@Import(DatabaseBeans.class)
@Transactional
@RecordApplicationEvents
abstract class DataMergeTest {

    @OnH2
    static class OnH2Test extends DataMergeTest {}

    @OnPostgres
    static class OnPostgresTest extends DataMergeTest {}

    private static final ChangedBy ADMINISTRATOR =
            new ChangedBy("anna", "Anna Berg", "ADMINISTRATOR", ChangedBy.Means.PAGE, null);

    /** What no change of planning data may touch. */
    private static final List<String> OTHERS = List.of(
            "select id, version, request, start_time, end_time, mode, site, pinned, cancelled_at from appointment order by id",
            "select appointment, role, specialist from appointment_participant order by appointment, role",
            "select * from publication order by id",
            "select * from proposal order by id");

    @Autowired
    ApplicationEvents told;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    DatabaseExport export;

    @Autowired
    DataMerge merge;

    @Autowired
    ChangeTrail trail;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void anyDataBecomeAnyOthersByWhatDiffers() {
        for (long seed = 0; seed < 60; seed++) {
            PlanningData before = standingAlone(RandomPlanningData.of(seed));
            databaseImport.replace(before, LoadingProgress.SILENT);
            PlanningData present = export.everything();
            PlanningData after = MergedData.onto(present, soundBeside(before, seed), EnumSet.allOf(DatasetFile.class));
            List<Object> others = others();

            DataDifference changes = merge.difference(after);
            merge.apply(changes, ADMINISTRATOR);

            PlanningData now = export.everything();
            for (PlanningTable table : PlanningTable.values()) {
                Set<String> retired = retired(table);
                List<Record> rows = table.rows(now).stream()
                        .filter(row -> !retired.contains(table.keyText(row)))
                        .toList();
                assertThat(rows)
                        .as("%s of seed %d", table, seed)
                        .containsExactlyInAnyOrderElementsOf(table.rows(after));
            }
            assertThat(now.header()).isEqualTo(Region.asOf(export, before).header());
            assertThat(now.bookedRoles()).isEqualTo(Region.asOf(export, before).bookedRoles());
            assertThat(others()).isEqualTo(others);
            assertThat(merge.difference(after).isEmpty()).isTrue();
        }
    }

    /** What is published this week and later is held, and of what has passed nothing, however much that is. */
    @Test
    void theLockHoldsWhatIsPlannedWhateverHasPassed() {
        var lock = new PlanningLock(jdbc);
        databaseImport.replace(SmallClinic.afterWeeks(1), LoadingProgress.SILENT);
        int afterAWeek = lock.hold(SmallClinic.at(2, 9).toInstant(ZoneOffset.UTC));

        databaseImport.replace(SmallClinic.afterWeeks(520), LoadingProgress.SILENT);

        assertThat(lock.hold(SmallClinic.at(2, 9).toInstant(ZoneOffset.UTC))).isEqualTo(afterAWeek);
        assertThat(lock.hold(SmallClinic.at(-5, 9).toInstant(ZoneOffset.UTC))).isEqualTo(afterAWeek + 2);
    }

    @Test
    void anUrgencyChangesWhenWhatWaitsAndWhatIsPublishedIsDueAndNothingThatHasPassed() {
        PlanningData before = SmallClinic.with(
                3,
                SmallClinic.published("R1", SmallClinic.at(-7, 9), "anna", false),
                SmallClinic.published("R2", SmallClinic.at(2, 9), "anna", false));
        databaseImport.replace(before, LoadingProgress.SILENT);
        Urgency urgency = before.requests().getFirst().terms().urgency();
        Map<String, LocalDate> due = dueDays();
        PlanningData present = export.around(Set.of(PlanningTable.URGENCIES));

        merge.apply(
                merge.difference(
                        present,
                        present.with(all -> all.urgencies =
                                List.of(new PlanningData.UrgencyRule(urgency, urgency.days() + 3, urgency.factor())))),
                ADMINISTRATOR);

        assertThat(dueDays())
                .containsEntry("R1", due.get("R1"))
                .containsEntry("R2", due.get("R2").plusDays(3))
                .containsEntry("R3", due.get("R3").plusDays(3));
    }

    private Map<String, LocalDate> dueDays() {
        return jdbc
                .query(
                        "select id, due_day from consultation_request",
                        (row, number) -> Map.entry(row.getString("id"), row.getObject("due_day", LocalDate.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "CASES",
                "EARLIER_CONTACTS",
                "EXCLUSIONS",
                "REQUESTS",
                "REQUEST_ROLES",
                "REQUEST_LINKS",
                "REQUEST_WINDOWS"
            })
    void aTableOfMasterDataIsKnownWithoutWhatIsAskedForAndPublished(PlanningTable table) {
        databaseImport.replace(RandomPlanningData.of(7), LoadingProgress.SILENT);

        PlanningData around = export.around(Set.of(table));

        assertThat(table.rows(around)).isEqualTo(table.rows(export.everything()));
        assertThat(around.requests()).isEmpty();
        assertThat(around.bookedRoles()).isEmpty();
    }

    /** Others, of another seed: nothing of them is about what is published, and no role is for the same person as one of another. */
    private static PlanningData soundBeside(PlanningData before, long seed) {
        Set<String> published = before.bookedRoles().stream()
                .map(PlanningData.BookedRole::request)
                .collect(Collectors.toSet());
        return standingAlone(RandomPlanningData.of(seed + 1000).without(published));
    }

    private static PlanningData standingAlone(PlanningData data) {
        return data.with(all -> all.requestRoles = data.requestRoles().stream()
                .map(role -> new PlanningData.RequestRole(
                        role.request(),
                        role.role(),
                        role.competence(),
                        role.minLevel(),
                        role.optional(),
                        role.sector(),
                        role.specialist()))
                .toList());
    }

    private Set<String> retired(PlanningTable table) {
        return Retirement.isFor(table)
                ? Set.copyOf(jdbc.queryForList(
                        "select id from %s where retired is not null".formatted(StoredNames.of(table)), String.class))
                : Set.of();
    }

    private List<Object> others() {
        List<Object> all = new ArrayList<>();
        OTHERS.forEach(query -> all.add(jdbc.queryForList(query).toString()));
        return all;
    }

    private DataDifference change(UnaryOperator<PlanningData> change) {
        return merge.difference(change.apply(export.everything()));
    }

    private static PlanningData renamed(PlanningData data, String id, String name) {
        return data.with(all -> all.specialists = data.specialists().stream()
                .map(one -> one.id().equals(id)
                        ? new PlanningData.Specialist(
                                one.id(),
                                name,
                                one.title(),
                                one.organisation(),
                                one.languages(),
                                one.modes(),
                                one.maxPerDay(),
                                one.maxPerWeek(),
                                one.bufferMinutes(),
                                one.email())
                        : one)
                .toList());
    }

    private static PlanningData without(PlanningData data, String specialist) {
        return data.with(all -> {
            all.specialists = data.specialists().stream()
                    .filter(one -> !one.id().equals(specialist))
                    .toList();
            for (PlanningTable own : Retirement.OWN) {
                own.put(
                        all,
                        own.rows(data).stream()
                                .filter(row -> !own.cell(row, "specialist").equals(specialist))
                                .toList());
            }
        });
    }

    @Test
    void onlyTheCellsThatDifferAreSaidAndWrittenAndKept() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);

        DataDifference changes = change(data -> renamed(data, "P1", "Bo Lund"));
        long action = merge.apply(changes, ADMINISTRATOR);

        assertThat(changes.of(PlanningTable.SPECIALISTS).changed())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).containsExactly(new DataDifference.Cell("name", "Bo", "Bo Lund")));
        assertThat(changes.added() + changes.gone()).isZero();
        assertThat(export.everything()).isEqualTo(Region.asOf(export, renamed(Region.data(), "P1", "Bo Lund")));
        assertThat(trail.ofAction(action, 10)).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("Anna Berg");
            assertThat(line.what()).isEqualTo(ChangeTrail.What.CHANGED);
            assertThat(line.before()).isEqualTo(Map.of("name", "Bo"));
            assertThat(line.after()).isEqualTo(Map.of("name", "Bo Lund"));
        });
        assertThat(version("specialist", "P1")).isEqualTo(1);
        assertThat(version("specialist", "P2")).isZero();
    }

    private int version(String table, String id) {
        return jdbc.queryForObject("select version from " + table + " where id = ?", Integer.class, id);
    }

    @Test
    void aRowThatChangedMeanwhileIsNotOverwrittenAndNothingElseIsApplied() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        DataDifference shown = change(data -> renamed(renamed(data, "P1", "Bo Lund"), "P2", "Åse Lund"));
        jdbc.update("update specialist set title = 'Professor', version = version + 1 where id = 'P1'");
        PlanningData meanwhile = export.everything();

        assertThatThrownBy(() -> merge.apply(shown, ADMINISTRATOR))
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault ->
                                        assertThat(fault.arguments()).containsExactly("specialists.csv", "P1")))
                .hasMessageContaining("P1");
        assertThat(export.everything()).isEqualTo(meanwhile);
        assertThat(jdbc.queryForObject("select count(*) from data_change", Integer.class))
                .isZero();
    }

    @Test
    void aRowThatSomebodyElseHasAddedMeanwhileIsNotAddedTwice() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        var added = new PlanningData.Case("C-5", null, false);
        DataDifference shown = change(data -> data.with(all -> all.cases = plus(data.cases(), added)));
        merge.apply(shown, ADMINISTRATOR);

        assertThatThrownBy(() -> merge.apply(shown, ADMINISTRATOR)).isInstanceOf(ChangeRefused.class);
    }

    private static <T> List<T> plus(List<T> rows, T more) {
        List<T> all = new ArrayList<>(rows);
        all.add(more);
        return all;
    }

    @Test
    void whoIsStillNeededIsRetiredWithTheirTimesAndComesBackWithThem() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);

        DataDifference changes = change(data -> without(data, "P2"));
        List<BrokenConsultation> broken = merge.broken(changes);
        long action = merge.apply(changes, ADMINISTRATOR);

        PlanningData now = export.everything();
        assertThat(now.specialists()).isEqualTo(Region.data().specialists());
        assertThat(now.availabilities()).extracting(row -> row.specialist()).containsOnly("P1");
        assertThat(now.bookedRoles())
                .isEqualTo(Region.asOf(export, Region.data()).bookedRoles());
        assertThat(trail.ofAction(action, 10))
                .extracting(ChangeTrail.Line::what)
                .containsExactly(ChangeTrail.What.RETIRED);
        assertThat(change(data -> without(data, "P2")).isEmpty()).isTrue();
        assertThat(broken).isEmpty();

        assertThat(merge.bringBack(PlanningTable.SPECIALISTS, "P2", ADMINISTRATOR))
                .isTrue();
        assertThat(merge.bringBack(PlanningTable.SPECIALISTS, "P2", ADMINISTRATOR))
                .isFalse();
        assertThat(export.everything()).isEqualTo(Region.asOf(export, Region.data()));
        assertThat(trail.of(PlanningTable.SPECIALISTS, "P2", 10))
                .extracting(ChangeTrail.Line::what)
                .containsExactly(ChangeTrail.What.BROUGHT_BACK, ChangeTrail.What.RETIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specialists.csv", "availability.csv"})
    void aRetiredRowThatIsNamedAgainComesBackAsTheSameRowAndNothingOfItsIsAddedTwice(String file) {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        merge.apply(change(data -> without(data, "P2")), ADMINISTRATOR);

        Returning back = merge.returning(naming(file), false);
        DataDifference changes = merge.difference(merge.present(back), merge.present(back), back);
        assertThat(changes.isEmpty()).isFalse();
        assertThat(changes.back()).isEqualTo(1);
        assertThat(changes.added() + changes.changed() + changes.gone()).isZero();
        merge.apply(changes, ADMINISTRATOR);

        assertThat(export.everything()).isEqualTo(Region.asOf(export, Region.data()));
        assertThat(retired(PlanningTable.SPECIALISTS)).isEmpty();
        assertThat(trail.of(PlanningTable.SPECIALISTS, "P2", 10))
                .extracting(ChangeTrail.Line::what)
                .containsExactly(ChangeTrail.What.BROUGHT_BACK, ChangeTrail.What.RETIRED);
        assertThat(merge.returning(naming(file), false).isEmpty()).isTrue();
    }

    /** What names P2 in a file as it was before. */
    private static BiFunction<PlanningTable, String, Set<String>> naming(String file) {
        return (table, column) -> table.file().fileName().equals(file)
                        && (column.equals("id") || column.equals("specialist"))
                        && table.file().columns().contains(column)
                ? Set.of("P2")
                : Set.of();
    }

    @Test
    void whoComesBackMayBeAnotherAtOnceAndWhoAnExportOnlyRepeatsMayStayRetired() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        merge.apply(change(data -> without(data, "P2")), ADMINISTRATOR);

        assertThat(merge.returning(naming("specialists.csv"), true).isEmpty()).isTrue();
        assertThat(merge.returning(naming("availability.csv"), true).isEmpty()).isFalse();

        Returning back = merge.returning(naming("specialists.csv"), false);
        DataDifference changes =
                merge.difference(merge.present(back), renamed(merge.present(back), "P2", "Åse Ny"), back);
        merge.apply(changes, ADMINISTRATOR);

        assertThat(export.everything()).isEqualTo(Region.asOf(export, renamed(Region.data(), "P2", "Åse Ny")));
        assertThat(trail.of(PlanningTable.SPECIALISTS, "P2", 10))
                .extracting(ChangeTrail.Line::what)
                .containsExactly(ChangeTrail.What.CHANGED, ChangeTrail.What.BROUGHT_BACK, ChangeTrail.What.RETIRED);
    }

    @Test
    void whoIsNeededForNothingIsDeletedAndTheTrailKeepsWhatTheyWere() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        var newcomer = new PlanningData.Specialist(
                "P3", "Cia", null, "a.2", List.of(), Set.of(Mode.PHONE), null, null, 0, null);
        var competent = new PlanningData.SpecialistCompetence("P3", "sleep", 2, null, null);
        merge.apply(
                change(data -> data.with(all -> {
                    all.specialists = plus(data.specialists(), newcomer);
                    all.specialistCompetences = plus(data.specialistCompetences(), competent);
                })),
                ADMINISTRATOR);

        merge.apply(change(data -> without(data, "P3")), ADMINISTRATOR);

        assertThat(export.everything()).isEqualTo(Region.asOf(export, Region.data()));
        assertThat(trail.of(PlanningTable.SPECIALISTS, "P3", 10))
                .extracting(ChangeTrail.Line::file, ChangeTrail.Line::what)
                .containsExactlyInAnyOrder(
                        tuple("specialists.csv", ChangeTrail.What.ADDED),
                        tuple("specialist_competences.csv", ChangeTrail.What.ADDED),
                        tuple("specialists.csv", ChangeTrail.What.GONE),
                        tuple("specialist_competences.csv", ChangeTrail.What.GONE));
        assertThat(trail.countOfTable(PlanningTable.SPECIALISTS, "p3")).isEqualTo(2);
        assertThat(trail.ofTable(PlanningTable.SPECIALISTS, "p3", 0, 1))
                .extracting(ChangeTrail.Line::key, ChangeTrail.Line::what)
                .containsExactly(tuple("P3", ChangeTrail.What.GONE));
        assertThat(trail.ofTable(PlanningTable.SPECIALISTS, "P3", 1, 5))
                .extracting(ChangeTrail.Line::what)
                .containsExactly(ChangeTrail.What.ADDED);
        assertThat(trail.countOfTable(PlanningTable.SPECIALISTS, "%")).isZero();
        databaseImport.replace(Region.data(), LoadingProgress.SILENT);
        assertThat(trail.of(PlanningTable.SPECIALISTS, "P3", 10)).hasSize(4);
    }

    @Test
    void aConsultationThatAChangeBringsAgainstARuleIsSaidBefore() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        jdbc.update("update appointment set pinned = false");

        DataDifference changes = change(data -> data.with(all -> all.specialists = data.specialists().stream()
                .map(one -> one.id().equals("P1")
                        ? new PlanningData.Specialist(
                                one.id(),
                                one.name(),
                                one.title(),
                                one.organisation(),
                                one.languages(),
                                one.modes(),
                                0,
                                one.maxPerWeek(),
                                one.bufferMinutes(),
                                one.email())
                        : one)
                .toList()));

        assertThat(merge.broken(changes)).satisfiesExactly(broken -> {
            assertThat(broken.request()).isEqualTo("R2");
            assertThat(broken.rules()).containsExactly("daily-limit");
            assertThat(broken.isProtected()).isFalse();
        });
        assertThat(merge.broken(change(UnaryOperator.identity()))).isEmpty();
        merge.apply(changes, ADMINISTRATOR, merge.broken(changes));
        assertThat(told.stream(PlanningDataChanged.class).map(PlanningDataChanged::broken))
                .containsExactly(1);
    }

    @Test
    void aRequestThatComesWaitsAndOneThatChangesKeepsWhatIsPublishedOfIt() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        PlanningData.Request asked = Region.data().requests().getLast();
        PlanningData.RequestRole role = Region.data().requestRoles().get(2);
        List<Object> others = others();
        jdbc.update("update consultation_request set question = 'Hur går det?' where id = 'R1'");

        merge.apply(
                change(data -> data.with(all -> {
                    all.requests = plus(
                            data.requests().stream()
                                    .map(one -> one.id().equals("R1") ? one.with(terms -> terms.title = "Annat") : one)
                                    .toList(),
                            new PlanningData.Request("R9", "C-1", asked.terms()));
                    all.requestRoles = plus(
                            data.requestRoles(),
                            new PlanningData.RequestRole("R9", role.role(), role.competence(), 1, false, null, null));
                })),
                ADMINISTRATOR);

        var fresh = requests.findById("R9").orElseThrow();
        assertThat(fresh.state()).isEqualTo(RequestState.OPEN);
        assertThat(fresh.dueDay())
                .isEqualTo(requests.findById("R2").orElseThrow().dueDay());
        assertThat(requests.findById("R1").orElseThrow().state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(requests.findById("R1").orElseThrow().title()).isEqualTo("Annat");
        assertThat(requests.findById("R1").orElseThrow().question()).isEqualTo("Hur går det?");
        assertThat(jdbc.queryForList("select request, what, who from request_event order by request"))
                .extracting(event -> event.values().toString())
                .containsExactly("[R1, CHANGED, Anna Berg]", "[R9, FILED, Anna Berg]");
        assertThat(others()).isEqualTo(others);
    }

    @Test
    void noRequestAndNoCaseGoesAndTheLengthOfWhatIsPublishedStays() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);

        assertThat(change(data -> data.with(all -> {
                            all.requests = List.of();
                            all.requestRoles = List.of();
                            all.requestWindows = List.of();
                            all.cases = List.of();
                            all.earlierContacts = List.of();
                            all.exclusions = List.of();
                        }))
                        .isEmpty())
                .isTrue();
        assertThatThrownBy(() -> merge.apply(
                        change(data -> data.with(all -> all.requests = data.requests().stream()
                                .map(one -> one.with(terms -> terms.durationMinutes = 30))
                                .toList())),
                        ADMINISTRATOR))
                .isInstanceOf(ChangeRefused.class)
                .hasMessageContaining("R1");
    }

    @Test
    void aRequestThatWaitsForAWithdrawnOneStillDoesWhenSomethingElseOfItChanges() {
        databaseImport.load(Region.data(), LoadingProgress.SILENT);
        var withdrawn = requests.findById("R1").orElseThrow();
        withdrawn.withdraw();
        requests.saveAndFlush(withdrawn);

        merge.apply(
                change(data -> data.with(all -> all.requests = data.requests().stream()
                        .map(one -> one.with(terms -> terms.title = "Annat"))
                        .toList())),
                ADMINISTRATOR);

        assertThat(requests.heldBack()).containsExactly("R3");
        assertThatThrownBy(() -> merge.apply(
                        change(data -> data.with(all -> all.requests = plus(
                                data.requests(),
                                new PlanningData.Request(
                                        "R1", "C-1", data.requests().getFirst().terms())))),
                        ADMINISTRATOR))
                .isInstanceOf(ChangeRefused.class)
                .hasMessageContaining("R1");
    }
}
