package org.samrad.solver.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReviewTest;

class RuinAndRecreateTest {

    private static final int DRAWS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyOptionThatAMoveMakesKeepsTheRulesThatItTellsByItself(long seed) {
        var random = new Random(seed);
        Plan plan = PlanReviewTest.randomPlan(random);
        var rearranger = new RuinAndRecreate(plan);
        int made = 0;

        for (int draw = 0; draw < DRAWS; draw++) {
            Reassignment move = rearranger.draw(random);
            for (Object value : move.getPlanningValues()) {
                if (value instanceof Option option) {
                    assertThat(option.broken()).as("%s", option).isEmpty();
                    made++;
                }
            }
        }

        assertThat(made).isPositive();
    }
}
