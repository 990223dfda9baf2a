package org.samrad.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContinuityTest {

    @Test
    void itIsOneWhereItWasAlwaysTheSameAndNoneWhereNobodyCameTwice() {
        assertThat(Continuity.of(List.of(4)).index()).isEqualTo(1);
        assertThat(Continuity.of(List.of(1, 1, 1)).index()).isZero();
    }

    @Test
    void itLiesBetweenWhereSomeCameAgain() {
        // 3 of one, 1 of another: (9 + 1 - 4) / (4 * 3).
        assertThat(Continuity.of(List.of(3, 1)).index()).isCloseTo(0.5, within(1e-9));
        assertThat(Continuity.of(List.of(3, 1)))
                .extracting(Continuity::people, Continuity::meetings)
                .containsExactly(2, 4);
    }

    @Test
    void oneMeetingTellsNothing() {
        assertThat(Continuity.of(List.of()).index()).isNull();
        assertThat(Continuity.of(List.of(1)).index()).isNull();
        assertThat(Continuity.of(List.of(2_000_000_000, 2_000_000_000)).index()).isCloseTo(0.5, within(1e-6));
    }
}
