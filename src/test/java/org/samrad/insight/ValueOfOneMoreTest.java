package org.samrad.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.exchange.DatabaseImport;
import org.samrad.exchange.LoadingProgress;
import org.samrad.insight.ValueFigures.Standing;
import org.samrad.insight.ValueFigures.Value;
import org.samrad.plan.PlanRef;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningRuns;
import org.samrad.plan.Proposal;
import org.samrad.plan.ProposalRows;
import org.samrad.plan.Proposals;
import org.samrad.plan.RunState;
import org.samrad.plan.WhatIf;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.plan.snapshot.OpenPlans;
import org.samrad.run.Planner;
import org.samrad.testing.OnH2;
import org.samrad.testing.OnPostgres;
import org.samrad.testing.PlanningBeans;
import org.samrad.testing.PlanningBeans.Heard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Studies that are really solved: what they tell is what their runs have made. */
@Import(PlanningBeans.class)
abstract class ValueOfOneMoreTest {

    @OnH2
    static class OnH2Test extends ValueOfOneMoreTest {}

    @OnPostgres
    static class OnPostgresTest extends ValueOfOneMoreTest {}

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Autowired
    DatabaseImport databaseImport;

    @Autowired
    Bottlenecks bottlenecks;

    @Autowired
    ValueOfOneMore valueOfOneMore;

    @Autowired
    ValueStudies studies;

    @Autowired
    ValueFigures figures;

    @Autowired
    Planner planner;

    @Autowired
    PlanningRuns runs;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalRows rows;

    @Autowired
    OpenPlans plans;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Heard heard;

    /** Nina has an hour in each of two weeks; eight requests want one. */
    @BeforeEach
    void load() {
        Shortage clinic = new Shortage()
                .specialist("nina", "neurology", 4)
                .offers("nina", DayOfWeek.MONDAY, "09:00", "10:00")
                .specialist("pia", "psychology", 4)
                .offers("pia", DayOfWeek.MONDAY, "09:00", "10:00");
        for (int number = 1; number <= 8; number++) {
            clinic.request("r" + number, "Borås", null, "neurology");
        }
        databaseImport.replace(clinic.data(), LoadingProgress.SILENT);
    }

    @AfterEach
    void nothingStaysUnderWay() throws InterruptedException {
        for (PlanningRun run : runs.underWay()) {
            planner.stop(run.id());
            heard.endOf(run.id());
        }
        studies.deleteAll();
    }

    @Test
    void theNumbersAreThoseOfTheRunsThatWereSolved() throws InterruptedException {
        ValueStudy study = ask("neurology");
        solve(study);

        Standing standing = standing(study);
        Proposal base = proposals.findByRun(study.baseRun()).orElseThrow();
        assertThat(base.scheduled()).isEqualTo(2);
        assertThat(standing.underWay()).isFalse();
        assertThat(standing.outdated()).isFalse();
        assertThat(standing.baseFoundMore()).isEqualTo(2);
        assertThat(standing.values())
                .extracting(value -> value.trial().minutesWeekly(), Value::moreScheduled)
                .containsExactly(tuple(60, 2), tuple(120, 4), tuple(240, 6));
        for (Value value : standing.values()) {
            Proposal solved = proposals.findByRun(value.trial().run()).orElseThrow();
            assertThat(value.moreScheduled())
                    .isEqualTo(placed(solved) - placed(base))
                    .isEqualTo(solved.scheduled() - base.scheduled());
            assertThat(value.daysSaved()).isEqualTo(daysWaited(base) - daysWaited(solved));
        }
    }

    @Test
    void whatIsImaginedOfTheDataHoldsWhereverTheProposalIsOpened() throws InterruptedException {
        ValueStudy study = ask("neurology");
        solve(study);

        Value four = standing(study).values().getLast();
        OpenPlan opened = plans.of(PlanRef.proposal(four.outcome().result().proposal()));

        assertThat(opened.violations()).isEmpty();
        assertThat(opened.data())
                .isEqualTo(four.more().applyTo(plans.of(PlanRef.PUBLISHED).data()));
        assertThat(opened.schedule())
                .anyMatch(row -> row.specialist().equals(four.more().specialist()));
        assertThat(plans.of(PlanRef.PUBLISHED).data().specialists()).hasSize(2);
    }

    @Test
    void aWhatIfIsMarkedAndIsNotTheNewestProposal() throws InterruptedException {
        ValueStudy study = ask("neurology");
        solve(study);

        assertThat(proposals.findNewest()).isEmpty();
        assertThat(study.runs())
                .allSatisfy(
                        run -> assertThat(proposals.findByRun(run).orElseThrow().isWhatIf())
                                .isTrue());
        assertThat(runs.findById(study.baseRun()).orElseThrow().whatIf()).contains(new WhatIf.NothingMore().text());
        PlanRef ofWhatIf = proposals.findByRun(study.baseRun()).orElseThrow().ref();
        assertThat(valueOfOneMore.mayBeAskedOf(bottlenecks.of(ofWhatIf))).isFalse();
        assertThatThrownBy(() -> valueOfOneMore.ask(ofWhatIf, List.of("neurology"), LIMIT, "test"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theNextStudyOfTheSamePlanComparesWithTheSameBase() throws InterruptedException {
        Duration shortest = PlanningRun.SHORTEST;
        ValueStudy first = ask("neurology", shortest);
        first.trials().forEach(trial -> planner.stop(trial.run()));
        assertThat(heard.endOf(first.baseRun()).state()).isEqualTo(RunState.FINISHED);

        assertThat(ask("psychology", shortest).baseRun()).isEqualTo(first.baseRun());
        assertThat(ask("psychology", LIMIT).baseRun()).isNotEqualTo(first.baseRun());
    }

    @Test
    void aBaseThatWasStoppedEarlyIsNoneToCompareWithAgain() throws InterruptedException {
        ValueStudy first = ask("neurology");
        solve(first);

        assertThat(ask("psychology").baseRun()).isNotEqualTo(first.baseRun());
    }

    @Test
    void aStudyIsStoppedWithAllItsRuns() throws InterruptedException {
        ValueStudy study = ask("neurology");
        heard.storedOf(study.baseRun());

        valueOfOneMore.stop(study);
        heard.endOf(study.baseRun());

        // One of the others may just have begun.
        await().atMost(LIMIT).until(() -> runs.underWay().isEmpty());
        Standing standing = standing(study);
        assertThat(standing.underWay()).isFalse();
        assertThat(standing.values())
                .allSatisfy(value -> assertThat(value.known()).isFalse());
    }

    @Test
    void whenTheDataChangeTheAnswerIsToldToBeOutdated() throws InterruptedException {
        ValueStudy study = ask("neurology");
        solve(study);
        assertThat(standing(study).outdated()).isFalse();

        jdbc.update("update consultation_request set version = version + 1 where id = 'r1'");

        assertThat(standing(study).outdated()).isTrue();
    }

    @Test
    void studiesGoWithTheDataThatTheyWereAbout() {
        ask("neurology");

        load();

        assertThat(studies.findAll()).isEmpty();
    }

    private ValueStudy ask(String competence) {
        return ask(competence, LIMIT);
    }

    private ValueStudy ask(String competence, Duration limit) {
        return valueOfOneMore.ask(PlanRef.PUBLISHED, List.of(competence), limit, "test");
    }

    /** Each is as good as it gets at once, and need not use its time. */
    private void solve(ValueStudy study) throws InterruptedException {
        for (long run : study.runs()) {
            heard.storedOf(run);
            planner.stop(run);
            heard.endOf(run);
        }
    }

    private Standing standing(ValueStudy study) {
        return figures.of(study, bottlenecks.of(PlanRef.PUBLISHED));
    }

    private int placed(Proposal proposal) {
        return (int) rows.all(proposal.id()).stream()
                .map(ScheduleRow::request)
                .distinct()
                .count();
    }

    /** Everybody could begin on the Friday before; who has no place waits until Monday 14 December. */
    private long daysWaited(Proposal proposal) {
        var days = new HashMap<String, LocalDate>();
        rows.all(proposal.id())
                .forEach(row -> days.put(row.request(), row.start().toLocalDate()));
        long sum = 0;
        for (PlanningData.Request request : plans.of(PlanRef.PUBLISHED).data().requests()) {
            sum += ChronoUnit.DAYS.between(
                    LocalDate.parse("2026-11-27"), days.getOrDefault(request.id(), LocalDate.parse("2026-12-14")));
        }
        return sum;
    }
}
