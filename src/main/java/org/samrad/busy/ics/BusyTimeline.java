package org.samrad.busy.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.busy.ics.Unreadable.Why;
import org.samrad.time.TimeRange;

/** Stretches of time laid one upon the other, and what they come to on the region's clock. */
final class BusyTimeline {

    /** Most stretches that somebody is busy, apart from each other. */
    private static final int MOST = 20_000;

    private final ZoneRules clock;
    private final Instant begins;
    private final Instant ends;
    private final List<Stretch> stretches = new ArrayList<>();

    BusyTimeline(Span span, ZoneRules clock) {
        this.clock = clock;
        this.begins = span.begins(clock);
        this.ends = span.ends(clock);
    }

    private record Stretch(Instant from, Instant until) {}

    /** Adds what of a stretch lies within the days that matter. */
    void add(Instant from, Instant until) {
        Instant start = from.isBefore(begins) ? begins : from;
        Instant end = until.isAfter(ends) ? ends : until;
        if (start.isBefore(end)) {
            stretches.add(new Stretch(start, end));
        }
    }

    /**
     * All together, by start, in whole minutes that nothing of them lies outside of.
     *
     * @throws Unreadable where they are too many
     */
    List<TimeRange> times() {
        stretches.sort(Comparator.comparing(Stretch::from));
        List<TimeRange> local = new ArrayList<>();
        Instant from = null;
        Instant until = Instant.MIN;
        for (Stretch stretch : stretches) {
            if (from == null || stretch.from.isAfter(until)) {
                split(from, until, local);
                from = stretch.from;
                until = stretch.until;
            } else if (stretch.until.isAfter(until)) {
                until = stretch.until;
            }
        }
        split(from, until, local);
        return merged(local);
    }

    /** On the day on which the clock goes back an hour comes twice: what lies across that is told in parts. */
    private void split(@Nullable Instant from, Instant until, List<TimeRange> local) {
        if (from == null) {
            return;
        }
        Instant start = from;
        ZoneOffsetTransition change = clock.nextTransition(start);
        while (change != null && change.getInstant().isBefore(until)) {
            if (change.isOverlap()) {
                add(start, change.getInstant(), change.getOffsetBefore(), local);
                start = change.getInstant();
            }
            change = clock.nextTransition(change.getInstant());
        }
        add(start, until, null, local);
    }

    /** @param offset by which the end is read; null where it is that of its own moment */
    private void add(Instant from, Instant until, @Nullable ZoneOffset offset, List<TimeRange> local) {
        LocalDateTime start =
                LocalDateTime.ofInstant(from, clock.getOffset(from)).truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime end = LocalDateTime.ofInstant(until, offset == null ? clock.getOffset(until) : offset);
        LocalDateTime minute = end.truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime last = minute.equals(end) ? end : minute.plusMinutes(1);
        if (start.isBefore(last)) {
            local.add(new TimeRange(start, last));
        }
    }

    private static List<TimeRange> merged(List<TimeRange> local) {
        local.sort(Comparator.comparing(TimeRange::from));
        List<TimeRange> merged = new ArrayList<>();
        for (TimeRange range : local) {
            TimeRange before = merged.isEmpty() ? null : merged.getLast();
            if (before == null || range.from().isAfter(before.until())) {
                merged.add(range);
            } else if (range.until().isAfter(before.until())) {
                merged.set(merged.size() - 1, new TimeRange(before.from(), range.until()));
            }
        }
        if (merged.size() > MOST) {
            throw new Unreadable(Why.TOO_MANY);
        }
        return List.copyOf(merged);
    }
}
