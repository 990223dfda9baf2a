package org.samrad.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.samrad.limits.Limits;

/** What is planned at which moment. */
class PlanningHorizonTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 30);

    private final PlanningHorizon horizon = new PlanningHorizon(
            "Region",
            ZoneId.of("Europe/Oslo"),
            Country.NO,
            LocalDateTime.of(2026, 11, 27, 12, 0),
            FIRST,
            FIRST.plusWeeks(4),
            15);

    @Test
    void nowIsAlwaysTheClocksInTheDatasZoneUpToTheMinute() {
        assertThat(at("2026-11-20T08:00:00Z").now()).isEqualTo(LocalDateTime.of(2026, 11, 20, 9, 0));
        assertThat(at("2026-12-01T08:30:40Z").now()).isEqualTo(LocalDateTime.of(2026, 12, 1, 9, 31));
        assertThat(at("2027-07-27T22:59:00Z").now()).isEqualTo(LocalDateTime.of(2027, 7, 28, 0, 59));
    }

    @Test
    void beforeItsFirstDayTheWeeksFromThereArePlanned() {
        PlanningWindow window = at("2026-11-20T08:00:00Z");

        assertThat(window.start()).isEqualTo(FIRST);
        assertThat(window.end()).isEqualTo(FIRST.plusWeeks(4));
    }

    @Test
    void fromThenOnThePresentWeekAndTheOnesAfterItArePlanned() {
        assertThat(at("2026-12-06T22:59:00Z").start()).isEqualTo(FIRST);
        assertThat(at("2026-12-06T23:00:00Z").start()).isEqualTo(FIRST.plusWeeks(1));
        assertThat(at("2026-12-06T23:00:00Z").end()).isEqualTo(FIRST.plusWeeks(5));
    }

    @Test
    void weekFiftyThreeAndTheNewYearAreWeeksLikeOthers() {
        PlanningWindow window = at("2027-01-02T12:00:00Z");

        assertThat(window.start()).isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(window.last()).isEqualTo(LocalDate.of(2027, 1, 24));
    }

    @Test
    void whenTheClocksGoForwardAWeekIsStillFromMondayToMonday() {
        assertThat(at("2027-03-28T21:59:00Z").start()).isEqualTo(LocalDate.of(2027, 3, 22));
        assertThat(at("2027-03-28T22:00:00Z").start()).isEqualTo(LocalDate.of(2027, 3, 29));
    }

    @Test
    void asManyWeeksArePlannedAtATimeAsTheDaysOfTheDataTouch() {
        LocalDate wednesday = FIRST.plusDays(2);

        assertThat(PlanningHorizon.weeksAhead(FIRST, FIRST.plusDays(1))).isEqualTo(1);
        assertThat(PlanningHorizon.weeksAhead(wednesday, wednesday.plusDays(7))).isEqualTo(2);
        assertThat(PlanningHorizon.weeksAhead(FIRST, FIRST.plusYears(5))).isEqualTo(Limits.WEEKS_AHEAD);
    }

    private PlanningWindow at(String instant) {
        return horizon.at(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }
}
