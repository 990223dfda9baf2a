package org.samrad.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.planning.SmallClinic.at;
import static org.samrad.planning.SmallClinic.placed;
import static org.samrad.planning.SmallClinic.published;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.planning.PlanningBeans.Heard;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
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
    ProposalStore store;

    @Autowired
    PlanningRuns runs;

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
    void aProposalThatMovesOrDropsAPinnedConsultationIsRefused() {
        load(published("R1", at(0, 9), "anna", true));

        assertRefused(proposal(placed("R1", at(0, 10), "anna")), "pinned", "R1");
        assertRefused(proposal(placed("R2", at(0, 10), "anna")), "pinned", "R1");
        assertThat(standing("R1").time().from()).isEqualTo(at(0, 9));
    }

    @Test
    void aProposalThatAnAbsenceHasOvertakenIsRefusedAndNothingChanges() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));
        jdbc.update(
                "insert into absence (specialist, from_time, until_time) values (?, ?, ?)", "anna", at(0, 0), at(1, 0));

        assertThat(publishing.preview(proposal).refused()).isTrue();
        assertRefused(proposal, "availability", "R1");
        assertThat(appointments.findAll()).isEmpty();
        assertThat(requests.findById("R2").orElseThrow().state()).isEqualTo(RequestState.OPEN);
        assertThat(publications.existsByProposal(proposal)).isFalse();
    }

    @Test
    void aProposalForAWithdrawnRequestIsRefused() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"));
        transactions.executeWithoutResult(status -> {
            ConsultationRequest request = requests.findById("R1").orElseThrow();
            request.withdraw();
            requests.save(request);
        });

        assertRefused(proposal, "reference", "R1");
    }

    @Test
    void whatChangesOtherwiseThanThePlannerSawIsNotPublished() {
        long proposal = proposal(placed("R1", at(0, 9), "anna"));
        String seen = publishing.preview(proposal).changes().fingerprint();
        publish(proposal(placed("R1", at(3, 9), "bo")));

        assertThatThrownBy(() -> publishing.publish(proposal, seen, "planner"))
                .isInstanceOf(Publishing.ChangedMeanwhile.class);
        assertThat(standing("R1").time().from()).isEqualTo(at(3, 9));
    }

    @Test
    void aProposalThatIsStillImprovedIsNotPublished() {
        PlanningRun run = runs.save(new PlanningRun(
                RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH), "planner", SmallClinic.NOW));
        long proposal = store(run, placed("R1", at(0, 9), "anna"));

        Publishing.Preview preview = publishing.preview(proposal);
        assertThat(preview.underWay()).isTrue();
        assertThatThrownBy(() -> publishing.publish(proposal, preview.changes().fingerprint(), "planner"))
                .isInstanceOf(Publishing.StillSolving.class);
        end(run);
    }

    @Test
    void ofTwoPlannersWhoPublishAtOnceOneIsToldToLookAgain() throws Exception {
        long one = proposal(placed("R1", at(0, 9), "anna"), placed("R2", at(0, 9), "bo"));
        long other = proposal(placed("R1", at(1, 9), "bo"), placed("R2", at(1, 9), "anna"));
        String seenOne = publishing.preview(one).changes().fingerprint();
        String seenOther = publishing.preview(other).changes().fingerprint();
        var start = new CyclicBarrier(2);

        int published = 0;
        int refused = 0;
        try (var planners = Executors.newFixedThreadPool(2)) {
            Callable<PlanChanges> first = () -> {
                start.await(10, TimeUnit.SECONDS);
                return publishing.publish(one, seenOne, "first");
            };
            Callable<PlanChanges> second = () -> {
                start.await(10, TimeUnit.SECONDS);
                return publishing.publish(other, seenOther, "second");
            };
            for (Future<PlanChanges> answer : List.of(planners.submit(first), planners.submit(second))) {
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

    private void assertRefused(long proposal, String rule, String request) {
        String seen = publishing.preview(proposal).changes().fingerprint();
        assertThatThrownBy(() -> publishing.publish(proposal, seen, "planner"))
                .isInstanceOfSatisfying(
                        ScheduleRefused.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::rule, Violation::request)
                                .contains(org.assertj.core.api.Assertions.tuple(rule, request)));
    }

    private PlanChanges publish(long proposal) {
        return publishing.publish(
                proposal, publishing.preview(proposal).changes().fingerprint(), "planner");
    }

    private long proposal(ScheduleRow... schedule) {
        PlanningRun run = runs.save(new PlanningRun(
                RunOrder.of(profiles.preferred(), PlanningRun.SHORTEST, 1, Start.SCRATCH), "planner", SmallClinic.NOW));
        long proposal = store(run, schedule);
        end(run);
        return proposal;
    }

    private long store(PlanningRun run, ScheduleRow... schedule) {
        List<ScheduleRow> rows = List.of(schedule);
        return store.replace(
                run, new Candidate(rows, new PlanScore(0, 0, 0), rows.size(), rows.size()), "", List.of(), rows);
    }

    private void end(PlanningRun run) {
        transactions.executeWithoutResult(status ->
                runs.findById(run.id()).orElseThrow().end(RunState.FINISHED, ScoreCurve.empty(), SmallClinic.NOW));
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
