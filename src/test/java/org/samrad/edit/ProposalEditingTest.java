package org.samrad.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.Placement;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.Explanation;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.Unblock;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.PublicationPreviews;
import org.samrad.publish.Publishing;
import org.samrad.solve.ScheduleRefused;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What a planner changes by hand is checked, told to the next, and can be undone. */
@Import(PlanningBeans.class)
abstract class ProposalEditingTest {

    @OnH2
    static class OnH2Test extends ProposalEditingTest {}

    @OnPostgres
    static class OnPostgresTest extends ProposalEditingTest {}

    @Autowired
    ProposalEditing editing;

    @Autowired
    ProposalEdits edits;

    @Autowired
    Proposals proposals;

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    ProposalRows rows;

    @Autowired
    AssumedChanges assumptions;

    @Autowired
    OpenPlans plans;

    @Autowired
    Publications publications;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataDigests digests;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    DatabaseImport databaseImport;

    @BeforeEach
    void load() {
        databaseImport.replace(
                SmallClinic.with(6, published("R1", at(0, 9), "anna", false), published("R2", at(0, 10), "anna", true)),
                LoadingProgress.SILENT);
    }

    @Test
    void changingWhatIsPublishedMakesAProposalOfItsOwn() {
        Proposal moved = editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(1, 9), "bo")), "planner");

        assertThat(moved.isEdited()).isTrue();
        assertThat(moved.basedOn()).isEqualTo(PlanRef.PUBLISHED);
        assertThat(rows.all(moved.id())).contains(placed("R1", at(1, 9), "bo"), placed("R2", at(0, 10), "anna"));
        assertThat(plans.of(PlanRef.PUBLISHED).schedule()).contains(placed("R1", at(0, 9), "anna"));
        assertThat(moved.scheduled()).isEqualTo(2);
        assertThat(moved.costs()).isEqualTo(plans.of(moved.ref()).costs());
    }

    @Test
    void aFormThatIsSentTwiceMakesOneProposal() {
        Placement later = placement(placed("R1", at(1, 9), "bo"));
        Proposal first = editing.place(PlanRef.PUBLISHED, 0, later, "planner");
        Proposal pinned = editing.pin(PlanRef.PUBLISHED, 0, "R1", true, "planner");

        assertThat(editing.pin(PlanRef.PUBLISHED, 0, "R1", true, "planner").id())
                .isEqualTo(pinned.id());
        Proposal other = editing.place(PlanRef.PUBLISHED, 0, later, "planner");
        assertThat(editing.place(PlanRef.PUBLISHED, 0, later, "planner").id()).isEqualTo(other.id());
        assertThat(editing.place(PlanRef.PUBLISHED, 0, later, "another").id()).isNotEqualTo(other.id());
        assertThat(editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(1, 10), "bo")), "planner")
                        .id())
                .isNotIn(first.id(), other.id());
    }

    @Test
    void ofTwoOfTheSameFormAtOnceOneMakesAProposalAndTheOtherGetsIt() throws Exception {
        Placement later = placement(placed("R1", at(1, 11), "bo"));
        Callable<Long> send =
                () -> editing.place(PlanRef.PUBLISHED, 0, later, "planner").id();

        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Long> first = threads.submit(send);
            Future<Long> second = threads.submit(send);
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(second.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aRequestWithoutAPlaceGetsOneAndIsNoLongerListedAsUnscheduled() {
        Proposal first = editing.place(PlanRef.PUBLISHED, 0, placement(placed("R3", at(1, 9), "bo")), "planner");
        Proposal second = editing.remove(first.ref(), first.version(), "R1", "planner");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(rows.unscheduled(second.id()))
                .extracting(UnscheduledRow::request)
                .contains("R1", "R4", "X")
                .doesNotContain("R3", "R2");
    }

    @Test
    void whatBreaksARuleIsRefusedByItsNameAndNothingChanges() {
        assertThatThrownBy(() ->
                        editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(0, 10), "anna")), "planner"))
                .isInstanceOfSatisfying(
                        ScheduleRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("double-booking"));
        assertThatThrownBy(() ->
                        editing.place(PlanRef.PUBLISHED, 0, placement(placed("R2", at(1, 10), "anna")), "planner"))
                .isInstanceOfSatisfying(
                        ScheduleRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("pinned"));
    }

    @Test
    void theLastChangeThatStandsIsUndoneAndThenTheOneBefore() {
        Proposal first = editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(1, 9), "bo")), "planner");
        List<ScheduleRow> afterFirst = rows.all(first.id());
        Proposal second =
                editing.place(first.ref(), first.version(), placement(placed("R4", at(1, 10), "bo")), "planner");

        Proposal undone = editing.undo(second.id(), second.version());
        assertThat(rows.all(undone.id())).isEqualTo(afterFirst);
        Proposal all = editing.undo(undone.id(), undone.version());

        assertThat(rows.all(all.id())).isEqualTo(plans.of(PlanRef.PUBLISHED).schedule());
        assertThat(edits.last(all.id())).isEmpty();
        assertThatThrownBy(() -> editing.undo(all.id(), all.version())).isInstanceOf(NothingToUndo.class);
    }

    @Test
    void whoComesSecondIsToldWhatTheFirstChanged() {
        Proposal seen = editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(1, 9), "bo")), "one");
        int version = seen.version();
        editing.place(seen.ref(), version, placement(placed("R4", at(1, 10), "bo")), "one");

        assertThatThrownBy(() ->
                        editing.place(seen.ref(), version, placement(placed("R5", at(1, 11), "bo")), "another"))
                .isInstanceOfSatisfying(
                        EditedMeanwhile.class,
                        meanwhile -> assertThat(meanwhile.since())
                                .singleElement()
                                .satisfies(edit -> {
                                    assertThat(edit.request()).isEqualTo("R4");
                                    assertThat(edit.by()).isEqualTo("one");
                                }));
        assertThat(rows.all(seen.id())).extracting(ScheduleRow::request).doesNotContain("R5");
    }

    @Test
    void whatAnUnblockGivesUpStaysWithTheProposalUntilItIsUndone() {
        Placement late = placement(new ScheduleRow(
                "R3", at(1, 16), at(1, 17), org.samrad.consultation.Mode.VIDEO, null, "psychiatrist", "anna"));
        var extra = new ExtraMinutes(
                "anna",
                at(1, 16).toLocalDate(),
                at(1, 16).toLocalTime(),
                at(1, 17).toLocalTime(),
                null);

        Proposal unblocked = editing.unblock(PlanRef.PUBLISHED, 0, new Unblock(extra, late), "planner");

        assertThat(assumptions.of(unblocked.id())).containsExactly(new AssumedChange(1, "R3", extra));
        assertThat(plans.of(unblocked.ref()).violations()).isEmpty();
        Proposal undone = editing.undo(unblocked.id(), unblocked.version());
        assertThat(assumptions.of(undone.id())).isEmpty();
        assertThat(rows.all(undone.id())).extracting(ScheduleRow::request).doesNotContain("R3");
    }

    @Test
    void theSameChangeSentTwiceIsMadeOnce() {
        Proposal first = editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(1, 9), "bo")), "planner");
        Proposal second =
                editing.place(first.ref(), first.version(), placement(placed("R4", at(1, 10), "bo")), "planner");

        assertThatThrownBy(() -> editing.place(
                        first.ref(), first.version(), placement(placed("R4", at(1, 10), "bo")), "planner"))
                .isInstanceOf(AlreadySo.class);
        assertThatThrownBy(() ->
                        editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(0, 9), "anna")), "planner"))
                .isInstanceOf(AlreadySo.class);

        assertThat(edits.of(first.id())).hasSize(2);
        assertThat(proposals.count()).isEqualTo(1);
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void whatWasPublishedIsNotUndoneByHand() {
        Proposal moved = editing.place(PlanRef.PUBLISHED, 0, placement(placed("R1", at(1, 9), "bo")), "planner");
        publishing.publish(moved.id(), previews.of(moved.id()).fingerprint(), List.of(), "planner");
        long before = proposals.count();

        assertThatThrownBy(() -> editing.undo(moved.id(), moved.version())).isInstanceOf(NothingToUndo.class);

        assertThat(proposals.count()).isEqualTo(before);
        assertThat(rows.all(moved.id())).contains(placed("R1", at(1, 9), "bo"));
    }

    @Test
    void aPinStandsUntilItIsUndone() {
        Proposal pinned = editing.pin(PlanRef.PUBLISHED, 0, "R1", true, "planner");

        assertThat(rows.pinned(pinned.id())).containsExactly("R1");
        editing.undo(pinned.id(), pinned.version());
        assertThat(rows.pinned(pinned.id())).isEmpty();
    }

    @Test
    void whoeverChangesAPlanWaitsThreeSecondsForItsReasonsAndThenHasItWithoutTheRest() {
        ProposalEditing slow = editingBy(new SecondByAsking());

        Proposal late = transactions.execute(status -> slow.pin(PlanRef.PUBLISHED, 0, "R1", true, "planner"));
        Proposal inTime = editing.pin(PlanRef.PUBLISHED, 0, "R2", true, "planner");

        assertThat(rows.unscheduled(late.id()))
                .extracting(UnscheduledRow::request, row -> row.reason().equals(Explanation.NOT_KNOWN))
                .containsExactlyInAnyOrder(
                        tuple("R3", false),
                        tuple("R4", false),
                        tuple("R5", false),
                        tuple("R6", true),
                        tuple("X", true));
        assertThat(rows.unscheduled(inTime.id()))
                .hasSize(5)
                .extracting(UnscheduledRow::reason)
                .doesNotContain(Explanation.NOT_KNOWN);
    }

    private ProposalEditing editingBy(Clock clock) {
        var copies = new EditedCopies(proposals, rows, edits, assumptions, publications, publicationRows, jdbc, clock);
        return new ProposalEditing(
                plans, proposals, rows, assumptions, edits, publicationRows, copies, digests, event -> {}, clock);
    }

    /** Another second has passed each time it is asked. */
    private static class SecondByAsking extends Clock {

        private Instant now = SmallClinic.NOW;

        @Override
        public Instant instant() {
            now = now.plusSeconds(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static Placement placement(ScheduleRow row) {
        return Placement.of(List.of(row));
    }
}
