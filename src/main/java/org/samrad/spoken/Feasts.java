package org.samrad.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Days that have a name, the next of each that is not over. */
final class Feasts {

    private Feasts() {}

    static LocalDate next(LocalDate today, int month, int day) {
        LocalDate next = LocalDate.of(today.getYear(), month, day);
        return next.isBefore(today) ? next.plusYears(1) : next;
    }

    /** Monday of the next ISO week of that number, 1 to 53; this week is one. */
    static LocalDate mondayOf(int week, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) != week) {
            monday = monday.plusWeeks(1);
        }
        return monday;
    }

    /** Easter Sunday. */
    static LocalDate easter(LocalDate today) {
        LocalDate sunday = easterOf(today.getYear());
        return sunday.isBefore(today) ? easterOf(today.getYear() + 1) : sunday;
    }

    /** By the full moon of spring, as the Gregorian calendar counts it. */
    private static LocalDate easterOf(int year) {
        int golden = year % 19;
        int century = year / 100;
        int moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        int full = moon - moon / 28 * (1 - moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
        int fromMarch = full - weekday;
        int month = 3 + (fromMarch + 40) / 44;
        return LocalDate.of(year, month, fromMarch + 28 - 31 * (month / 4));
    }
}
