package org.samrad.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Which moment planning starts from. */
class PlanningHorizonTest {

    private static final LocalDateTime LOADED = LocalDateTime.of(2026, 11, 27, 12, 0);

    private final PlanningHorizon horizon = new PlanningHorizon(
            "Region",
            ZoneId.of("Europe/Oslo"),
            Country.NO,
            LOADED,
            LocalDate.of(2026, 11, 30),
            LocalDate.of(2026, 12, 28),
            15);

    @Test
    void beforeTheDataBeginsItsOwnMomentCounts() {
        assertThat(nowAt("2026-11-20T08:00:00Z")).isEqualTo(LOADED);
    }

    @Test
    void withinTheHorizonTheClockCountsInTheDatasZoneToTheMinute() {
        assertThat(nowAt("2026-12-01T08:30:40Z")).isEqualTo(LocalDateTime.of(2026, 12, 1, 9, 31));
        assertThat(nowAt("2026-12-27T22:59:00Z")).isEqualTo(LocalDateTime.of(2026, 12, 27, 23, 59));
    }

    @Test
    void afterTheHorizonTheDataIsAnExerciseOfItsTime() {
        assertThat(nowAt("2026-12-27T23:00:00Z")).isEqualTo(LOADED);
    }

    private LocalDateTime nowAt(String instant) {
        return horizon.now(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }
}
