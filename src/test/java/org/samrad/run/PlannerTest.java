package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestContent;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solve.UncheckedSchedule;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.PlanningBeans.Heard;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The life of a run. */
@Import(PlanningBeans.class)
abstract class PlannerTest {

    @OnH2
    static class OnH2Test extends PlannerTest {}

    @OnPostgres
    static class OnPostgresTest extends PlannerTest {}

    private static final Duration LONG = PlanningRun.LONGEST;

    @Autowired
    Planner planner;

    @Autowired
    PlanningRuns runs;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalRows rows;

    @Autowired
    ProposalStore store;

    @Autowired
    PlanningSettings settings;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    LiveData live;

    @Autowired
    ConsultationRequests requests;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Heard heard;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
    }

    @AfterEach
    void nothingStaysUnderWay() throws InterruptedException {
        for (PlanningRun run : runs.underWay()) {
            planner.stop(run.id());
            heard.endOf(run.id());
        }
    }

    @Test
    void theBestSoFarIsStoredWhileARunLastsAndKeptWhenItIsStopped() throws InterruptedException {
        long run = start(1).id();
        heard.storedOf(run);

        assertThat(state(run)).isEqualTo(RunState.RUNNING);
        assertThat(planner.progress(run)).hasValueSatisfying(live -> {
            assertThat(live.total()).isEqualTo(7);
            assertThat(live.left()).isPositive();
        });

        planner.stop(run);
        assertThat(heard.endOf(run).state()).isEqualTo(RunState.STOPPED);
        assertThat(planner.progress(run)).isEmpty();
        Proposal proposal = proposals.findByRun(run).orElseThrow();
        assertThat(proposal.complete()).isTrue();
        assertThat(proposal.scheduled()).isEqualTo(6);
        assertThat(proposal.total()).isEqualTo(7);
        assertThat(proposal.score().hard()).isZero();
        assertThat(ScheduleCheck.check(live.read().data(), rows.all(proposal.id())))
                .isEmpty();
        assertThat(rows.unscheduled(proposal.id()))
                .extracting(UnscheduledRow::request, UnscheduledRow::reason)
                .containsExactly(org.assertj.core.api.Assertions.tuple("X", "NO_COMPETENCE"));
        assertThat(runs.findById(run).orElseThrow().curve().points()).isNotEmpty();
    }

    @Test
    void oneRunIsSolvedAtATimeAndTheNextGetsItsTurn() throws InterruptedException {
        long first = start(1).id();
        long second = start(2).id();
        heard.storedOf(first);

        assertThat(state(second)).isEqualTo(RunState.QUEUED);
        assertThat(planner.progress(second)).isEmpty();

        planner.stop(first);
        heard.endOf(first);
        heard.storedOf(second);
        assertThat(state(second)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void aRunThatWaitsIsStoppedAtOnce() throws InterruptedException {
        long first = start(1).id();
        long second = start(2).id();
        heard.storedOf(first);

        planner.stop(second);

        assertThat(state(second)).isEqualTo(RunState.STOPPED);
        assertThat(proposals.findByRun(second)).isEmpty();
        assertThat(state(first)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void stoppingARunThatHasEndedChangesNothing() throws InterruptedException {
        long run = start(1).id();
        heard.storedOf(run);
        planner.stop(run);
        heard.endOf(run);

        planner.stop(run);

        assertThat(state(run)).isEqualTo(RunState.STOPPED);
    }

    @Test
    void aRestartInterruptsWhatIsBeingSolvedAndKeepsTheBestSoFarAndWhatWaitsHasItsTurn() throws InterruptedException {
        long running = start(1).id();
        long waiting = start(2).id();
        heard.storedOf(running);

        planner.stop();
        planner.start();

        assertThat(state(running)).isEqualTo(RunState.INTERRUPTED);
        Proposal kept = proposals.findByRun(running).orElseThrow();
        assertThat(rows.all(kept.id())).isNotEmpty();
        heard.storedOf(waiting);
    }

    @Test
    void aRunThatACrashLeftBehindIsInterruptedAtTheNextStart() {
        PlanningRun left =
                new PlanningRun(RunOrder.of(profiles.preferred(), LONG, 1, Start.SCRATCH), "planner", SmallClinic.NOW);
        left.begin(SmallClinic.NOW);
        left = runs.save(left);
        var placed = List.of(SmallClinic.placed("R1", SmallClinic.at(0, 9), "anna"));
        store.replace(left, new UncheckedSchedule(placed, new PlanScore(0, 10, 5), 1, 7), "", List.of(), placed);

        jdbc.update("update planning_run set alive_at = alive_at - interval '1' hour where id = ?", left.id());
        planner.stop();
        planner.start();
        planner.lookAfterRuns();

        PlanningRun found = runs.findById(left.id()).orElseThrow();
        assertThat(found.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(found.endedAt()).contains(SmallClinic.NOW);
        Proposal kept = proposals.findByRun(left.id()).orElseThrow();
        assertThat(kept.complete()).isFalse();
        assertThat(rows.all(kept.id())).isEqualTo(placed);
    }

    @Test
    void aRunWithNothingToPlaceFinishesAtOnce() throws InterruptedException {
        databaseImport.replace(withoutRequests(), LoadingProgress.SILENT);

        long run = start(1).id();

        assertThat(heard.endOf(run).state()).isEqualTo(RunState.FINISHED);
        assertThat(proposals.findByRun(run).orElseThrow().total()).isZero();
    }

    @Test
    void aScheduleThatTheCheckerRefusesIsNotStoredAndTheRuleIsNamed() {
        var begun =
                new PlanningRun(RunOrder.of(profiles.preferred(), LONG, 1, Start.SCRATCH), "planner", SmallClinic.NOW);
        // Else the planner itself would give it its turn.
        begun.begin(SmallClinic.NOW);
        PlanningRun run = runs.save(begun);
        var wrong = new Violation("double-booking", "R1", false, "anna is there already");
        var current = new CurrentRun(
                run,
                WarmStart.NONE,
                store,
                settings,
                (data, schedule) -> List.of(wrong),
                Runnable::run,
                proposal -> {},
                Clock.fixed(SmallClinic.NOW, ZoneOffset.UTC));

        assertThatThrownBy(() -> current.solve(live.read()))
                .isInstanceOfSatisfying(
                        ScheduleRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("double-booking"))
                .hasMessageContaining("double-booking (request R1): anna is there already");
        assertThat(proposals.findByRun(run.id())).isEmpty();
        // Else the planner would wait until it takes its program for dead.
        transactions.executeWithoutResult(status ->
                runs.findById(run.id()).orElseThrow().end(RunState.STOPPED, ScoreCurve.empty(), SmallClinic.NOW));
    }

    @Test
    void whatOnlyPinnedConsultationsBreakFailsNothing() {
        ScheduleRefused.unlessValid(List.of(new Violation("rooms", "R1", true, "given")));
    }

    @Test
    void dataThatIsReplacedTakesTheRunAndItsProposalWithIt() throws InterruptedException {
        long run = start(1).id();
        heard.storedOf(run);

        databaseImport.replace(SmallClinic.with(3), LoadingProgress.SILENT);

        assertThat(heard.endOf(run).state()).isEqualTo(RunState.FAILED);
        assertThat(runs.findById(run).orElseThrow().error())
                .contains("Other planning data (Small clinic) was loaded while it ran.");
        assertThat(proposals.findAll()).isEmpty();
    }

    @Test
    void aRequestWithdrawnWhileARunLastsLeavesItsProposalAndANewOneGetsAPlace() throws InterruptedException {
        long run = start(1).id();
        heard.storedOf(run);

        change("R2", ConsultationRequest::withdraw);
        String filed = file("C2");

        while (!rows.placed(heard.storedOf(run).proposal(), List.of("R2", filed))
                .equals(Set.of(filed))) {
            assertThat(state(run)).isEqualTo(RunState.RUNNING);
        }
        planner.stop(run);
        assertThat(heard.endOf(run).state()).isEqualTo(RunState.STOPPED);
        Proposal kept = proposals.findByRun(run).orElseThrow();
        assertThat(rows.placed(kept.id(), List.of("R2", filed))).containsExactly(filed);
        assertThat(ScheduleCheck.check(live.read().data(), rows.all(kept.id()))).isEmpty();
        assertThat(kept.total()).isEqualTo(7);
    }

    private void change(String request, Consumer<ConsultationRequest> how) {
        transactions.executeWithoutResult(status -> {
            ConsultationRequest found = requests.findById(request).orElseThrow();
            how.accept(found);
            requests.save(found);
        });
    }

    private String file(String caseId) {
        return transactions.execute(status -> {
            RequestContent content = requests.findById("R3").orElseThrow().content();
            return requests.save(ConsultationRequest.file(requests.nextId(), caseId, content, UrgencyScale.DEFAULT))
                    .id();
        });
    }

    @Test
    void theOldestProposalsThatNobodyPublishedAreForgotten() throws InterruptedException {
        Set<Long> made = new HashSet<>();
        for (int seed = 0; seed < PlanningBeans.KEPT + 2; seed++) {
            long run = start(seed).id();
            heard.storedOf(run);
            planner.stop(run);
            heard.endOf(run);
            made.add(run);
        }
        // Forgetting comes after the end that was heard of.
        planner.stop();
        planner.start();

        assertThat(proposals.findByRunIn(made))
                .hasSize(PlanningBeans.KEPT)
                .extracting(Proposal::run)
                .contains(made.stream().max(Long::compare).orElseThrow());
        assertThat(runs.findAllById(made)).hasSize(PlanningBeans.KEPT + 2);
    }

    @Test
    void aTimeLimitOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> planner.start(
                        RunOrder.of(profiles.preferred(), Duration.ofSeconds(601), 1, Start.SCRATCH), "planner"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The time limit must be 5 to 600 seconds, not 601.");
    }

    private PlanningRun start(long seed) {
        return planner.start(RunOrder.of(profiles.preferred(), LONG, seed, Start.SCRATCH), "planner");
    }

    private RunState state(long run) {
        return runs.findById(run).orElseThrow().state();
    }

    private static PlanningData withoutRequests() {
        PlanningData some = SmallClinic.with(0);
        return some.with(rows -> {
            rows.cases = List.of();
            rows.earlierContacts = List.of();
            rows.exclusions = List.of();
            rows.requests = List.of();
            rows.requestRoles = List.of();
            rows.requestWindows = List.of();
            rows.bookedRoles = List.of();
        });
    }
}
