package org.samrad.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompetenceTreeTest {

    @Test
    void whatLiesBelowIsNarrowerAndWhatLiesBesideIsNot() {
        Map<String, @Nullable String> broader = new HashMap<>();
        broader.put("care", null);
        broader.put("psychology", "care");
        broader.put("trauma", "psychology");
        broader.put("sleep", "care");
        var tree = new CompetenceTree(broader);

        assertThat(tree.isSameOrNarrower("trauma", "trauma")).isTrue();
        assertThat(tree.isSameOrNarrower("trauma", "care")).isTrue();
        assertThat(tree.isSameOrNarrower("care", "trauma")).isFalse();
        assertThat(tree.isSameOrNarrower("sleep", "psychology")).isFalse();
        assertThat(tree.isSameOrNarrower("none", "care")).isFalse();
        assertThat(tree.isSameOrNarrower("none", "none")).isFalse();
    }

    @Test
    void aTreeMayBeDeeperThanTheStackIsHigh() {
        Map<String, @Nullable String> broader = new HashMap<>();
        broader.put("k0", null);
        for (int i = 1; i < 500_000; i++) {
            broader.put("k" + i, "k" + (i - 1));
        }
        var tree = new CompetenceTree(broader);

        assertThat(tree.isSameOrNarrower("k499999", "k0")).isTrue();
        assertThat(tree.isSameOrNarrower("k250000", "k250001")).isFalse();
    }
}
