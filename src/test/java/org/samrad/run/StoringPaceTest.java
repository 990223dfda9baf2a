package org.samrad.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoringPaceTest {

    private final StoringPace pace = new StoringPace(Duration.ofMillis(1500));

    @Test
    void theFirstIsStoredAtOnceAndOneAtATime() {
        assertThat(pace.claim(Duration.ZERO)).isTrue();
        assertThat(pace.claim(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void theNextWaitsForTheInterval() {
        pace.claim(Duration.ofMillis(100));
        pace.done(Duration.ofMillis(100), Duration.ofMillis(50));

        assertThat(pace.claim(Duration.ofMillis(1649))).isFalse();
        assertThat(pace.claim(Duration.ofMillis(1650))).isTrue();
    }

    @Test
    void whatTookLongIsRepeatedMoreSeldom() {
        pace.claim(Duration.ZERO);
        pace.done(Duration.ZERO, Duration.ofSeconds(1));

        assertThat(pace.claim(Duration.ofMillis(4999))).isFalse();
        assertThat(pace.claim(Duration.ofMillis(5000))).isTrue();
    }
}
