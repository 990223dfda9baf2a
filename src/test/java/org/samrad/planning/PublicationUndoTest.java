package org.samrad.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.planning.SmallClinic.at;
import static org.samrad.planning.SmallClinic.placed;
import static org.samrad.planning.SmallClinic.published;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.Relaxation;
import org.samrad.planning.PublicationUndo.Hindrance;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Notifications;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A publication can be taken back until the first of those it is about was told; each leaves a version. */
@Import(PlanningBeans.class)
abstract class PublicationUndoTest {

    @OnH2
    static class OnH2Test extends PublicationUndoTest {}

    @OnPostgres
    static class OnPostgresTest extends PublicationUndoTest {}

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationUndo undo;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    Publications publications;

    @Autowired
    OpenPlans plans;

    @Autowired
    ProposalRows rows;

    @Autowired
    Amendments amendments;

    @Autowired
    ProposalStore store;

    @Autowired
    PlanningRuns runs;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Notifications notifications;

    @Autowired
    Appointments appointments;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    DatabaseExport database;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        databaseImport.replace(
                SmallClinic.with(6, published("R1", at(0, 9), "anna", false), published("R2", at(1, 9), "bo", false)),
                LoadingProgress.SILENT);
    }

    @Test
    void whatWasAddedMovedCancelledAndPinnedIsAsItWas() {
        List<ScheduleRow> before = schedule();
        var dropped = standing("R2").id();
        long proposal = proposal(placed("R1", at(2, 10), "bo"), placed("R4", at(0, 9), "anna"));
        rows.pin(proposal, "R1");
        long number = publish(proposal);

        assertThat(undo.hindrance(number)).isEmpty();
        Publishing.Published undone = undo.undo(number, "another");

        assertThat(schedule()).isEqualTo(before);
        assertThat(standing("R1").isPinned()).isFalse();
        assertThat(standing("R2").id()).isEqualTo(dropped);
        assertThat(requests.findById("R4").orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(requests.findById("R2").orElseThrow().scheduledStart()).isEqualTo(at(1, 9));
        Publication kept = publications.findById(number).orElseThrow();
        assertThat(kept.undoneBy()).isEqualTo("another");
        assertThat(kept.undoneAt()).isEqualTo(SmallClinic.NOW);
        assertThat(publications.findById(undone.number()).orElseThrow().undoes())
                .isEqualTo(number);
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(0, 0));
        assertRefused(number, Hindrance.UNDONE);
    }

    @Test
    void whatBecameTrueWithItIsAsItWas() {
        var extra = new Relaxation.ExtraMinutes(
                "anna",
                at(0, 0).toLocalDate(),
                at(0, 16).toLocalTime(),
                at(0, 17).toLocalTime(),
                null);
        var data = database.forPlanning();
        long proposal =
                proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(1, 9), "bo"), placed("R4", at(0, 16), "anna"));
        amendments.add(proposal, "R4", extra);
        amendments.add(
                proposal,
                "R4",
                new Relaxation.LaterLatestDay(
                        "R4", at(11, 0).toLocalDate(), 3, org.samrad.consultation.Urgency.DAYS_30));
        amendments.add(proposal, "R4", new Relaxation.LowerLevel("R4", "psychiatrist", 3, 1));
        long number = publish(proposal);
        assertThat(database.forPlanning().requests()).isNotEqualTo(data.requests());
        assertThat(database.forPlanning().availabilities())
                .hasSize(data.availabilities().size() + 1);

        undo.undo(number, "planner");

        var after = database.forPlanning();
        assertThat(after.requests()).isEqualTo(data.requests());
        assertThat(after.requestRoles()).containsExactlyInAnyOrderElementsOf(data.requestRoles());
        assertThat(after.availabilities()).containsExactlyInAnyOrderElementsOf(data.availabilities());
    }

    @Test
    void whenTheFirstWasToldItStands() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(2, 0));
        jdbc.update("update notification set told_at = current_timestamp where specialist = 'anna'");

        assertThat(undo.hindrance(number)).contains(Hindrance.TOLD);
        assertRefused(number, Hindrance.TOLD);
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(2, 1));
        assertThat(standing("R1").time().from()).isEqualTo(at(2, 10));
    }

    @Test
    void whenAnotherHasChangedWhatItTouchedItStands() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        publish(proposal(placed("R1", at(3, 10), "bo"), placed("R2", at(1, 9), "bo")));

        assertRefused(number, Hindrance.CHANGED);
        assertThat(standing("R1").time().from()).isEqualTo(at(3, 10));
    }

    @Test
    void whatWasBeforeAndBreaksARuleByNowDoesNotComeBack() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)", "anna", at(0, 0), at(1, 0));

        assertRefused(number, Hindrance.INVALID);
        assertThat(standing("R1").time().from()).isEqualTo(at(2, 10));
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(2, 0));
    }

    @Test
    void eachPublicationLeavesAVersionThatCanBeLookedAt() {
        long first = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        publish(proposal(placed("R1", at(3, 10), "bo")));

        assertThat(plans.of(PlanRef.version(first)).schedule())
                .containsExactly(placed("R2", at(1, 9), "bo"), placed("R1", at(2, 10), "bo"));
        assertThat(publicationRows.changes(first))
                .singleElement()
                .satisfies(change -> assertThat(change.before()).containsExactly(placed("R1", at(0, 9), "anna")));
        assertThatThrownBy(() -> plans.of(PlanRef.version(first + 100))).isInstanceOf(NoSuchPlan.class);
    }

    private void assertRefused(long number, Hindrance hindrance) {
        assertThatThrownBy(() -> undo.undo(number, "planner"))
                .isInstanceOfSatisfying(
                        PublicationUndo.UndoRefused.class,
                        refused -> assertThat(refused.hindrance()).isEqualTo(hindrance));
    }

    private List<ScheduleRow> schedule() {
        return OpenPlans.published(database.forPlanning());
    }

    private Appointment standing(String request) {
        return appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow();
    }

    private long publish(long proposal) {
        return publishing
                .publish(proposal, publishing.preview(proposal).fingerprint(), List.of(), "planner")
                .number();
    }

    private long proposal(ScheduleRow... schedule) {
        PlanningRun run = runs.save(new PlanningRun(
                RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH), "planner", SmallClinic.NOW));
        store.noteKnown(run.id());
        List<ScheduleRow> rows = List.of(schedule);
        long proposal = store.replace(
                run, new Candidate(rows, new PlanScore(0, 0, 0), rows.size(), rows.size()), "", List.of(), rows);
        transactions.executeWithoutResult(status ->
                runs.findById(run.id()).orElseThrow().end(RunState.FINISHED, ScoreCurve.empty(), SmallClinic.NOW));
        return proposal;
    }
}
