package org.samrad.planning.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;

/**
 * An ISO week, Monday first.
 *
 * @param monday its first day
 */
record PlanWeek(LocalDate monday) implements Comparable<PlanWeek> {

    PlanWeek {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("A week starts on a Monday, and %s is none.".formatted(monday));
        }
    }

    static PlanWeek of(LocalDate day) {
        return new PlanWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The week that touches every day of [start, end), in order. */
    static List<PlanWeek> covering(LocalDate start, LocalDate end) {
        return Stream.iterate(of(start), week -> week.monday.isBefore(end), PlanWeek::next)
                .toList();
    }

    /** Reads a code such as {@code 2026-W48}, or the date of one of its days; null where it is neither, or lies far away. */
    static @Nullable PlanWeek read(@Nullable String code) {
        if (code == null) {
            return null;
        }
        try {
            LocalDate day = code.contains("W")
                    ? LocalDate.parse(code + "-1", DateTimeFormatter.ISO_WEEK_DATE)
                    : LocalDate.parse(code);
            return Limits.isDay(day) ? of(day) : null;
        } catch (DateTimeParseException notAWeek) {
            return null;
        }
    }

    /** Its code in an address: {@code 2026-W48}. */
    public String code() {
        return "%d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    PlanWeek next() {
        return new PlanWeek(monday.plusWeeks(1));
    }

    PlanWeek previous() {
        return new PlanWeek(monday.minusWeeks(1));
    }

    List<LocalDate> days() {
        return monday.datesUntil(monday.plusWeeks(1)).toList();
    }

    @Override
    public int compareTo(PlanWeek other) {
        return Comparator.comparing(PlanWeek::monday).compare(this, other);
    }
}
