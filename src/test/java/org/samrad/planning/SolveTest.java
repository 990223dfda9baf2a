package org.samrad.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.check.ScheduleCheck;
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
        Outcome outcome = new Solve(data, Weights.defaults(), Duration.ofMillis(700), seed, 1).run(progress -> {});

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
}
