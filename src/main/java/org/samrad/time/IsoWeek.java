package org.samrad.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.samrad.limits.Limits;

/** ISO weeks as addresses write them, such as {@code 2026-W48}; each is told by its Monday. */
public final class IsoWeek {

    private IsoWeek() {}

    /** The Monday of a day's week. */
    public static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * The Monday that a text such as {@code 2026-W49}, or the date of a day, means; empty where it means none, or one that lies
     * far away.
     */
    public static Optional<LocalDate> read(String text) {
        return (text.contains("W") ? parsed(text + "-1", DateTimeFormatter.ISO_WEEK_DATE) : readDay(text))
                .map(IsoWeek::mondayOf);
    }

    /** The day that a text such as {@code 2026-12-03} means; empty where it means none, or one that lies far away. */
    public static Optional<LocalDate> readDay(String text) {
        return parsed(text, DateTimeFormatter.ISO_LOCAL_DATE);
    }

    private static Optional<LocalDate> parsed(String text, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(text, format)).filter(Limits::isDay);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The week that begins on a Monday, such as {@code 2026-W49}. */
    public static String write(LocalDate monday) {
        return DateTimeFormatter.ISO_WEEK_DATE.format(monday).substring(0, 8);
    }
}
