package org.samrad.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

class SolveTest {

    @ParameterizedTest
    @ValueSource(
            longs = {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
                29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40
            })
    void everyAnswerToRandomDataKeepsEveryRule(long seed) {
        var data = new RandomData(seed, 8 + (int) seed, 40, 9).next();
        Outcome outcome = new Solve(data, Weights.defaults(), Duration.ofMillis(400), seed, 1).run(progress -> {});

        assertThat(outcome.violations())
                .filteredOn(violation -> !violation.given())
                .isEmpty();
        assertThat(ScheduleCheck.checkComplete(data, outcome.schedule(), outcome.unscheduled()))
                .isEmpty();
        Set<String> scheduled = new HashSet<>();
        outcome.schedule().forEach(row -> scheduled.add(row.request()));
        assertThat(scheduled.size() + outcome.unscheduled().size()).isEqualTo(40);
        assertThat(outcome.costs().get(PlanRule.UNSCHEDULED))
                .isEqualTo(outcome.score().medium());
    }

    @Test
    void aSolveThatIsStoppedEndsWithItsBestSoFar() {
        var data = new RandomData(3, 20, 60, 9).next();
        var solve = new Solve(data, Weights.benchmark(), Duration.ofMinutes(10), 1, 2);

        Outcome outcome = solve.run(progress -> solve.stop());

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.spent()).isLessThan(Duration.ofMinutes(5));
        assertThat(outcome.schedule()).isNotEmpty();
    }

    @Test
    void aSolveThatIsStoppedBeforeItBeganEndsAtOnceAndKeepsEveryRule() {
        var data = new RandomData(4, 20, 60, 9).next();
        var solve = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), 1, 2);
        solve.stop();

        Outcome outcome = solve.run(progress -> {});

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.violations()).allMatch(Violation::given);
    }

    @Test
    void aDataSetWithoutRequestsHasAnEmptyAnswer() {
        Outcome outcome =
                new Solve(new RandomData(5, 5, 0, 5).next(), Weights.defaults(), Duration.ofSeconds(1), 1).run(p -> {});

        assertThat(outcome.schedule()).isEmpty();
        assertThat(outcome.unscheduled()).isEmpty();
    }

    @Test
    void aProfileThatSwitchesOverdueOffCostsNothingForIt() {
        var data = new RandomData(6, 20, 40, 9).next();

        Outcome outcome = new Solve(data, Weights.benchmark(), Duration.ofMillis(500), 1, 1).run(progress -> {});

        assertThat(outcome.costs().get(PlanRule.OVERDUE)).isZero();
        assertThat(outcome.score().soft()).isEqualTo(outcome.costs().get(PlanRule.WAITING));
    }
}
