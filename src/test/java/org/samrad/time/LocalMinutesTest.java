package org.samrad.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalMinutesTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private final LocalMinutes minutes = new LocalMinutes(LocalDate.parse("2027-03-22"));

    @Test
    void daysAndMinutesCountFromTheFirstMidnight() {
        assertThat(minutes.day(LocalDate.parse("2027-03-21"))).isEqualTo(-1);
        assertThat(minutes.minute(LocalDateTime.parse("2027-03-23T00:01"))).isEqualTo(24 * 60 + 1);
        assertThat(minutes.time(24 * 60 + 1)).isEqualTo("2027-03-23T00:01");
    }

    @Test
    void noDateOverflows() {
        assertThat(minutes.day(LocalDate.MAX)).isPositive();
        assertThat(minutes.day(LocalDate.MIN)).isNegative();
        assertThat(minutes.minute(LocalDateTime.MAX)).isEqualTo(minutes.day(LocalDate.MAX) * LocalMinutes.PER_DAY);
        assertThat(minutes.minute(LocalDateTime.MIN)).isNegative();
    }

    @Test
    void theHourThatTheClocksSkipIsLeftOut() {
        assertThat(minutes.skipped(STOCKHOLM, 14))
                .containsExactly(new int[] {6 * LocalMinutes.PER_DAY + 120, 6 * LocalMinutes.PER_DAY + 180});
    }

    @Test
    void anHourThatComesTwiceIsNotLeftOut() {
        assertThat(new LocalMinutes(LocalDate.parse("2027-10-25")).skipped(STOCKHOLM, 14))
                .isEmpty();
    }

    @Test
    void daysBeforeTheClocksChangeSkipNothing() {
        assertThat(minutes.skipped(STOCKHOLM, 6)).isEmpty();
    }

    @Test
    void aSkippedDayIsLeftOutDayByDay() {
        var island = new LocalMinutes(LocalDate.parse("2011-12-26"));
        assertThat(island.skipped(ZoneId.of("Pacific/Apia"), 10))
                .containsExactly(new int[] {4 * LocalMinutes.PER_DAY, 5 * LocalMinutes.PER_DAY});
    }
}
