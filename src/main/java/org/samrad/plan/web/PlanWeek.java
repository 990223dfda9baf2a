package org.samrad.plan.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.time.IsoWeek;

/**
 * An ISO week, Monday first.
 *
 * @param monday its first day
 */
public record PlanWeek(LocalDate monday) implements Comparable<PlanWeek> {

    public PlanWeek {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("A week starts on a Monday, and %s is none.".formatted(monday));
        }
    }

    public static PlanWeek of(LocalDate day) {
        return new PlanWeek(IsoWeek.mondayOf(day));
    }

    /** The week that touches every day of [start, end), in order. */
    public static List<PlanWeek> covering(LocalDate start, LocalDate end) {
        return Stream.iterate(of(start), week -> week.monday.isBefore(end), PlanWeek::next)
                .toList();
    }

    /** Reads a code such as {@code 2026-W48}, or the date of one of its days; null where it is neither, or lies far away. */
    public static @Nullable PlanWeek read(@Nullable String code) {
        return code == null ? null : IsoWeek.read(code).map(PlanWeek::new).orElse(null);
    }

    /** Its code in an address: {@code 2026-W48}. */
    public String code() {
        return IsoWeek.write(monday);
    }

    public LocalDate sunday() {
        return monday.plusDays(6);
    }

    public PlanWeek next() {
        return new PlanWeek(monday.plusWeeks(1));
    }

    public PlanWeek previous() {
        return new PlanWeek(monday.minusWeeks(1));
    }

    public List<LocalDate> days() {
        return monday.datesUntil(monday.plusWeeks(1)).toList();
    }

    @Override
    public int compareTo(PlanWeek other) {
        return Comparator.comparing(PlanWeek::monday).compare(this, other);
    }
}
