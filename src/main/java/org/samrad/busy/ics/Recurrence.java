package org.samrad.busy.ics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.TreeMap;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which something comes again, counted on the clock of its own zone. Until when and how often is counted here: what a rule
 * calls its end may be on another clock.
 */
final class Recurrence {

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "SECONDLY", ChronoUnit.SECONDS,
            "MINUTELY", ChronoUnit.MINUTES,
            "HOURLY", ChronoUnit.HOURS,
            "DAILY", ChronoUnit.DAYS,
            "WEEKLY", ChronoUnit.WEEKS,
            "MONTHLY", ChronoUnit.MONTHS,
            "YEARLY", ChronoUnit.YEARS);

    private static final Set<String> WITHIN_A_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");

    private static final Set<String> KNOWN = Set.of(
            "BYHOUR",
            "BYMINUTE",
            "BYSECOND",
            "BYDAY",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYMONTH",
            "BYSETPOS",
            "WKST");

    /** No rule of people's calendars takes more periods than this in what is looked at; one by the minute for a month does. */
    private static final long MOST_PERIODS = 40_000;

    /** Times of one entry in what is looked at: every half hour, day and night, for two years. */
    private static final int MOST_TIMES = 35_000;

    private static final int LONGEST = 2000;

    /** Times that one period may be made of before what does not fit is taken out: each hour of a year. */
    private static final long MOST_OF_A_PERIOD = 10_000;

    /** So many times are worked out at the cost of one that is kept. */
    private static final int CHEAP = 8;

    private final Recur<LocalDateTime> rule;
    private final ChronoUnit unit;
    private final long ofAPeriod;
    private final int interval;
    private final int count;
    private final @Nullable IcsTime until;

    private Recurrence(
            Recur<LocalDateTime> rule,
            ChronoUnit unit,
            long ofAPeriod,
            int interval,
            int count,
            @Nullable IcsTime until) {
        this.rule = rule;
        this.unit = unit;
        this.ofAPeriod = ofAPeriod;
        this.interval = interval;
        this.count = count;
        this.until = until;
    }

    /**
     * Reads a rule.
     *
     * @param start of what comes again
     * @throws BrokenEntry where it is none
     */
    static Recurrence read(String text, IcsTime start) throws BrokenEntry {
        if (text.length() > LONGEST) {
            throw new BrokenEntry("a rule that is too long");
        }
        Map<String, String> parts = parts(text, start.isDay());
        String frequency = parts.remove("FREQ");
        ChronoUnit unit = frequency == null ? null : UNITS.get(frequency);
        if (unit == null || start.isDay() && unit.compareTo(ChronoUnit.DAYS) < 0) {
            throw new BrokenEntry("a rule without a frequency");
        }
        int interval = positive(parts.remove("INTERVAL"), 1);
        int count = positive(parts.remove("COUNT"), Integer.MAX_VALUE);
        String until = parts.remove("UNTIL");
        // The library's own weeks begin on Sundays.
        parts.putIfAbsent("WKST", "MO");
        long ofAPeriod = ofAPeriod(unit, parts);
        if (ofAPeriod > MOST_OF_A_PERIOD) {
            throw new BrokenEntry("a rule that comes far too often");
        }
        var rule = new StringBuilder("FREQ=" + frequency + ";INTERVAL=" + interval);
        parts.forEach((name, value) -> rule.append(';').append(name).append('=').append(value));
        try {
            return new Recurrence(
                    new Recur<>(rule.toString()),
                    unit,
                    ofAPeriod,
                    interval,
                    count,
                    until == null ? null : end(until, start));
        } catch (RuntimeException e) {
            throw new BrokenEntry("a rule that is not written as one");
        }
    }

    private static Map<String, String> parts(String text, boolean isDay) throws BrokenEntry {
        Map<String, String> parts = new TreeMap<>();
        for (String part : text.toUpperCase(Locale.ROOT).split(";")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).replace(" ", "");
            boolean meant = !name.isEmpty()
                    && !name.startsWith("X-")
                    && !(name.equals("RSCALE") && value.equals("GREGORIAN"))
                    && !(name.equals("SKIP") && value.equals("OMIT"))
                    && !(isDay && WITHIN_A_DAY.contains(name));
            if (meant && (value.isEmpty() || parts.put(name, value) != null)) {
                throw new BrokenEntry("a rule that says something twice, or not at all");
            }
        }
        var others = new ArrayList<>(parts.keySet());
        others.removeAll(KNOWN);
        others.removeAll(List.of("FREQ", "INTERVAL", "COUNT", "UNTIL"));
        if (!others.isEmpty()) {
            throw new BrokenEntry("a rule of a kind that is not known");
        }
        return parts;
    }

    /** The most times that one period can be made of. */
    private static long ofAPeriod(ChronoUnit unit, Map<String, String> parts) {
        long times = 1;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            if (!part.getKey().equals("WKST") && !part.getKey().equals("BYSETPOS")) {
                times *= 1 + part.getValue().chars().filter(c -> c == ',').count();
                times = Math.min(times, MOST_OF_A_PERIOD + 1);
            }
        }
        if (!parts.containsKey("BYDAY")) {
            return times;
        }
        return times * (unit == ChronoUnit.YEARS ? 53 : unit == ChronoUnit.MONTHS ? 5 : 1);
    }

    private static int positive(@Nullable String number, int otherwise) throws BrokenEntry {
        if (number == null) {
            return otherwise;
        }
        try {
            int read = Integer.parseInt(number);
            if (read >= 1) {
                return read;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new BrokenEntry("a number that is none");
    }

    private static IcsTime end(String value, IcsTime start) throws BrokenEntry {
        IcsTime read = IcsTime.read(value, start.rules());
        // The whole of the last day.
        return read.isDay() ? new IcsTime(read.local().with(LocalTime.MAX), false, start.rules()) : read;
    }

    /**
     * The times by the rule, in their order, on the clock of the start.
     *
     * @param withStart whether the start itself is the first, also where it does not follow the rule
     * @param from what is over before it may be left out, on that clock
     * @param before all of them are
     * @throws BrokenEntry where there are far too many
     */
    List<LocalDateTime> times(IcsTime start, boolean withStart, LocalDateTime from, LocalDateTime before, WorkLeft work)
            throws BrokenEntry {
        LocalDateTime first = start.local();
        List<LocalDateTime> times = new ArrayList<>();
        if (!first.isBefore(before) || !goesOnTo(first, start.rules())) {
            return times;
        }
        if (withStart && (!first.isBefore(from) || count < Integer.MAX_VALUE)) {
            times.add(first);
        }
        LocalDateTime since = count < Integer.MAX_VALUE || from.isBefore(first) ? first : from;
        LocalDateTime end = before;
        if (until != null) {
            LocalDateTime last =
                    LocalDateTime.ofInstant(until.instant(), start.rules().getOffset(until.instant()));
            // The clock may go back in between.
            end = last.plusDays(1).isBefore(before) ? last.plusDays(1) : before;
        }
        long periods = Math.max(0, unit.between(since, end)) / interval;
        if (periods > MOST_PERIODS) {
            throw new BrokenEntry("a rule that comes far too often");
        }
        work.take((int) Math.min(periods * ofAPeriod / CHEAP, Integer.MAX_VALUE));
        try {
            follow(start, withStart, since, end, before, times, work);
        } catch (DateTimeException | ArithmeticException e) {
            // The next would be after all days that there are.
        }
        return times;
    }

    private void follow(
            IcsTime start,
            boolean withStart,
            LocalDateTime since,
            LocalDateTime end,
            LocalDateTime before,
            List<LocalDateTime> times,
            WorkLeft work)
            throws BrokenEntry {
        LocalDateTime first = start.local();
        // A step may find nothing and another follow, which the library's own stream takes for the end.
        Spliterator<LocalDateTime> steps =
                rule.getDatesAsStream(first, since, end, -1).spliterator();
        List<LocalDateTime> found = new ArrayList<>();
        int counted = withStart ? 1 : 0;
        while (counted < count && steps.tryAdvance(found::add)) {
            work.take(1);
            for (LocalDateTime time : found) {
                if (!time.isBefore(before) || !goesOnTo(time, start.rules())) {
                    return;
                }
                if (time.isAfter(first) || !withStart && time.equals(first)) {
                    counted++;
                    times.add(time);
                }
            }
            found.clear();
            if (times.size() > MOST_TIMES) {
                throw new BrokenEntry("a rule that comes far too often");
            }
        }
    }

    private boolean goesOnTo(LocalDateTime time, ZoneRules rules) {
        if (until == null) {
            return true;
        }
        Instant last = until.instant();
        return !IcsTime.instant(time, rules).isAfter(last);
    }
}
