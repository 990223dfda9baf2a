package org.samrad.busy.ics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.samrad.busy.ics.CalendarEntry.Extra;
import org.samrad.busy.ics.CalendarEntry.Meaning;
import org.samrad.busy.ics.Unreadable.Why;
import org.samrad.time.TimeRange;

/** Reads when the owner of a calendar is busy. */
public final class BusyReader {

    /** Most bytes of a calendar. */
    public static final int MOST_BYTES = CalendarText.MOST_BYTES;

    private final ZoneId region;
    private final Span span;
    private final UnaryOperator<Set<String>> ours;
    private final WorkLeft work = new WorkLeft();
    private final BusyTimeline busy;
    private int unreadable;

    private BusyReader(ZoneId region, Span span, UnaryOperator<Set<String>> ours) {
        this.region = region;
        this.span = span;
        this.ours = ours;
        this.busy = new BusyTimeline(span, region.getRules());
    }

    /**
     * When somebody is busy.
     *
     * @param times local times of the region, by start; none touches another
     * @param unreadable how many entries could not be read
     */
    public record Busy(List<TimeRange> times, int unreadable) {}

    /**
     * Reads a calendar.
     *
     * @param region the zone of days and of moments without a zone, and of the answer
     * @param span the days that matter
     * @param owner the mail address by which its owner is invited, to know what they declined; null where it is not known
     * @param ours those of some ids of entries that came from here, and so tell nothing new
     * @throws Unreadable where nothing can be said of it as a whole
     */
    public static Busy read(
            byte[] bytes, ZoneId region, Span span, @Nullable String owner, UnaryOperator<Set<String>> ours) {
        return new BusyReader(region, span, ours).read(CalendarText.of(bytes), owner);
    }

    private Busy read(CalendarText text, @Nullable String owner) {
        var zones = new Zones(region, text.zones(), span, work);
        Optional<String> mail = Optional.ofNullable(owner)
                .or(() -> text.name().filter(name -> name.contains("@")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT));
        Map<String, Series> series = new LinkedHashMap<>();
        int alone = 0;
        for (IcsComponent component : text.entries()) {
            work.take(1);
            try {
                if (component.name().equals("VFREEBUSY")) {
                    component.requireWhole();
                    freeBusy(component, zones);
                } else {
                    CalendarEntry entry = CalendarEntry.read(component, zones, mail, text.isCancellation());
                    // Those without an id belong to nothing; no id has a line break.
                    String key = entry.uid() == null ? "\n" + alone++ : entry.uid();
                    series.computeIfAbsent(key, id -> new Series()).add(entry);
                }
            } catch (BrokenEntry | DateTimeException | ArithmeticException e) {
                unreadable++;
            }
        }
        Set<String> known = ours.apply(Set.copyOf(series.keySet()));
        series.forEach((uid, one) -> {
            if (!known.contains(uid)) {
                lay(one);
            }
        });
        if (unreadable > 0 && unreadable == text.entries().size()) {
            throw new Unreadable(Why.NO_ENTRY_READABLE);
        }
        return new Busy(busy.times(), unreadable);
    }

    private void freeBusy(IcsComponent list, Zones zones) throws BrokenEntry {
        for (ContentLine line : list.all("FREEBUSY")) {
            if (!"FREE".equalsIgnoreCase(line.parameter("FBTYPE"))) {
                for (String period : line.value().split(",")) {
                    work.take(1);
                    int slash = period.indexOf('/');
                    if (slash < 0) {
                        throw new BrokenEntry("a period without an end");
                    }
                    IcsTime from = IcsTime.read(period.substring(0, slash).strip(), zones.region());
                    IcsLength length =
                            CalendarEntry.lengthOf(period.substring(slash + 1).strip(), from);
                    busy.add(from.instant(), length.endOf(from.local(), from.rules()));
                }
            }
        }
    }

    /** What has one id: something that may recur, and changes of single times of it. */
    private static final class Series {

        private final List<CalendarEntry> whole = new ArrayList<>();
        private final Map<Instant, CalendarEntry> changed = new LinkedHashMap<>();

        /** Of what is told twice the later counts; what is no later than another counts beside it. */
        void add(CalendarEntry entry) {
            if (entry.changes() != null) {
                changed.merge(
                        entry.changes().instant(),
                        entry,
                        (one, other) -> other.sequence() >= one.sequence() ? other : one);
                return;
            }
            if (!whole.isEmpty() && entry.sequence() > whole.getFirst().sequence()) {
                whole.clear();
            }
            if (whole.isEmpty() || entry.sequence() == whole.getFirst().sequence()) {
                whole.add(entry);
            }
        }
    }

    private void lay(Series series) {
        if (!series.whole.isEmpty() && series.whole.stream().allMatch(one -> one.meaning() == Meaning.CANCELLED)) {
            return;
        }
        List<CalendarEntry> changes = new ArrayList<>(series.changed.values());
        // Once for all that has the id: a calendar may give one to everything in it.
        Set<Moment> changed = new HashSet<>();
        changes.forEach(change -> changed.add(Moment.of(requireTime(change))));
        CalendarEntry later =
                changes.stream().filter(CalendarEntry::fromThereOn).findFirst().orElse(null);
        for (CalendarEntry entry : series.whole) {
            try {
                layTimes(entry, changed, later);
            } catch (BrokenEntry | DateTimeException | ArithmeticException e) {
                unreadable++;
            }
        }
        for (CalendarEntry change : changes) {
            if (change.meaning() == Meaning.BUSY) {
                busy(change, change.start().local(), change.length());
            }
        }
    }

    /** All times of something that no change of its own takes the place of. */
    private void layTimes(CalendarEntry entry, Set<Moment> changed, @Nullable CalendarEntry later) throws BrokenEntry {
        if (entry.meaning() == Meaning.CANCELLED) {
            return;
        }
        Set<Moment> gone = new HashSet<>();
        entry.except().forEach(time -> gone.add(Moment.of(time)));
        Set<LocalDateTime> never = new HashSet<>();
        for (Recurrence rule : entry.exceptRules()) {
            never.addAll(times(rule, entry, false));
        }
        Set<LocalDateTime> times = new HashSet<>();
        if (entry.rules().isEmpty()) {
            times.add(entry.start().local());
        }
        for (Recurrence rule : entry.rules()) {
            times.addAll(times(rule, entry, true));
        }
        for (LocalDateTime time : times) {
            if (!never.contains(time) && !isGone(time, entry.start(), gone) && !isGone(time, entry.start(), changed)) {
                layTime(entry, time, entry.length(), later);
            }
        }
        for (Extra extra : entry.more()) {
            // On its own clock, which may be another than that of the start.
            LocalDateTime time = extra.start().local();
            if (!isGone(time, extra.start(), gone) && !isGone(time, extra.start(), changed)) {
                IcsLength length = extra.length() == null ? entry.length() : extra.length();
                if (entry.meaning() == Meaning.BUSY) {
                    busy(entry, extra.start(), length);
                }
            }
        }
    }

    private static IcsTime requireTime(CalendarEntry change) {
        IcsTime changed = change.changes();
        if (changed == null) {
            throw new IllegalArgumentException("The entry changes no other.");
        }
        return changed;
    }

    /** A moment that is told, or a day. */
    private record Moment(@Nullable Instant instant, LocalDateTime day) {

        static Moment of(IcsTime told) {
            return told.isDay() ? new Moment(null, told.local()) : new Moment(told.instant(), LocalDateTime.MIN);
        }
    }

    private static boolean isGone(LocalDateTime time, IcsTime start, Set<Moment> gone) {
        return gone.contains(new Moment(IcsTime.instant(time, start.rules()), LocalDateTime.MIN))
                || gone.contains(new Moment(null, time.toLocalDate().atStartOfDay()));
    }

    private List<LocalDateTime> times(Recurrence rule, CalendarEntry entry, boolean withStart) throws BrokenEntry {
        Duration most = entry.length().most().plus(entry.travel());
        LocalDateTime from = span.early().minus(most.compareTo(Duration.ofDays(366)) > 0 ? Duration.ofDays(366) : most);
        return rule.times(entry.start(), withStart, from, span.late(), work);
    }

    private void layTime(CalendarEntry entry, LocalDateTime time, IcsLength length, @Nullable CalendarEntry later) {
        Instant instant = IcsTime.instant(time, entry.start().rules());
        if (later != null && !instant.isBefore(requireTime(later).instant())) {
            if (later.meaning() == Meaning.BUSY) {
                Duration moved = Duration.between(
                        onClockOf(later, requireTime(later).instant()),
                        later.start().local());
                busy(later, onClockOf(later, instant).plus(moved), later.length());
            }
        } else if (entry.meaning() == Meaning.BUSY) {
            busy(entry, time, length);
        }
    }

    private static LocalDateTime onClockOf(CalendarEntry entry, Instant instant) {
        return LocalDateTime.ofInstant(instant, entry.start().rules().getOffset(instant));
    }

    private void busy(CalendarEntry entry, LocalDateTime time, IcsLength length) {
        busy(entry, new IcsTime(time, entry.start().isDay(), entry.start().rules()), length);
    }

    private void busy(CalendarEntry entry, IcsTime time, IcsLength length) {
        Instant end = length.endOf(time.local(), time.rules());
        Instant start = time.instant();
        if (end.isAfter(start)) {
            busy.add(start.minus(entry.travel()), end);
        }
    }
}
