package org.samrad.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.samrad.time.TimeRange;

/**
 * What somebody says of when it would do.
 *
 * @param understood in the order in which it was said
 * @param unread the words that mean nothing here, as they were written; those that stand together are one
 */
public record SpokenTimes(List<Times> understood, List<String> unread) {

    /** Which weeks count. */
    public enum Weeks {
        EVERY,
        ODD,
        EVEN
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
     * @param days of the week; empty where single days are named
     * @param dates single days; empty where days of the week are named
     * @param first the first day
     * @param last the last day, inclusive
     * @param not days that are left out
     * @param only ISO weeks that alone count, by number; empty for all
     * @param preferred whether it is a wish only
     */
    public record Times(
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

        /** Each of them. */
        public List<TimeRange> ranges() {
            Predicate<LocalDate> counts =
                    day -> !not.contains(day) && isOfWeeks(day) && !day.isBefore(first) && !day.isAfter(last);
            return (dates.isEmpty() && !first.isAfter(last)
                            ? first.datesUntil(last.plusDays(1)).filter(day -> days.contains(day.getDayOfWeek()))
                            : dates.stream())
                    .filter(counts)
                    .map(day -> new TimeRange(day.atTime(from), day.atTime(until)))
                    .toList();
        }

        private boolean isOfWeeks(LocalDate day) {
            int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            return (only.isEmpty() || only.contains(week))
                    && switch (weeks) {
                        case EVERY -> true;
                        case ODD -> week % 2 == 1;
                        case EVEN -> week % 2 == 0;
                    };
        }
    }

    /** Reads what somebody wrote, in any of the languages; lines and semicolons part what has nothing to do with each other. */
    public static SpokenTimes read(String text, Frame frame) {
        return new Sentence(text, frame).read();
    }
}
