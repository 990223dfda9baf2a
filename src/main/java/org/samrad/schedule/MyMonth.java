package org.samrad.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;
import org.samrad.time.IsoWeek;

/**
 * A month of a specialist's consultations, as whole ISO weeks.
 *
 * @param weeks those that it touches, the first first
 */
record MyMonth(YearMonth month, List<Week> weeks) {

    /** One of its weeks, Monday first. */
    record Week(LocalDate monday, List<Day> days) {

        /** The week as addresses say it. */
        public String address() {
            return IsoWeek.write(monday);
        }
    }

    /**
     * A day of it.
     *
     * @param isOutside whether it belongs to the month before or after
     * @param consultations by start
     */
    record Day(LocalDate date, boolean isToday, boolean isOutside, List<MyConsultation> consultations) {

        /** Where it is shown with its consultations. */
        public String address() {
            return "/my?view=month&month=" + YearMonth.from(date) + "&day=" + date;
        }
    }

    /** The month that a text such as {@code 2026-12} means; empty where it means none, or one that lies far away. */
    static Optional<YearMonth> read(String text) {
        try {
            return Optional.of(YearMonth.parse(text)).filter(month -> Limits.isDay(month.atDay(1)));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** The first day shown of a month. */
    static LocalDate from(YearMonth month) {
        return IsoWeek.mondayOf(month.atDay(1));
    }

    /** The first day after those that are shown of a month. */
    static LocalDate until(YearMonth month) {
        return IsoWeek.mondayOf(month.atEndOfMonth()).plusDays(7);
    }

    static MyMonth of(YearMonth month, LocalDate today, List<MyConsultation> consultations) {
        Map<LocalDate, List<MyConsultation>> byDay = consultations.stream()
                .collect(Collectors.groupingBy(one -> one.time().from().toLocalDate()));
        List<Week> weeks = Stream.iterate(
                        from(month), monday -> monday.isBefore(until(month)), monday -> monday.plusDays(7))
                .map(monday -> new Week(
                        monday,
                        IntStream.range(0, 7)
                                .mapToObj(monday::plusDays)
                                .map(date -> new Day(
                                        date,
                                        date.equals(today),
                                        !YearMonth.from(date).equals(month),
                                        byDay.getOrDefault(date, List.of())))
                                .toList()))
                .toList();
        return new MyMonth(month, weeks);
    }

    /** The day of a date; null where it is not shown. */
    @Nullable
    Day day(LocalDate date) {
        return weeks.stream()
                .flatMap(week -> week.days().stream())
                .filter(day -> day.date().equals(date))
                .findFirst()
                .orElse(null);
    }

    /** The ids of the appointments that it shows. */
    public List<UUID> appointments() {
        return weeks.stream()
                .flatMap(week -> week.days().stream())
                .flatMap(day -> day.consultations().stream())
                .map(MyConsultation::appointment)
                .toList();
    }

    public YearMonth previous() {
        return month.minusMonths(1);
    }

    public YearMonth next() {
        return month.plusMonths(1);
    }

    /** How many consultations it has. */
    public long count() {
        return weeks.stream()
                .flatMap(week -> week.days().stream())
                .filter(day -> !day.isOutside())
                .mapToLong(day -> day.consultations().size())
                .sum();
    }
}
