package org.samrad.busy.ics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Limits;

/**
 * A moment as a calendar writes it: on the clock of a zone.
 *
 * @param local what that clock shows; midnight for a day
 * @param isDay whether it is a whole day
 * @param rules of the clock; the region's for a day and for a moment without a zone
 */
record IcsTime(LocalDateTime local, boolean isDay, ZoneRules rules) {

    private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MOMENT = Pattern.compile("(\\d{8})T(\\d{2})(\\d{2})(\\d{2})?(Z)?");
    private static final ZoneRules UTC = ZoneOffset.UTC.getRules();

    /**
     * Reads a moment or a day.
     *
     * @param zone the clock of a moment that is not told to be UTC
     * @throws BrokenEntry where it is neither
     */
    static IcsTime read(String value, ZoneRules zone) throws BrokenEntry {
        Matcher moment = MOMENT.matcher(value);
        try {
            if (moment.matches()) {
                return new IcsTime(
                        day(moment.group(1)).atTime(time(moment)), false, moment.group(5) == null ? zone : UTC);
            }
            return new IcsTime(day(value).atStartOfDay(), true, zone);
        } catch (DateTimeException e) {
            throw new BrokenEntry("a moment that does not exist");
        }
    }

    private static LocalDate day(String value) throws BrokenEntry {
        Matcher day = DAY.matcher(value);
        if (!day.matches()) {
            throw new BrokenEntry("a moment that is not written as one");
        }
        LocalDate date = LocalDate.of(number(day.group(1)), number(day.group(2)), number(day.group(3)));
        // The year 1601 stands for "ever since" in the zones of Outlook.
        if (date.isAfter(Limits.LAST_DAY)) {
            throw new BrokenEntry("a moment in another age");
        }
        return date;
    }

    private static LocalTime time(Matcher moment) {
        int second = number(moment.group(4));
        // A leap second is the last of its minute here.
        return LocalTime.of(number(moment.group(2)), number(moment.group(3)), second == 60 ? 59 : second);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    boolean isUtc() {
        return rules.equals(UTC);
    }

    Instant instant() {
        return instant(local, rules);
    }

    /** The moment at which a clock shows a time: the first of two; where the clock skips it, as much later as it skips. */
    static Instant instant(LocalDateTime local, ZoneRules rules) {
        var offsets = rules.getValidOffsets(local);
        ZoneOffset offset = offsets.isEmpty() ? rules.getTransition(local).getOffsetBefore() : offsets.getFirst();
        return local.toInstant(offset);
    }
}
