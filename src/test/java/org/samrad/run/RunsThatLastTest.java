package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.WhatIf;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solve.UncheckedSchedule;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.PlanningBeans.Heard;
import org.samrad.testing.PlanningBeans.Outage;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs while the database is away, and beside other programs that live or have died. */
@Import(PlanningBeans.class)
abstract class RunsThatLastTest {

    @OnH2
    static class OnH2Test extends RunsThatLastTest {}

    @OnPostgres
    static class OnPostgresTest extends RunsThatLastTest {}

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
    NamingAndDiscarding keeping;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    LiveData live;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Heard heard;

    @Autowired
    Outage outage;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(6), LoadingProgress.SILENT);
    }

    @AfterEach
    void nothingStaysUnderWay() throws InterruptedException {
        outage.end();
        jdbc.update("update planning_run set state = 'INTERRUPTED' where program = 'another'");
        for (PlanningRun run : runs.underWay()) {
            planner.stop(run.id());
            heard.endOf(run.id());
        }
    }

    @Test
    void aRunThatIsStoppedWhileTheDatabaseIsAwayEndsWithItsBestOnceItIsBackAndTheNextBegins()
            throws InterruptedException {
        long first = start("anna");
        long second = start("anna");
        heard.storedOf(first);

        outage.begin();
        planner.stop(first);
        assertThatThrownBy(() -> planner.lookAfterRuns()).hasStackTraceContaining("The database is away.");
        outage.end();

        assertThat(heard.endOf(first).state()).isEqualTo(RunState.STOPPED);
        Proposal kept = proposals.findByRun(first).orElseThrow();
        assertThat(kept.complete()).isTrue();
        assertThat(ScheduleCheck.check(live.read().data(), rows.all(kept.id()))).isEmpty();
        heard.storedOf(second);
    }

    @Test
    void aRunThatLastsThroughAnOutageGoesOn() throws InterruptedException {
        long run = start("anna");
        heard.storedOf(run);

        outage.begin();
        assertThatThrownBy(() -> planner.lookAfterRuns()).hasStackTraceContaining("The database is away.");
        outage.end();
        planner.lookAfterRuns();

        assertThat(state(run)).isEqualTo(RunState.RUNNING);
        assertThat(planner.progress(run)).isPresent();
    }

    @Test
    void aRunOfAProgramThatHasFallenSilentIsInterruptedAndItsProposalCanBeThrownAway() {
        long left = runningElsewhere("1' second");
        long proposal = storedBy(left);
        assertThatThrownBy(() -> keeping.discard(proposal)).isInstanceOf(NamingAndDiscarding.StillNeeded.class);

        silence(left, "1' hour");
        planner.lookAfterRuns();

        assertThat(state(left)).isEqualTo(RunState.INTERRUPTED);
        keeping.discard(proposal);
        assertThat(proposals.existsById(proposal)).isFalse();
    }

    @Test
    void aRunOfAProgramThatHasFallenSilentIsStoppedWhereSomebodyAskedForIt() {
        long left = runningElsewhere("1' second");

        planner.stop(left);
        silence(left, "1' hour");
        planner.lookAfterRuns();

        assertThat(state(left)).isEqualTo(RunState.STOPPED);
    }

    @Test
    void aRunOfAnotherProgramThatLivesIsLeftToItAndIsOnlyAskedToStop() {
        long running = runningElsewhere("1' second");

        planner.stop();
        planner.start();
        planner.stop(running);
        planner.lookAfterRuns();

        assertThat(state(running)).isEqualTo(RunState.RUNNING);
        assertThat(leases.isStopAsked(running)).isTrue();
    }

    @Test
    void aStopThatAnotherProgramTookIsHeard() throws InterruptedException {
        long run = start("anna");
        heard.storedOf(run);

        leases.askToStop(run);
        planner.lookAfterRuns();

        assertThat(heard.endOf(run).state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void aRunThatOthersHaveEndedStoresNothingMore() {
        long left = runningElsewhere("1' hour");
        long proposal = storedBy(left);
        planner.lookAfterRuns();
        PlanningRun ended = runs.findById(left).orElseThrow();

        var better = new UncheckedSchedule(
                List.of(SmallClinic.placed("R2", SmallClinic.at(0, 9), "anna")), new PlanScore(0, 9, 5), 1, 7);
        assertThatThrownBy(() -> store.improve(ended, better, new ProposalStore.About("", 0), null))
                .isInstanceOf(ProposalStore.RunOver.class);

        assertThat(rows.placed(proposal, List.of("R1", "R2"))).containsExactly("R1");
    }

    @Test
    void whatIsStoredIsFoundOutWhereNobodyKnows() {
        long left = runningElsewhere("1' second");
        long proposal = storedBy(left);
        PlanningRun run = runs.findById(left).orElseThrow();

        var better = List.of(
                SmallClinic.placed("R1", SmallClinic.at(0, 9), "anna"),
                SmallClinic.placed("R2", SmallClinic.at(0, 10), "anna"));
        store.improve(
                run, new UncheckedSchedule(better, new PlanScore(0, 9, 5), 2, 7), new ProposalStore.About("", 5), null);

        assertThat(rows.all(proposal)).isEqualTo(better);
        assertThat(jdbc.queryForObject("select last_publication from proposal where id = ?", Long.class, proposal))
                .as("what is published from then on is news to it, and nothing before")
                .isEqualTo(5);
    }

    @Test
    void nobodyHasMoreRunsUnderWayThanOnePersonMayHave() throws InterruptedException {
        for (int number = 0; number < PlanningBeans.RUNS_PER_PERSON; number++) {
            start("anna");
        }

        assertThatThrownBy(() -> start("anna"))
                .isInstanceOfSatisfying(
                        TooManyRuns.class,
                        refused -> assertThat(refused.most()).isEqualTo(PlanningBeans.RUNS_PER_PERSON));
        start("bo");
        planner.start(order().imagining(new WhatIf.NothingMore().text()), "anna");
    }

    @Test
    void aRunOfTheDataAsTheyAreGoesBeforeThoseThatImagineSomething() throws InterruptedException {
        long first = start("anna");
        heard.storedOf(first);
        long imagined = planner.start(order().imagining(new WhatIf.NothingMore().text()), "anna")
                .id();
        long asked = start("bo");

        assertThat(runs.underWay()).extracting(PlanningRun::id).containsExactly(first, asked, imagined);
        planner.stop(first);
        heard.storedOf(asked);
        assertThat(state(imagined)).isEqualTo(RunState.QUEUED);
    }

    @Test
    void aRunWhoseTextsCantBeReadFailsAloneAndTheNextHasItsTurn() throws InterruptedException {
        long first = start("anna");
        heard.storedOf(first);
        long oddWeights = start("anna");
        jdbc.update("update planning_run set weights = 'overdue=such' where id = ?", oddWeights);
        long oddWhatIf = planner.start(order().imagining("{\"kind\":\"one-more\",\"firstDay\":\"2026-13-01\"}"), "anna")
                .id();
        long sound = start("bo");
        planner.stop(first);

        assertThat(heard.endOf(oddWeights).state()).isEqualTo(RunState.FAILED);
        heard.storedOf(sound);
        planner.stop(sound);
        assertThat(heard.endOf(oddWhatIf).state()).isEqualTo(RunState.FAILED);
        assertThat(runs.findById(oddWhatIf).orElseThrow().error())
                .hasValueSatisfying(why -> assertThat(why).contains("change of the data"));
    }

    @Test
    void whatSomebodyHasNamedOrARunIsToBeginWithIsNeverForgotten() throws InterruptedException {
        long named = storedBy(endedRun("A name"));
        long begunWith = storedBy(endedRun(null));
        long oldest = storedBy(endedRun(null));
        long first = start("anna");
        long waiting = planner.start(order().goingOnFrom(begunWith), "anna").id();
        for (int number = 0; number < PlanningBeans.KEPT; number++) {
            storedBy(endedRun(null));
        }

        store.forgetOld();

        assertThat(proposals.findAllById(List.of(named, begunWith, oldest)))
                .extracting(Proposal::id)
                .containsExactlyInAnyOrder(named, begunWith);
        planner.stop(waiting);
        planner.stop(first);
        heard.endOf(first);
    }

    private RunOrder order() {
        return RunOrder.of(profiles.preferred(), PlanningRun.LONGEST, 1, Start.SCRATCH);
    }

    private long start(String by) {
        return planner.start(order(), by).id();
    }

    /** A run of another program. */
    private long runningElsewhere(String silentFor) {
        PlanningRun run = runs.save(new PlanningRun(order(), "anna", SmallClinic.NOW));
        run.begin(SmallClinic.NOW);
        runs.save(run);
        silence(run.id(), silentFor);
        return run.id();
    }

    private void silence(long run, String silentFor) {
        jdbc.update(
                "update planning_run set program = 'another', alive_at = current_timestamp - interval '" + silentFor
                        + " where id = ?",
                run);
    }

    private long endedRun(String name) {
        PlanningRun run = runs.save(new PlanningRun(order().named(name), "anna", SmallClinic.NOW));
        run.end(RunState.FINISHED, ScoreCurve.empty(), SmallClinic.NOW);
        return runs.save(run).id();
    }

    private long storedBy(long run) {
        var placed = List.of(SmallClinic.placed("R1", SmallClinic.at(0, 9), "anna"));
        return store.replace(
                runs.findById(run).orElseThrow(),
                new UncheckedSchedule(placed, new PlanScore(0, 10, 5), 1, 7),
                "",
                List.of(),
                placed);
    }

    private RunState state(long run) {
        return runs.findById(run).orElseThrow().state();
    }
}
