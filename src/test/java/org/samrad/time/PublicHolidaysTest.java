package org.samrad.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {

    /** All thirteen days of lag (1989:253) and all twelve Norwegian ones, worked out by hand from the calendars. */
    @ParameterizedTest
    @CsvSource({
        "SE, 2026, 01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26",
        "SE, 2027, 01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-26 11-06 12-25 12-26",
        "SE, 2028, 01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-06 06-24 11-04 12-25 12-26",
        "NO, 2026, 01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26",
        "NO, 2027, 01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-25 12-26",
        "NO, 2028, 01-01 04-13 04-14 04-16 04-17 05-01 05-17 05-25 06-04 06-05 12-25 12-26",
    })
    void aYearHasExactlyItsStatutoryHolidays(Country country, int year, String days) {
        List<LocalDate> expected = Arrays.stream(days.split(" "))
                .map(day -> MonthDay.parse("--" + day).atYear(year))
                .toList();

        assertThat(PublicHolidays.between(
                        country, Year.of(year).atDay(1), Year.of(year + 1).atDay(1)))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-19", "2026-12-24", "2026-12-31", "2027-06-25"})
    void theSwedishEvesAreOrdinaryDaysInLaw(LocalDate eve) {
        assertThat(PublicHolidays.isHoliday(Country.SE, eve)).isFalse();
    }

    @Test
    void anOrdinarySundayIsNoPublicHoliday() {
        assertThat(PublicHolidays.isHoliday(Country.SE, LocalDate.parse("2026-11-29")))
                .isFalse();
    }

    @Test
    void whitMondayOnTheSeventeenthOfMayCountsOnce() {
        assertThat(PublicHolidays.between(Country.NO, LocalDate.parse("2027-05-17"), LocalDate.parse("2027-05-18")))
                .containsExactly(LocalDate.parse("2027-05-17"));
    }

    @Test
    void theEndOfTheRangeIsNotInIt() {
        assertThat(PublicHolidays.between(Country.SE, LocalDate.parse("2026-12-24"), LocalDate.parse("2027-01-01")))
                .containsExactly(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26"));
    }

    @Test
    void withoutACountryNoDayIsAHoliday() {
        assertThat(PublicHolidays.isHoliday(null, LocalDate.parse("2026-12-25")))
                .isFalse();
        assertThat(PublicHolidays.between(null, LocalDate.parse("2026-12-01"), LocalDate.parse("2027-02-01")))
                .isEmpty();
    }
}
