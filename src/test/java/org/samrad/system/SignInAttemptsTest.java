package org.samrad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guessing is slowed, and nobody but the one who guesses waits. */
class SignInAttemptsTest {

    private static final String HERE = "192.0.2.7";
    private static final String ELSEWHERE = "198.51.100.9";

    private Instant now = Instant.parse("2026-12-01T08:00:00Z");

    private final SignInAttempts attempts = new SignInAttempts(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "4, 0", "5, 1", "6, 2", "7, 4", "8, 8", "13, 256", "14, 300", "60, 300"})
    void aFewMistakesAreFreeAndEachMoreDoublesTheWait(int mistakes, long seconds) {
        fail("planner", HERE, mistakes);
        assertThat(attempts.wait("planner", HERE)).hasSeconds(seconds);
    }

    @Test
    void theWaitIsOverWhenItsTimeHasPassed() {
        fail("planner", HERE, 8);
        now = now.plusSeconds(7);
        assertThat(attempts.wait("planner", HERE)).hasSeconds(1);
        now = now.plusSeconds(1);
        assertThat(attempts.wait("planner", HERE)).isZero();
    }

    @Test
    void whoGuessesOneAccountShutsOutNobodyElse() {
        fail("planner", HERE, 20);
        assertThat(attempts.wait("coordinator", HERE)).isZero();
        assertThat(attempts.wait("planner", ELSEWHERE)).isZero();
    }

    @Test
    void whoGuessesManyAccountsIsSlowedForAllOfThem() {
        for (int i = 0; i < 29; i++) {
            fail("name" + i, HERE, 1);
        }
        assertThat(attempts.wait("planner", HERE)).isZero();
        fail("name29", HERE, 1);
        assertThat(attempts.wait("planner", HERE)).hasSeconds(1);
        fail("name30", HERE, 10);
        assertThat(attempts.wait("planner", HERE)).hasSeconds(10);
        assertThat(attempts.wait("planner", ELSEWHERE)).isZero();
    }

    @Test
    void anAccountThatManyGuessIsSlowedEverywhereButWhereItsOwnerSignsIn() {
        attempts.succeeded("planner", HERE);
        for (int i = 0; i < 50; i++) {
            fail("planner", "203.0.113." + i, 1);
        }
        assertThat(attempts.wait("planner", ELSEWHERE)).hasSeconds(10);
        assertThat(attempts.wait("planner", HERE)).isZero();
    }

    @Test
    void theRightPasswordForgivesWhatWentWrongBefore() {
        fail("planner", HERE, 4);
        attempts.succeeded("planner", HERE);
        fail("planner", HERE, 4);
        assertThat(attempts.wait("planner", HERE)).isZero();
    }

    @Test
    void anHourForgivesAll() {
        fail("planner", HERE, 20);
        now = now.plus(Duration.ofMinutes(61));
        fail("planner", HERE, 4);
        assertThat(attempts.wait("planner", HERE)).isZero();
    }

    @Test
    void aNetworkOfTheNewerKindCountsAsOneAddress() {
        for (int i = 0; i < 6; i++) {
            fail("planner", "2001:db8:1:2::" + i, 1);
        }
        assertThat(attempts.wait("planner", "2001:db8:1:2:ffff::1")).hasSeconds(2);
        assertThat(attempts.wait("planner", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void aLongNameIsRememberedByItsBeginning() {
        fail("n".repeat(100_000), HERE, 6);
        assertThat(attempts.wait("n".repeat(65), HERE)).hasSeconds(2);
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(account, address);
        }
    }
}
