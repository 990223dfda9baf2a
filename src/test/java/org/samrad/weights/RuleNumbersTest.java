package org.samrad.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

class RuleNumbersTest {

    @Test
    void whatIsWrittenIsReadBack() {
        Map<PlanRule, Double> numbers = Map.of(PlanRule.WAITING, 0.125, PlanRule.UNSCHEDULED, 12.0);

        assertThat(RuleNumbers.read(RuleNumbers.write(numbers))).isEqualTo(numbers);
    }

    @Test
    void aRuleThatTheProgramNoLongerKnowsIsPassedOver() {
        assertThat(RuleNumbers.read("waiting=2.0 gone-since=3.0")).isEqualTo(Map.of(PlanRule.WAITING, 2.0));
    }

    @Test
    void everyTunableRuleOfAProfileSurvives() {
        assertThat(new Weights(
                        RuleNumbers.read(RuleNumbers.write(Weights.benchmark().byRule()))))
                .isEqualTo(Weights.benchmark());
    }
}
