package org.samrad.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.samrad.time.TimeRange;

/**
 * What somebody says of when it would do.
 *
 * @param understood in the order in which it was said
 * @param unread the words that mean nothing here, as they were written; those that stand together are one
 */
public record SpokenTimes(List<Times> understood, List<String> unread) {

    /** Most characters that are read at once. */
    public static final int MOST = 2000;

    /** How far ahead a last day can lie. */
    static final int MOST_YEARS = 2;

    private static final int SHOWN = 100;

    /** Which weeks count. */
    public enum Weeks {
        EVERY,
        ODD,
        EVEN,
        /** That of the first such day, and each second one after it, whatever their numbers. */
        EVERY_OTHER
    }

    /**
     * Between which days it is, and how long what is asked for takes.
     *
     * @param today the first day that can be meant; a day without a year is the next such
     * @param last the last day, where none is said
     * @param minutes how long a time lasts of which only the beginning is said
     */
    public record Frame(LocalDate today, LocalDate last, int minutes) {}

    /**
     * One time of the day on certain days.
     *
     * @param said the line that it is from, as it was written
     * @param days of the week; empty where only single days are named
     * @param dates single days; empty where none are named
     * @param first the first day
     * @param last the last day, inclusive
     * @param not days that are left out
     * @param only ISO weeks that alone count, by number; empty for all
     * @param preferred whether it is a wish only
     */
    public record Times(
            String said,
            SortedSet<DayOfWeek> days,
            SortedSet<LocalDate> dates,
            LocalTime from,
            LocalTime until,
            LocalDate first,
            LocalDate last,
            Weeks weeks,
            Set<LocalDate> not,
            Set<Integer> only,
            boolean preferred) {

        /** Each of them, in their order. */
        public List<TimeRange> ranges() {
            LocalDate start = days.isEmpty()
                    ? first
                    : Stream.iterate(first, day -> day.plusDays(1))
                            .filter(day -> days.contains(day.getDayOfWeek()))
                            .findFirst()
                            .orElseThrow();
            Predicate<LocalDate> counts =
                    day -> !not.contains(day) && isOfWeeks(day, start) && !day.isBefore(first) && !day.isAfter(last);
            Stream<LocalDate> ofWeek = days.isEmpty() || first.isAfter(last)
                    ? Stream.empty()
                    : first.datesUntil(last.plusDays(1)).filter(day -> days.contains(day.getDayOfWeek()));
            return Stream.concat(ofWeek, dates.stream())
                    .distinct()
                    .sorted()
                    .filter(counts)
                    .map(day -> new TimeRange(day.atTime(from), day.atTime(until)))
                    .toList();
        }

        private boolean isOfWeeks(LocalDate day, LocalDate start) {
            int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            return (only.isEmpty() || only.contains(week))
                    && switch (weeks) {
                        case EVERY -> true;
                        case ODD -> week % 2 == 1;
                        case EVEN -> week % 2 == 0;
                        case EVERY_OTHER -> ChronoUnit.WEEKS.between(monday(start), monday(day)) % 2 == 0;
                    };
        }

        private static LocalDate monday(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    }

    /** Reads what somebody wrote, in any of the languages; lines and semicolons part what has nothing to do with each other. */
    public static SpokenTimes read(String text, Frame frame) {
        return isTooLong(text)
                ? new SpokenTimes(List.of(), List.of(text.substring(0, SHOWN) + "…"))
                : new Sentence(text, frame).read();
    }

    /** Whether the text is longer than what is read at once; a line break counts once, however it was sent. */
    public static boolean isTooLong(String text) {
        return text.replace("\r\n", "\n").length() > MOST;
    }
}
