package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.explain.unblock.DroppedRole;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.AssumptionTakenBack;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunOrder;
import org.samrad.plan.RunState;
import org.samrad.plan.WhatIf;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.Start;
import org.samrad.solve.UncheckedSchedule;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.SmallClinic;
import org.samrad.weights.WeightProfiles;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Of the proposals that nobody published, the oldest go; what a planner has named or changed by hand stays. */
@Import(PlanningBeans.class)
@RecordApplicationEvents
abstract class ForgettingTest {

    @OnH2
    static class OnH2Test extends ForgettingTest {}

    @OnPostgres
    static class OnPostgresTest extends ForgettingTest {}

    @Autowired
    ProposalStore store;

    @Autowired
    NamingAndDiscarding keeping;

    @Autowired
    AssumedChanges assumptions;

    @Autowired
    ApplicationEvents told;

    @Autowired
    Proposals proposals;

    @Autowired
    PlanningRuns runs;

    @Autowired
    WeightProfiles profiles;

    @Autowired
    DatabaseImport databaseImport;

    @BeforeEach
    void load() {
        databaseImport.replace(SmallClinic.with(1), LoadingProgress.SILENT);
    }

    @Test
    void aNamedWhatIfStaysAndTheOldestWithoutANameGoes() {
        long ordered = whatIf("One nurse more");
        long renamed = whatIf(null);
        keeping.nameProposal(renamed, "One doctor more");
        long oldest = whatIf(null);
        var dropped = new DroppedRole("R1", "doctor");
        assumptions.add(oldest, "R1", dropped);
        List<Long> newer = whatIfs(ProposalStore.KEPT_WHAT_IFS);

        store.forgetOld();

        assertThat(kept()).doesNotContain(oldest).contains(ordered, renamed).containsAll(newer);
        assertThat(told.stream(AssumptionTakenBack.class))
                .as("what it took for granted")
                .containsExactly(new AssumptionTakenBack("R1", dropped));
    }

    @Test
    void aNameThatIsTakenAwayKeepsAWhatIfNoLonger() {
        long once = whatIf("One nurse more");
        keeping.nameProposal(once, "");
        List<Long> newer = whatIfs(ProposalStore.KEPT_WHAT_IFS);

        store.forgetOld();

        assertThat(kept()).containsExactlyInAnyOrderElementsOf(newer);
    }

    @Test
    void namedWhatIfsTakeNoPlaceOfOthers() {
        List<Long> all = whatIfs(ProposalStore.KEPT_WHAT_IFS);
        all.add(whatIf("One nurse more"));

        store.forgetOld();

        assertThat(kept()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aProposalThatWasChangedByHandStaysAndTheOldestOfARunGoes() {
        long edited = proposals
                .save(Proposal.edited(PlanRef.PUBLISHED, profiles.preferred().weights(), "anna"))
                .id();
        long oldest = madeBy(order());
        List<Long> newer = new ArrayList<>();
        for (int number = 0; number < PlanningBeans.KEPT; number++) {
            newer.add(madeBy(order()));
        }

        store.forgetOld();

        assertThat(kept()).doesNotContain(oldest).contains(edited).containsAll(newer);
    }

    private List<Long> kept() {
        return proposals.findAll().stream().map(Proposal::id).toList();
    }

    private List<Long> whatIfs(int count) {
        var made = new ArrayList<Long>();
        for (int number = 0; number < count; number++) {
            made.add(whatIf(null));
        }
        return made;
    }

    private long whatIf(@Nullable String name) {
        return madeBy(order().named(name).imagining(new WhatIf.NothingMore().text()));
    }

    private RunOrder order() {
        return RunOrder.of(profiles.preferred(), PlanningRun.LONGEST, 1, Start.SCRATCH);
    }

    /** What a run that has ended has made. */
    private long madeBy(RunOrder order) {
        var run = new PlanningRun(order, "anna", SmallClinic.NOW);
        run.end(RunState.FINISHED, ScoreCurve.empty(), SmallClinic.NOW);
        var nothing = new UncheckedSchedule(List.of(), new PlanScore(0, 1, 0), 0, 2);
        return store.replace(runs.save(run), nothing, "", List.of(), List.of());
    }
}
