package org.samrad.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseExport;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.ExtraMinutes;
import org.samrad.explain.unblock.LowerLevel;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.plan.RunOrder;
import org.samrad.plan.WhatIf;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestHistory;
import org.samrad.request.RequestState;
import org.samrad.run.ProposalStore;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.Start;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.PlanningBeans.Heard;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.StoredProposals;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** A proposal becomes the schedule, as a whole or not at all. */
@Import(PlanningBeans.class)
abstract class PublishingTest {

    @OnH2
    static class OnH2Test extends PublishingTest {}

    @OnPostgres
    static class OnPostgresTest extends PublishingTest {}

    @Autowired
    Publishing publishing;

    @Autowired
    PublicationPreviews previews;

    @Autowired
    ProposalRows rows;

    @Autowired
    AssumedChanges assumptions;

    @Autowired
    RequestHistory history;

    @Autowired
    DatabaseExport database;

    @Autowired
    StoredProposals stored;

    @Autowired
    PublicationRows publicationRows;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    Publications publications;

    @Autowired
    Appointments appointments;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Heard heard;

    @BeforeEach
    void load() {
        load(new BookedRole[0]);
    }

    @Test
    void whatIsPublishedBecomesAppointments() throws InterruptedException {
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));

        PlanChanges changes = publish(proposal);

        assertThat(changes.added()).containsExactly("R1", "R2");
        Appointment appointment = standing("R1");
        assertThat(appointment.time().from()).isEqualTo(at(0, 9));
        assertThat(appointment.time().until()).isEqualTo(at(0, 10));
        assertThat(participants("R1")).containsExactly(new Participant("psychiatrist", "anna"));
        ConsultationRequest request = requests.findById("R1").orElseThrow();
        assertThat(request.state()).isEqualTo(RequestState.SCHEDULED);
        assertThat(request.scheduledStart()).isEqualTo(at(0, 9));
        SchedulePublished told = heard.await(SchedulePublished.class, event -> event.proposal() == proposal);
        assertThat(told.by()).isEqualTo("planner");
        assertThat(told.changes()).isEqualTo(changes);
        assertThat(publications.findByProposalIn(List.of(proposal)))
                .singleElement()
                .satisfies(publication -> {
                    assertThat(publication.publishedBy()).isEqualTo("planner");
                    assertThat(publication.added()).isEqualTo(2);
                });
    }

    @Test
    void anAppointmentMovesAndKeepsItsIdentityAndADroppedOneIsCancelled() {
        load(published("R1", at(0, 9), "anna", false), published("R2", at(1, 9), "bo", false));
        var before = standing("R1").id();
        var dropped = standing("R2").id();

        PlanChanges changes = publish(proposal(placed("R1", at(2, 10), "bo"), placed("R4", at(0, 9), "anna")));

        assertThat(changes.moved()).containsExactly("R1");
        assertThat(changes.cancelled()).containsExactly("R2");
        assertThat(changes.added()).containsExactly("R4");
        assertThat(standing("R1").id()).isEqualTo(before);
        assertThat(standing("R1").time().from()).isEqualTo(at(2, 10));
        assertThat(participants("R1")).containsExactly(new Participant("psychiatrist", "bo"));
        assertThat(appointments.findById(dropped).orElseThrow().cancelledAt()).isEqualTo(SmallClinic.NOW);
        assertThat(requests.findById("R2").orElseThrow().state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void aPinnedConsultationStands() {
        load(published("R1", at(0, 9), "anna", true));

        PlanChanges changes = publish(proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 10), "anna")));

        assertThat(changes.unchanged()).containsExactly("R1");
        assertThat(standing("R1").isPinned()).isTrue();
    }

    @Test
    void aPinnedConsultationThatTheProposalMovesOrDropsIsAConflictAndTheRestIsPublished() {
        load(published("R1", at(0, 9), "anna", true));
        long moves = proposal(placed("R1", at(0, 10), "anna"), placed("R2", at(0, 11), "anna"));
        long drops = proposal(placed("R2", at(0, 10), "anna"));

        assertConflict(moves, "R1", Conflict.Cause.PINNED, "pinned");
        assertConflict(drops, "R1", Conflict.Cause.PINNED, "pinned");
        assertThat(publish(moves).added()).containsExactly("R2");
        assertThat(standing("R1").time().from()).isEqualTo(at(0, 9));
    }

    @Test
    void whatAnAbsenceHasOvertakenIsAConflictAndTheRestIsPublished() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));
        beAway("anna", at(0, 0), at(1, 0));

        assertConflict(proposal, "R1", Conflict.Cause.ABSENCE, "availability");
        assertThat(previews.of(proposal).conflicts())
                .extracting(Conflict::specialist)
                .containsExactly("anna");
        assertThat(publish(proposal).added()).containsExactly("R2");
        assertThat(appointments.findByRequestAndCancelledAtIsNull("R1")).isEmpty();
        assertThat(requests.findById("R1").orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(publications.existsByProposal(proposal))
                .as("published as a whole")
                .isFalse();
    }

    @Test
    void aPublishedConsultationThatCannotStandIsTakenBack() {
        load(published("R1", at(0, 9), "anna", false));
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));
        beAway("anna", at(0, 0), at(1, 0));

        assertThat(previews.of(proposal).takenBack()).containsExactly("R1");
        PlanChanges changes = publish(proposal);

        assertThat(changes.cancelled()).containsExactly("R1");
        assertThat(changes.added()).containsExactly("R2");
    }

    @Test
    void theRequestThatWasWithdrawnIsAConflict() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));
        withdraw("R1");

        assertConflict(proposal, "R1", Conflict.Cause.WITHDRAWN, "reference");
        assertThat(publish(proposal).added()).containsExactly("R2");
    }

    @Test
    void whatSomebodyElseHasPublishedMeanwhileStands() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 10), "anna"));
        publish(proposal(placed("R1", at(3, 9), "bo"), placed("R3", at(0, 10), "anna")));

        assertConflict(proposal, "R1", Conflict.Cause.PUBLISHED_MEANWHILE, null);
        assertConflict(proposal, "R2", Conflict.Cause.TAKEN_MEANWHILE, "double-booking");
        PublicationPreview preview = previews.of(proposal);
        assertThat(preview.changes()).isEmpty();
        assertThatThrownBy(() -> publish(proposal)).isInstanceOf(Publishing.NothingChosen.class);
        assertThat(standing("R3").time().from()).isEqualTo(at(0, 10));
    }

    @Test
    void aSelectionIsPublishedAndTheRestCanBeLater() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));

        assertThat(publish(proposal, "R2").added()).containsExactly("R1");
        assertThat(appointments.findByRequestAndCancelledAtIsNull("R2")).isEmpty();
        PlanChanges rest = publish(proposal);

        assertThat(rest.added()).containsExactly("R2");
        assertThat(rest.unchanged()).containsExactly("R1");
    }

    @Test
    void whatHasToComeAlongWithASelectionIsSaidAndNothingInvalidIsPublished() {
        load(published("R1", at(0, 9), "anna", false), published("R2", at(0, 10), "anna", false));
        long swap =
                proposal(placed("R1", at(0, 10), "anna"), placed("R2", at(0, 9), "anna"), placed("R3", at(0, 9), "bo"));

        Publishable.Selection half = previews.of(swap).publishable().selection(List.of("R1", "R3"));

        assertThat(half.holds()).isFalse();
        assertThat(half.along()).containsExactly("R2");
        assertThat(half.leave()).containsExactly("R1");
        assertThatThrownBy(() -> publish(swap, "R2")).isInstanceOf(ScheduleRefused.class);
        assertThat(standing("R1").time().from()).isEqualTo(at(0, 9));
        assertThat(publish(swap).moved()).containsExactly("R1", "R2");
    }

    @Test
    void whatTheProposalPinsIsPinned() {
        load(published("R1", at(0, 9), "anna", false));
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));
        rows.pin(proposal, "R1");
        rows.pin(proposal, "R2");

        PlanChanges changes = publish(proposal);

        assertThat(changes.unchanged()).containsExactly("R1");
        assertThat(standing("R1").isPinned()).isTrue();
        assertThat(standing("R2").isPinned()).isTrue();
        assertThat(previews.of(proposal).changes()).isEmpty();
    }

    @Test
    void whatTheProposalTakesForGrantedBecomesTrueWithTheRequestThatItWasGivenUpFor() {
        var evening = new ExtraMinutes(
                "anna",
                at(0, 0).toLocalDate(),
                at(0, 16).toLocalTime(),
                at(0, 17).toLocalTime(),
                null);
        long proposal =
                proposal(placed("R1", at(0, 16), "anna"), placed("R2", at(0, 9), "bo"), placed("R4", at(0, 10), "bo"));
        assumptions.add(proposal, "R1", evening);
        assumptions.add(proposal, "R2", new LowerLevel("R2", "psychiatrist", 3, 2));

        publish(proposal, "R1", "R4");
        assertThat(level("R2")).isEqualTo(2);
        assertThat(offered("anna")).isEqualTo(5);
        assertThat(history.of("R2", "kim", ZoneOffset.UTC))
                .extracting(RequestHistory.Line::what)
                .contains(RequestEvent.What.CHANGED);
        publish(proposal);

        assertThat(offered("anna")).isEqualTo(6);
        assertThat(standing("R1").time().from()).isEqualTo(at(0, 16));
        PlanningData data = database.forPlanning();
        assertThat(ScheduleCheck.check(data, data.published())).isEmpty();
    }

    @Test
    void whatIsAboutDataThatAreNotSoIsNeverPublished() {
        PlanningRun run = stored.begun(RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH)
                .imagining(new WhatIf.NothingMore().text()));
        long proposal = stored.add(run, about(), placed("R1", at(0, 9), "anna"));
        stored.end(run);

        assertThat(previews.of(proposal).whatIf()).isTrue();
        assertThatThrownBy(() -> publish(proposal)).isInstanceOf(Publishing.OnlyImagined.class);
    }

    @Test
    void whatChangesOtherwiseThanThePlannerSawIsNotPublished() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"));
        String seen = previews.of(proposal).fingerprint();
        publish(proposal(placed("R1", at(3, 9), "bo")));

        assertThatThrownBy(() -> publishing.publish(proposal, seen, List.of(), "planner"))
                .isInstanceOf(Publishing.ChangedMeanwhile.class);
        assertThat(standing("R1").time().from()).isEqualTo(at(3, 9));
    }

    @Test
    void aProposalThatIsStillImprovedIsNotPublished() {
        PlanningRun run = stored.begun(RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH));
        long proposal = stored.add(run, about(), placed("R1", at(0, 9), "anna"));

        PublicationPreview preview = previews.of(proposal);
        assertThat(preview.underWay()).isTrue();
        assertThatThrownBy(() -> publishing.publish(proposal, preview.fingerprint(), List.of(), "planner"))
                .isInstanceOf(Publishing.StillSolving.class);
        stored.end(run);
    }

    @Test
    void ofTwoPlannersWhoPublishAtOnceOneIsToldToLookAgain() throws Exception {
        long one = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));
        long other = proposal(placed("R1", at(1, 9), "bo"), placed("R2", at(1, 9), "anna"));
        String seenOne = previews.of(one).fingerprint();
        String seenOther = previews.of(other).fingerprint();
        var start = new CyclicBarrier(2);

        int published = 0;
        int refused = 0;
        try (var planners = Executors.newFixedThreadPool(2)) {
            Callable<Publishing.Published> first = () -> {
                start.await(10, TimeUnit.SECONDS);
                return publishing.publish(one, seenOne, List.of(), "first");
            };
            Callable<Publishing.Published> second = () -> {
                start.await(10, TimeUnit.SECONDS);
                return publishing.publish(other, seenOther, List.of(), "second");
            };
            for (Future<Publishing.Published> answer : List.of(planners.submit(first), planners.submit(second))) {
                try {
                    answer.get(20, TimeUnit.SECONDS);
                    published++;
                } catch (ExecutionException failed) {
                    assertThat(failed).hasCauseInstanceOf(Publishing.ChangedMeanwhile.class);
                    refused++;
                }
            }
        }

        assertThat(published).isEqualTo(1);
        assertThat(refused).isEqualTo(1);
        int day = standing("R1").time().from().getDayOfYear();
        assertThat(standing("R2").time().from().getDayOfYear()).isEqualTo(day);
        assertThat(appointments.findAll()).hasSize(2);
    }

    @Test
    void aRequestThatIsPublishedAsItStoodStaysSoUntilThePublishingIsDone() {
        load(published("R1", at(0, 9), "anna", false));
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));

        CompletableFuture<Void> withdrawal = transactions.execute(status -> {
            assertThat(publish(proposal).unchanged()).containsExactly("R1");
            CompletableFuture<Void> meanwhile =
                    CompletableFuture.runAsync(() -> transactions.executeWithoutResult(s -> {
                        ConsultationRequest request = requests.findById("R1").orElseThrow();
                        request.withdraw();
                        requests.save(request);
                    }));
            assertThatThrownBy(() -> meanwhile.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return meanwhile;
        });
        withdrawal.join();

        assertThat(requests.findById("R1").orElseThrow().state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(publications.existsByProposal(proposal)).isTrue();
    }

    private void assertConflict(long proposal, String request, Conflict.Cause cause, @Nullable String rule) {
        assertThat(previews.of(proposal).conflicts())
                .extracting(Conflict::request, Conflict::cause, Conflict::rule)
                .contains(tuple(request, cause, rule));
    }

    private PlanChanges publish(long proposal, String... leftOut) {
        return publishing
                .publish(proposal, previews.of(proposal).fingerprint(), List.of(leftOut), "planner")
                .changes();
    }

    private long proposal(ScheduleRow... schedule) {
        RunOrder order = RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH);
        return stored.of(order, about(), schedule);
    }

    private ProposalStore.About about() {
        return new ProposalStore.About("", publicationRows.newest());
    }

    private void beAway(String specialist, LocalDateTime from, LocalDateTime until) {
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)", specialist, from, until);
    }

    private void withdraw(String id) {
        transactions.executeWithoutResult(status -> {
            ConsultationRequest request = requests.findById(id).orElseThrow();
            request.withdraw();
            requests.save(request);
        });
    }

    private int level(String request) {
        return transactions.execute(status ->
                requests.findById(request).orElseThrow().roles().getFirst().minLevel());
    }

    private int offered(String specialist) {
        return jdbc.queryForObject("select count(*) from availability where specialist = ?", Integer.class, specialist);
    }

    private Appointment standing(String request) {
        return appointments.findByRequestAndCancelledAtIsNull(request).orElseThrow();
    }

    private List<Participant> participants(String request) {
        return transactions.execute(status -> standing(request).participants());
    }

    private void load(BookedRole... published) {
        databaseImport.replace(SmallClinic.with(6, published), LoadingProgress.SILENT);
    }
}
