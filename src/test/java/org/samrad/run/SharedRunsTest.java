package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.snapshot.DataDigests;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.solve.Start;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.PlanningBeans.Heard;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Two programs that share one database: neither hears what the other does but by the database. */
@Import(PlanningBeans.class)
abstract class SharedRunsTest {

    @OnH2
    static class OnH2Test extends SharedRunsTest {}

    @OnPostgres
    static class OnPostgresTest extends SharedRunsTest {}

    @Autowired
    Planner planner;

    @Autowired
    PlanningRuns runs;

    @Autowired
    RunLeases leases;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalRows rows;

    @Autowired
    ProposalStore store;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    LiveData live;

    @Autowired
    DataDigests digests;

    @Autowired
    PlanningSettings settings;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Heard heard;

    private RunLeases othersLeases;
    private Planner other;

    @BeforeEach
    void startTwo() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
        othersLeases = new RunLeases(jdbc, transactions);
        var endings = new RunEndings(runs, othersLeases, transactions, events, clock);
        other = new Planner(
                runs,
                othersLeases,
                endings,
                new RunSolving(endings, store, live, digests, settings, events, clock),
                live,
                digests,
                settings,
                transactions,
                events,
                clock);
    }

    @AfterEach
    void nothingStaysUnderWay() throws InterruptedException {
        other.stop();
        for (PlanningRun run : runs.underWay().reversed()) {
            planner.stop(run.id());
            heard.endOf(run.id());
        }
    }

    @Test
    void oneRunIsSolvedAtATimeByWhicheverProgramTookIt() throws InterruptedException {
        long first = start();
        heard.storedOf(first);
        long second = start();

        other.lookAfterRuns();
        assertThat(othersLeases.takeNext()).as("while one is being solved").isEmpty();
        assertThat(state(second)).isEqualTo(RunState.QUEUED);
        assertThat(leases.running()).containsExactly(first);
    }

    @Test
    void aRunThatWaitsIsTakenByAnotherProgramWhenTheOneThatItWasAskedOfEnds() throws InterruptedException {
        long first = start();
        heard.storedOf(first);
        long second = start();

        planner.stop();
        try {
            assertThat(state(first)).isEqualTo(RunState.INTERRUPTED);
            other.start();
            heard.storedOf(second);
            assertThat(othersLeases.running()).containsExactly(second);
        } finally {
            planner.start();
        }
    }

    @Test
    void whatAProgramHasTakenAndNotBegunGoesToAnotherWhenItFallsSilent() {
        planner.stop();
        try {
            long run =
                    runs.save(new PlanningRun(order(), "anna", SmallClinic.NOW)).id();
            assertThat(leases.takeNext()).contains(run);
            assertThat(othersLeases.takeNext()).isEmpty();
            assertThat(leases.takeNext()).as("its own, which could not begin").contains(run);

            jdbc.update("update planning_run set alive_at = alive_at - interval '1' hour where id = ?", run);

            assertThat(othersLeases.takeNext()).contains(run);
        } finally {
            planner.start();
        }
    }

    @Test
    void howFarARunHasComeIsSeenFromBothAndItIsStoppedFromTheOther() throws InterruptedException {
        long run = start();
        heard.storedOf(run);
        planner.lookAfterRuns();

        LiveProgress seen = other.progress(run).orElseThrow();
        assertThat(seen.total()).isEqualTo(planner.progress(run).orElseThrow().total());
        assertThat(seen.costs()).isNotEmpty();
        assertThat(seen.curve().points()).isNotEmpty();

        other.stop(run);
        planner.lookAfterRuns();
        assertThat(heard.endOf(run).state()).isEqualTo(RunState.STOPPED);
        assertThat(other.progress(run)).isEmpty();
    }

    @Test
    void whatChangesByAnotherProgramIsTakenInByTheRunThatIsBeingSolved() throws InterruptedException {
        long run = start();
        heard.storedOf(run);

        jdbc.update("update consultation_request set state = 'WITHDRAWN', version = version + 1 where id = 'R2'");

        long proposal = heard.storedOf(run).proposal();
        while (!rows.placed(proposal, List.of("R2")).isEmpty()) {
            assertThat(state(run)).isEqualTo(RunState.RUNNING);
            heard.storedOf(run);
        }
        assertThat(ScheduleCheck.check(live.read().data(), rows.all(proposal))).isEmpty();
    }

    @Test
    void aRunThatAnotherProgramHasEndedIsGivenUp() throws InterruptedException {
        long run = start();
        heard.storedOf(run);

        jdbc.update("update planning_run set state = 'FAILED', version = version + 1 where id = ?", run);
        long next = start();

        heard.storedOf(next);
    }

    private long start() {
        return planner.start(order(), "anna").id();
    }

    private RunOrder order() {
        return RunOrder.of(profiles.preferred(), PlanningRun.LONGEST, 1, Start.SCRATCH);
    }

    private RunState state(long run) {
        return runs.findById(run).orElseThrow().state();
    }
}
