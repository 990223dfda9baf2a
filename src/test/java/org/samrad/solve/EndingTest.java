package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndingTest {

    private Duration now = Duration.ofHours(5);

    private Ending limitedTo(int seconds) {
        return new Ending(Duration.ofSeconds(seconds), () -> now.toNanos());
    }

    private void pass(int milliseconds) {
        now = now.plusMillis(milliseconds);
    }

    @Test
    void theSearchEndsBeforeTheLimitByWhatIsKeptBackForCheckingFloorsAndExplaining() {
        Ending ending = limitedTo(30);
        ending.keepBack(Duration.ofMillis(200), 50);

        pass(27_099);
        assertThat(ending.isSearchOver()).isFalse();
        assertThat(ending.left()).hasMillis(2_901);

        pass(1);
        assertThat(ending.isSearchOver()).isTrue();
    }

    @Test
    void explanationsGetATwentiethOfTheTimeAtMost() {
        Ending ending = limitedTo(30);
        ending.keepBack(Duration.ZERO, 1_000_000);

        assertThat(ending.leftToSearch()).hasMillis(27_000);
    }

    @Test
    void theSearchGetsAThirdOfTheTimeAtLeast() {
        Ending ending = limitedTo(30);
        ending.keepBack(Duration.ofMinutes(1), 1_000_000);

        assertThat(ending.leftToSearch()).hasMillis(12_000);
        assertThat(limitedTo(0).isSearchOver()).isTrue();
    }

    @Test
    void explainingLeavesTimeToWrite() {
        Ending ending = limitedTo(30);
        ending.keepBack(Duration.ofSeconds(1), 1_000_000);
        pass(23_000);
        ending.beginExplaining();

        pass(5_000);
        assertThat(ending.isExplainingOver()).isFalse();
        pass(1);
        assertThat(ending.isExplainingOver()).isTrue();
    }

    @Test
    void floorsGetATwentiethOfTheTimeAndHardlyAnyOnceItIsStopped() {
        Ending ending = limitedTo(30);
        ending.keepBack(Duration.ZERO, 0);
        assertThat(ending.beginFloors()).hasMillis(1_500);

        pass(1_000);
        assertThat(ending.areFloorsOver()).isFalse();
        ending.stop();
        pass(201);
        assertThat(ending.areFloorsOver()).isTrue();
        assertThat(ending.beginFloors()).hasMillis(200);
    }

    @Test
    void onceItIsStoppedNothingIsSearchedAndLittleExplained() {
        Ending ending = limitedTo(30);
        ending.stop();
        assertThat(ending.isSearchOver()).isTrue();
        assertThat(ending.isStopped()).isTrue();

        ending.beginExplaining();
        pass(500);
        assertThat(ending.isExplainingOver()).isFalse();
        pass(1);
        assertThat(ending.isExplainingOver()).isTrue();
    }

    @Test
    void beingStoppedCutsAnExplanationShort() {
        Ending ending = limitedTo(30);
        ending.beginExplaining();
        pass(10_000);
        ending.stop();

        pass(501);
        assertThat(ending.isExplainingOver()).isTrue();
    }

    @Test
    void whereTheLimitIsReachedALittleIsExplainedAllTheSame() {
        Ending ending = limitedTo(1);
        pass(2_000);
        ending.beginExplaining();

        assertThat(ending.left()).isZero();
        assertThat(ending.isExplainingOver()).isFalse();
    }
}
