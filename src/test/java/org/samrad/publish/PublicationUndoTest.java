package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.LaterLatestDay;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.explain.unblock.OtherGap;
import org.samrad.explain.unblock.OtherWindow;
import org.samrad.explain.unblock.ShorterDuration;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.RunOrder;
import org.samrad.plan.snapshot.DataChanges;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.publish.PublicationUndo.Hindrance;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestLink;
import org.samrad.request.RequestState;
import org.samrad.run.ChangedData;
import org.samrad.run.NamingAndDiscarding;
import org.samrad.run.ProposalStore;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Notifications;
import org.samrad.solve.Start;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.StoredProposals;
import org.samrad.weights.WeightProfiles;
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
    PublicationPreviews previews;

    @Autowired
    PublicationUndo undo;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    Publications publications;

    @Autowired
    OpenPlans plans;

    @Autowired
    Proposals proposals;

    @Autowired
    NamingAndDiscarding keeping;

    @Autowired
    DataDigests digests;

    @Autowired
    ChangedData changedData;

    @Autowired
    ProposalRows rows;

    @Autowired
    AssumedChanges assumptions;

    @Autowired
    StoredProposals stored;

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

        assertThat(undo.inTheWay(number)).isEmpty();
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
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(0, 0, false));
        assertRefused(number, Hindrance.UNDONE);
    }

    @Test
    void whatBecameTrueWithItIsAsItWas() {
        var extra = new ExtraMinutes(
                "anna",
                at(0, 0).toLocalDate(),
                at(0, 16).toLocalTime(),
                at(0, 17).toLocalTime(),
                null);
        var data = database.forPlanning();
        long proposal =
                proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(1, 9), "bo"), placed("R4", at(0, 16), "anna"));
        assumptions.add(proposal, "R4", extra);
        assumptions.add(
                proposal,
                "R4",
                new LaterLatestDay("R4", at(11, 0).toLocalDate(), 3, org.samrad.consultation.Urgency.DAYS_30));
        assumptions.add(proposal, "R4", new LowerLevel("R4", "psychiatrist", 3, 1));
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
    void aShorterOneOneMoreTimeAndAnotherGapAreAsTheyWere() {
        databaseImport.replace(SmallClinic.easable(), LoadingProgress.SILENT);
        digests.keep(plans.live());
        PlanningData data = database.forPlanning();
        ScheduleRow whole = placed("R5", at(3, 9), "bo");
        long proposal = proposal(
                plans.live().mark(),
                placed("R1", at(1, 9), "anna"),
                placed("R2", at(0, 9), "bo"),
                placed("R4", at(3, 9), "anna"),
                new ScheduleRow("R5", whole.start(), at(3, 16), whole.mode(), null, whole.role(), "bo"));
        assumptions.add(proposal, "R5", new ShorterDuration("R5", 540, 420));
        assumptions.add(proposal, "R2", new OtherWindow("R2", at(0, 9), at(0, 10)));
        assumptions.add(proposal, "R4", new OtherGap("R4", "R1", RequestLink.Bound.LEAST_DAYS, 5, 2));
        long number = publish(proposal);

        PlanningData eased = database.forPlanning();
        assertThat(ScheduleCheck.check(eased, eased.published())).isEmpty();
        assertThat(requests.findById("R5").orElseThrow().terms().durationMinutes())
                .isEqualTo(420);
        assertThat(eased.requestWindows()).hasSize(2);
        assertThat(requests.findById("R4").orElseThrow().terms().minGapDays()).isEqualTo(2);
        assertThat(changedData.since(proposals.findById(proposal).orElseThrow()))
                .as("what became true with it does not make it outdated")
                .isEmpty();

        undo.undo(number, "planner");

        PlanningData after = database.forPlanning();
        assertThat(after.requests()).isEqualTo(data.requests());
        assertThat(after.requestWindows()).isEqualTo(data.requestWindows());
        assertThat(after.requestRoles()).containsExactlyInAnyOrderElementsOf(data.requestRoles());
    }

    @Test
    void whenTheFirstWasToldItStands() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(2, 0, false));
        jdbc.update("update notification set told_at = current_timestamp where specialist = 'anna'");

        assertRefused(number, Hindrance.TOLD);
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(2, 1, true));
        assertThat(standing("R1").time().from()).isEqualTo(at(2, 10));
    }

    @Test
    void whenAnotherHasChangedWhatItTouchedItStands() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        publish(proposal(placed("R1", at(3, 10), "bo"), placed("R2", at(1, 9), "bo")));

        assertRefused(number, Hindrance.CHANGED, "R1");
        assertThat(standing("R1").time().from()).isEqualTo(at(3, 10));
    }

    @Test
    void whatWasBeforeAndBreaksARuleByNowDoesNotComeBack() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)", "anna", at(0, 0), at(1, 0));

        assertRefused(number, Hindrance.INVALID, "R1");
        assertThat(standing("R1").time().from()).isEqualTo(at(2, 10));
        assertThat(notifications.reach(number)).isEqualTo(new Notifications.Reach(2, 0, false));
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

    @Test
    void whatBrokeARuleBeforeThePublicationComesBackAsItWas() {
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)", "anna", at(0, 0), at(1, 0));
        List<ScheduleRow> before = schedule();
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));

        assertThat(undo.inTheWay(number)).isEmpty();
        undo.undo(number, "planner");

        assertThat(schedule()).isEqualTo(before);
    }

    @Test
    void whatBreaksARuleElsewhereDoesNotHinder() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)", "bo", at(1, 0), at(2, 0));

        assertThat(undo.inTheWay(number)).isEmpty();
        undo.undo(number, "planner");

        assertThat(standing("R1").time().from()).isEqualTo(at(0, 9));
    }

    @Test
    void aPlaceThatWasGivenToAnotherMeanwhileDoesNotComeBack() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo"), placed("R4", at(0, 9), "anna")));

        assertRefused(number, Hindrance.INVALID, "R1", "R4");
    }

    @Test
    void whatWasPinnedSinceHindersUntilItIsUnpinned() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        pin("R1", true);

        assertRefused(number, Hindrance.PINNED, "R1");
        pin("R2", true);
        pin("R1", false);

        assertThat(undo.inTheWay(number)).isEmpty();
        undo.undo(number, "planner");
        assertThat(standing("R1").time().from()).isEqualTo(at(0, 9));
        assertThat(standing("R2").isPinned()).isTrue();
    }

    @Test
    void whatIsAboutAWithdrawnRequestStands() {
        long number = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R4", at(0, 9), "anna")));
        withdraw("R2");

        assertRefused(number, Hindrance.WITHDRAWN, "R2");
        withdraw("R4");

        assertRefused(number, Hindrance.WITHDRAWN, "R2", "R4");
        assertThat(standing("R1").time().from()).isEqualTo(at(2, 10));
    }

    @Test
    void theLastOfTwoIsTakenBackThenTheFirst() {
        List<ScheduleRow> before = schedule();
        long first = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo")));
        long second = publish(proposal(placed("R1", at(3, 10), "bo"), placed("R2", at(1, 9), "bo")));

        assertRefused(first, Hindrance.CHANGED, "R1");
        undo.undo(second, "planner");
        assertThat(undo.inTheWay(first)).isEmpty();
        undo.undo(first, "planner");

        assertThat(schedule()).isEqualTo(before);
    }

    @Test
    void theSameFormSentTwicePublishesOnce() {
        long proposal = proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo"));
        String seen = previews.of(proposal).fingerprint();
        var first = publishing.publish(proposal, seen, List.of(), "planner");

        var again = publishing.publish(proposal, seen, List.of(), "planner");

        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.changes().moved()).containsExactly("R1");
        assertThat(publications.count()).isEqualTo(1);
        assertThatThrownBy(() -> publishing.publish(proposal, seen, List.of(), "another"))
                .isInstanceOf(Publishing.ChangedMeanwhile.class);

        undo.undo(first.number(), "planner");
        assertThat(publishing.publish(proposal, seen, List.of(), "planner").number())
                .isGreaterThan(first.number());
    }

    @Test
    void aFormThatIsSentAgainWithAnotherChoiceIsAnotherOne() {
        long proposal = proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(2, 12), "bo"));
        String seen = previews.of(proposal).fingerprint();
        var first = publishing.publish(proposal, seen, List.of("R2"), "planner");

        assertThat(publishing.publish(proposal, seen, List.of("R2"), "planner").number())
                .isEqualTo(first.number());
        assertThatThrownBy(() -> publishing.publish(proposal, seen, List.of(), "planner"))
                .isInstanceOf(Publishing.ChangedMeanwhile.class);
        assertThat(publications.count()).isEqualTo(1);
    }

    @Test
    void aProposalThatWasPublishedOnceIsKeptUndoneOrNot() {
        long proposal = proposal(placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "bo"));
        long number = publish(proposal);
        assertThatThrownBy(() -> keeping.discard(proposal)).isInstanceOf(NamingAndDiscarding.StillNeeded.class);

        undo.undo(number, "planner");

        assertThatThrownBy(() -> keeping.discard(proposal)).isInstanceOf(NamingAndDiscarding.StillNeeded.class);
        long another = proposal(placed("R1", at(2, 10), "bo"));
        keeping.discard(another);
    }

    @Test
    void whatBecameTrueWithAProposalDoesNotMakeItOutdated() {
        digests.keep(plans.live());
        long id = proposal(
                plans.live().mark(),
                placed("R1", at(0, 9), "anna"),
                placed("R2", at(1, 9), "bo"),
                placed("R4", at(0, 16), "anna"));
        assumptions.add(
                id,
                "R4",
                new ExtraMinutes(
                        "anna",
                        at(0, 0).toLocalDate(),
                        at(0, 16).toLocalTime(),
                        at(0, 17).toLocalTime(),
                        null));
        assumptions.add(id, "R4", new LowerLevel("R4", "psychiatrist", 3, 1));
        assertThat(changedData.since(proposals.findById(id).orElseThrow())).isEmpty();
        publish(id);

        assertThat(changedData.since(proposals.findById(id).orElseThrow())).isEmpty();
        withdraw("R5");
        assertThat(changedData
                        .since(proposals.findById(id).orElseThrow())
                        .orElseThrow()
                        .byKind())
                .containsOnlyKeys(DataChanges.Kind.GONE_REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"TIME, TOO_CLOSE", "AWAY, COMPETENCE"})
    void thatPeopleAreNotAskedAgainForWhatItTookThemOffDoesNotMakeAProposalOutdated(String anna, String bo) {
        declined("R1", "anna", anna);
        declined("R2", "bo", bo);
        digests.keep(plans.live());
        long id = proposal(plans.live().mark(), placed("R1", at(2, 10), "bo"), placed("R2", at(1, 9), "anna"));
        publish(id);

        assertThat(changedData.since(proposals.findById(id).orElseThrow())).isEmpty();
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)", "anna", at(3, 0), at(4, 0));
        assertThat(changedData
                        .since(proposals.findById(id).orElseThrow())
                        .orElseThrow()
                        .byKind())
                .containsOnlyKeys(DataChanges.Kind.SPECIALISTS);
    }

    private void declined(String request, String specialist, String reason) {
        jdbc.update(
                "insert into panel_answer (appointment, specialist, terms, given, reason, start_time, end_time,"
                        + " answered_by, answered_at) select id, ?, 'as published', 'DECLINED', ?, start_time, end_time, ?, now()"
                        + " from appointment where request = ? and cancelled_at is null",
                specialist,
                reason,
                specialist,
                request);
    }

    @Test
    void whatBecameTrueWithOneThatComesAfterAConsultationOfEarlierWeeksDoesNotMakeItOutdated() {
        PlanningData clinic = SmallClinic.with(6, published("R5", at(-7, 9), "anna", false));
        databaseImport.replace(
                clinic.with(all -> all.requests = clinic.requests().stream()
                        .map(row -> row.id().equals("R4")
                                ? new PlanningData.Request("R4", "C5", row.terms()).with(terms -> {
                                    terms.follows = "R5";
                                    terms.maxGapDays = 18;
                                })
                                : row)
                        .toList()),
                LoadingProgress.SILENT);
        digests.keep(plans.live());
        ScheduleRow whole = placed("R4", at(0, 9), "anna");
        long id = proposal(
                plans.live().mark(),
                new ScheduleRow(
                        "R4", whole.start(), whole.end().minusMinutes(15), whole.mode(), null, whole.role(), "anna"));
        assumptions.add(id, "R4", new ShorterDuration("R4", 60, 45));
        publish(id);

        assertThat(requests.findById("R4").orElseThrow().terms().durationMinutes())
                .isEqualTo(45);
        assertThat(changedData.since(proposals.findById(id).orElseThrow())).isEmpty();
    }

    private void withdraw(String id) {
        transactions.executeWithoutResult(status -> {
            var request = requests.findById(id).orElseThrow();
            request.withdraw();
            requests.save(request);
        });
    }

    private void pin(String request, boolean pinned) {
        transactions.executeWithoutResult(status -> {
            Appointment appointment = standing(request);
            if (pinned) {
                appointment.pin();
            } else {
                appointment.unpin();
            }
            appointments.save(appointment);
        });
    }

    /** What stands in the way is known before it is tried, and the same then. */
    private void assertRefused(long number, Hindrance hindrance, String... about) {
        assertThat(undo.inTheWay(number)).hasValueSatisfying(inTheWay -> {
            assertThat(inTheWay.hindrance()).isEqualTo(hindrance);
            assertThat(inTheWay.requests()).containsExactly(about);
        });
        assertThatThrownBy(() -> undo.undo(number, "planner"))
                .isInstanceOfSatisfying(
                        PublicationUndo.UndoRefused.class,
                        refused -> assertThat(refused.inTheWay().hindrance()).isEqualTo(hindrance));
    }

    private List<ScheduleRow> schedule() {
        return database.forPlanning().published();
    }

    private Appointment standing(String request) {
        return appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow();
    }

    private long publish(long proposal) {
        return publishing
                .publish(proposal, previews.of(proposal).fingerprint(), List.of(), "planner")
                .number();
    }

    private long proposal(ScheduleRow... schedule) {
        return proposal("", schedule);
    }

    private long proposal(String mark, ScheduleRow... schedule) {
        RunOrder order = RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH);
        return stored.of(order, new ProposalStore.About(mark, publicationRows.newest()), schedule);
    }
}
