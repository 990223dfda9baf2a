package org.samrad.busy.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long an entry lasts. From nine to ten is so on the day of a clock change, too: that is what every calendar shows, though by the
 * letter of RFC 5545 (3.8.5.3) a night shift would end an hour off then.
 *
 * @param onClock what the clock goes on by
 * @param passing what passes after that
 */
record IcsLength(Duration onClock, Duration passing) {

    private static final Pattern DURATION = Pattern.compile(
            "([+-]?)P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?(?:T(?:(\\d{1,8})H)?(?:(\\d{1,8})M)?(?:(\\d{1,9})S)?)?");

    static final IcsLength NONE = new IcsLength(Duration.ZERO, Duration.ZERO);

    static final IcsLength DAY = new IcsLength(Duration.ofDays(1), Duration.ZERO);

    /** @throws BrokenEntry where the end is before the start */
    static IcsLength between(IcsTime start, IcsTime end) throws BrokenEntry {
        if (start.isDay() != end.isDay()) {
            throw new BrokenEntry("a day and a moment as start and end");
        }
        boolean oneClock = start.rules().equals(end.rules());
        Duration length = oneClock
                ? Duration.between(start.local(), end.local())
                : Duration.between(start.instant(), end.instant());
        if (length.isNegative()) {
            throw new BrokenEntry("an end before the start");
        }
        if (start.isDay() && length.isZero()) {
            return DAY;
        }
        return oneClock ? new IcsLength(length, Duration.ZERO) : new IcsLength(Duration.ZERO, length);
    }

    /** @throws BrokenEntry where the text is no duration, or one back in time */
    static IcsLength read(String value) throws BrokenEntry {
        Matcher read = DURATION.matcher(value);
        if (!read.matches() || value.endsWith("P") || value.endsWith("T")) {
            throw new BrokenEntry("a duration that is not written as one");
        }
        var length = new IcsLength(
                Duration.ofDays(7 * number(read.group(2)) + number(read.group(3))),
                Duration.ofHours(number(read.group(4)))
                        .plusMinutes(number(read.group(5)))
                        .plusSeconds(number(read.group(6))));
        if (read.group(1).equals("-") && !length.equals(NONE)) {
            throw new BrokenEntry("a duration back in time");
        }
        return length;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** When what begins then ends. */
    Instant endOf(LocalDateTime start, ZoneRules rules) {
        Instant begins = IcsTime.instant(start, rules);
        Instant ends = IcsTime.instant(start.plus(onClock), rules).plus(passing);
        // It lies in the hour that the clock skips.
        return ends.isAfter(begins) ? ends : begins.plus(onClock).plus(passing);
    }

    /** No less than it can last, whatever the clock does. */
    Duration most() {
        return onClock.plus(passing).plusHours(3);
    }
}
