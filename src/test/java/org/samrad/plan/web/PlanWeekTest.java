package org.samrad.plan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanWeekTest {

    @ParameterizedTest
    @CsvSource({"2026-11-30, 2026-W49", "2026-12-06, 2026-W49", "2027-01-01, 2026-W53", "2027-01-04, 2027-W01"})
    void aDayLiesInItsIsoWeek(LocalDate day, String code) {
        assertThat(PlanWeek.of(day).code()).isEqualTo(code);
        assertThat(PlanWeek.read(code)).isEqualTo(PlanWeek.of(day));
        assertThat(PlanWeek.read(day.toString())).isEqualTo(PlanWeek.of(day));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-W54",
                "2026-49",
                "week 49",
                "2026-W49-1",
                "+999999999-W52",
                "0026-W10",
                "9999-01-01"
            })
    void whatIsNoWeekIsNotRead(String code) {
        assertThat(PlanWeek.read(code)).isNull();
    }

    @Test
    void weeksCoverEveryDayOfAHorizon() {
        assertThat(PlanWeek.covering(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 14)))
                .extracting(PlanWeek::code)
                .containsExactly("2026-W49", "2026-W50");
        assertThat(PlanWeek.covering(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 15)))
                .hasSize(3);
    }

    @Test
    void aWeekStartsOnAMonday() {
        assertThatThrownBy(() -> new PlanWeek(LocalDate.of(2026, 12, 1)))
                .hasMessage("A week starts on a Monday, and 2026-12-01 is none.");
    }
}
