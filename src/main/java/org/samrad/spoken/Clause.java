package org.samrad.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Days with their times, as far as they have been read. */
final class Clause {

    /** When a day of the week begins and ends for whoever says no time, or only one end of it. */
    static final LocalTime MORNING = LocalTime.of(7, 0);

    static final LocalTime EVENING = LocalTime.of(20, 0);

    /** From one time to another. */
    record Span(LocalTime from, LocalTime until) {}

    final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    final Set<DayOfWeek> notDays = EnumSet.noneOf(DayOfWeek.class);
    final Set<LocalDate> dates = new TreeSet<>();
    final Set<LocalDate> notDates = new HashSet<>();
    final Set<Integer> only = new HashSet<>();
    final List<Span> spans = new ArrayList<>();
    SpokenTimes.Weeks weeks = SpokenTimes.Weeks.EVERY;
    boolean everyOther;
    boolean preferred;
    boolean timeFirst;

    @Nullable
    LocalDate first;

    @Nullable
    LocalDate last;

    boolean hasDays() {
        return !days.isEmpty() || !dates.isEmpty();
    }

    /** Whether it says when it would not do, and nothing else. */
    boolean onlyLeavesOut() {
        return !hasDays() && spans.isEmpty() && only.isEmpty() && !preferred;
    }

    boolean isEmpty() {
        return !hasDays() && spans.isEmpty() && only.isEmpty() && notDays.isEmpty() && notDates.isEmpty();
    }

    void add(Span span) {
        timeFirst |= !hasDays() && spans.isEmpty();
        spans.add(span);
    }

    /** What it says, with the bounds of its line where it has none of its own. */
    List<SpokenTimes.Times> times(
            String said, @Nullable LocalDate lineFirst, @Nullable LocalDate lineLast, SpokenTimes.Frame frame) {
        LocalDate from = first != null ? first : lineFirst != null ? lineFirst : frame.today();
        LocalDate until = last != null ? last : lineLast != null ? lineLast : frame.last();
        var of = new TreeSet<>(days);
        if (!hasDays()) {
            of.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        }
        of.removeAll(notDays);
        List<Span> all = spans.isEmpty() ? List.of(new Span(MORNING, EVENING)) : spans;
        return all.stream()
                .map(span -> new SpokenTimes.Times(
                        said,
                        of,
                        new TreeSet<>(dates),
                        span.from,
                        span.until,
                        from,
                        until,
                        everyOther && !of.isEmpty() ? SpokenTimes.Weeks.EVERY_OTHER : weeks,
                        Set.copyOf(notDates),
                        Set.copyOf(only),
                        preferred))
                .toList();
    }
}
