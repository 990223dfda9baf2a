package org.samrad.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

class WeightProfileTest {

    @Test
    void anOwnProfileKeepsItsWeights() {
        var profile = new WeightProfile("  Autumn ", new Weights(Map.of(PlanRule.WAITING, 2.5)));

        assertThat(profile.name()).isEqualTo("Autumn");
        assertThat(profile.weights().of(PlanRule.WAITING)).isEqualTo(2.5);
        profile.reweigh(Weights.benchmark());
        assertThat(profile.weights()).isEqualTo(Weights.benchmark());
    }

    @Test
    void aProfileNeedsAName() {
        assertThatThrownBy(() -> new WeightProfile("   ", Weights.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 60 characters, not 0");
        assertThatThrownBy(() -> new WeightProfile("x".repeat(61), Weights.defaults()))
                .hasMessageContaining("not 61");
    }
}
