package org.samrad.time;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Part of a day, such as the school's hours, which the format writes {@code 08:00-15:00}.
 *
 * @param from minutes after midnight
 * @param until minutes after midnight, later than {@code from}, up to those of a day
 */
public record HoursOfDay(int from, int until) {

    private static final Pattern WRITTEN =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-(?:([01]\\d|2[0-3]):([0-5]\\d)|24:00)");

    /** What is written so; null where it is none, or ends before it begins. */
    public static @Nullable HoursOfDay parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int from = LocalTime.parse(text.substring(0, 5)).toSecondOfDay() / 60;
        int until = parts.group(3) == null
                ? LocalMinutes.PER_DAY
                : LocalTime.parse(text.substring(6)).toSecondOfDay() / 60;
        return from < until ? new HoursOfDay(from, until) : null;
    }
}
