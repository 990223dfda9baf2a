package org.samrad.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever changes a row, the stamp is another one once that is committed, and costs no more where there are more rows. */
@Import(PlanningBeans.class)
abstract class VersionStampTest {

    @OnH2
    static class OnH2Test extends VersionStampTest {}

    @OnPostgres
    static class OnPostgresTest extends VersionStampTest {}

    private static final String TITLE = "update consultation_request set title = ? where id = 'R1'";

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager manager;

    TransactionTemplate transaction;
    TransactionTemplate apart;
    VersionStamp stamp;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
        transaction = new TransactionTemplate(manager);
        apart = new TransactionTemplate(manager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        stamp = new VersionStamp(jdbc, List.of("consultation_request", "request_role", "care_case"));
    }

    @AfterEach
    void isGone() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
    }

    @Test
    void whoeverWritesIsSeen() {
        Set<String> seen = new HashSet<>(Set.of(stamp.now()));
        List<Runnable> writers = List.of(
                () -> jdbc.update(TITLE, "by a statement"),
                () -> transaction.executeWithoutResult(status -> {
                    ConsultationRequest one = requests.findById("R1").orElseThrow();
                    one.withdraw();
                }),
                () -> jdbc.update("delete from request_role where request = 'R2'"),
                () -> jdbc.batchUpdate(
                        "insert into care_case (id, version, protected_identity) values (?, 0, false)",
                        List.of(new Object[] {"one"}, new Object[] {"two"})),
                () -> jdbc.update("delete from care_case where id = 'one'"),
                () -> databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT),
                () -> databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT));

        for (Runnable writer : writers) {
            writer.run();
            assertThat(seen.add(stamp.now())).isTrue();
        }
    }

    @Test
    void whatChangesNothingOrIsOfAnotherTableLeavesIt() {
        jdbc.update(TITLE, "the same");
        String before = stamp.now();

        jdbc.update(TITLE, "the same");
        jdbc.update("delete from consultation_request where id = 'nobody'");
        assertThat(jdbc.update("update specialist set name = 'Another'")).isPositive();

        assertThat(stamp.now()).isEqualTo(before);
    }

    @Test
    void aChangeIsSeenWhenItIsCommittedInWhicheverOrderTransactionsEnd() {
        String before = stamp.now();
        Set<String> seen = new HashSet<>(Set.of(before));
        transaction.executeWithoutResult(first -> {
            jdbc.update(TITLE, "first");
            assertThat(seen.add(stamp.now())).isTrue();
            jdbc.update(TITLE, "first, again");
            assertThat(seen.add(stamp.now())).isTrue();
            apart.executeWithoutResult(
                    second -> jdbc.update("update consultation_request set title = 'second' where id = 'R2'"));
            apart.executeWithoutResult(third -> {
                String ofSecond = stamp.now();
                assertThat(seen.add(ofSecond)).isTrue();
            });
        });

        assertThat(seen.add(stamp.now())).isTrue();
    }

    @Test
    void whatIsTakenBackWasNeverThereAndIsNotTakenForWhatComes() {
        String before = stamp.now();
        String[] taken = new String[1];
        transaction.executeWithoutResult(status -> {
            jdbc.update(TITLE, "taken back");
            taken[0] = stamp.now();
            status.setRollbackOnly();
        });
        assertThat(stamp.now()).isEqualTo(before);

        jdbc.update(TITLE, "kept");
        assertThat(stamp.now()).isNotIn(before, taken[0]);
    }

    @Test
    void itCostsNoMoreWhereThereAreMoreRows() {
        int before = notes();
        for (int i = 0; i < 300; i++) {
            jdbc.update("insert into care_case (id, version, protected_identity) values (?, 0, false)", "many" + i);
        }

        int connections = 12;
        assertThat(notes() - before).isLessThanOrEqualTo(connections);
    }

    @Test
    void whatIsKeptInTheMiddleOfATransactionIsNotTakenForAllOfIt() {
        Set<String> inTheMiddle = new HashSet<>();
        transaction.executeWithoutResult(status -> {
            jdbc.update(TITLE, "first");
            inTheMiddle.add(stamp.now());
            jdbc.execute("savepoint before_it");
            jdbc.update(TITLE, "taken back");
            inTheMiddle.add(stamp.now());
            jdbc.execute("rollback to savepoint before_it");
            jdbc.update(TITLE, "second");
        });

        assertThat(stamp.now()).isNotIn(inTheMiddle);
    }

    @Test
    void whatConnectionsThatAreGoneHaveNotedIsThrownAwayAndWhoeverWritesAgainIsSeen() {
        jdbc.update(TITLE, "long ago");
        int gone = -1;
        int latest = -2;
        note(gone, 1);
        note(latest, notedLast() + OldNotes.KEPT + 1);

        new OldNotes(jdbc, transaction).throwAway();

        assertThat(jdbc.queryForList("select session from row_change where table_name = 'care_case'", Integer.class))
                .containsExactly(latest);
        assertThat(jdbc.queryForList("select table_name from row_change", String.class))
                .as("one note of each table")
                .doesNotHaveDuplicates();
        String before = stamp.now();
        jdbc.update(TITLE, "again");
        assertThat(stamp.now()).isNotEqualTo(before);
        jdbc.update("delete from row_change where session = ?", latest);
    }

    @Test
    void whereTheNotesOfAllItsTablesAreOldItIsNotTheStampOfNothingOnceMore() {
        var ofSpecialists = new VersionStamp(jdbc, List.of("specialist"));
        jdbc.update("delete from row_change where table_name = 'specialist'");
        String nothing = ofSpecialists.now();
        int latest = -2;
        jdbc.update("update specialist set name = 'Another'");
        note(latest, notedLast() + OldNotes.KEPT + 1);

        new OldNotes(jdbc, transaction).throwAway();

        assertThat(ofSpecialists.now()).isNotEqualTo(nothing);
        jdbc.update("delete from row_change where session = ?", latest);
    }

    private void note(int session, long number) {
        jdbc.update("insert into row_change (table_name, session, number) values ('care_case', ?, ?)", session, number);
    }

    private long notedLast() {
        return jdbc.queryForObject("select max(number) from row_change", Long.class);
    }

    private int notes() {
        return jdbc.queryForObject("select count(*) from row_change where table_name = 'care_case'", Integer.class);
    }
}
