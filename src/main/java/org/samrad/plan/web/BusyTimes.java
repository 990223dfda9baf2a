package org.samrad.plan.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;

/**
 * When people are busy with what a reader learns nothing more of. Times that touch are one, so that not even their number tells
 * anything.
 */
public final class BusyTimes {

    private final Map<String, List<Span>> spans = new HashMap<>();

    private BusyTimes() {}

    /** A time from a start to an end that is no longer part of it. */
    public record Span(LocalDateTime from, LocalDateTime until) {}

    /**
     * @param plan as it is
     * @param seen as the reader may know it
     */
    public static BusyTimes of(OpenPlan plan, OpenPlan seen) {
        var busy = new BusyTimes();
        if (plan == seen) {
            return busy;
        }
        Set<String> known = seen.schedule().stream().map(ScheduleRow::request).collect(Collectors.toSet());
        plan.schedule().stream()
                .filter(row -> !known.contains(row.request()))
                .sorted(Comparator.comparing(ScheduleRow::start))
                .forEach(row -> busy.add(row.specialist(), new Span(row.start(), row.end())));
        return busy;
    }

    private void add(String specialist, Span next) {
        List<Span> own = spans.computeIfAbsent(specialist, id -> new ArrayList<>());
        if (own.isEmpty() || own.getLast().until().isBefore(next.from())) {
            own.add(next);
            return;
        }
        Span last = own.removeLast();
        own.add(new Span(last.from(), last.until().isAfter(next.until()) ? last.until() : next.until()));
    }

    /** Who is busy so in some days: ids. */
    public Set<String> who(LocalDate first, LocalDate after) {
        return spans.keySet().stream()
                .filter(one -> !of(one, first, after).isEmpty())
                .collect(Collectors.toSet());
    }

    /** Those of somebody that reach into some days, in order. */
    public List<Span> of(String specialist, LocalDate first, LocalDate after) {
        return spans.getOrDefault(specialist, List.of()).stream()
                .filter(span -> span.from().isBefore(after.atStartOfDay())
                        && span.until().isAfter(first.atStartOfDay()))
                .toList();
    }
}
