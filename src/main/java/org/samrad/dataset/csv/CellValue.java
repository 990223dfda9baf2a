package org.samrad.dataset.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the format writes single values. Each reads a text without spaces around it, and returns null for a wrong one. Dates
 * and times are taken apart by hand: hundreds of thousands of them make the general parsers the slowest part of a reading.
 */
final class CellValue {

    /** A novice's level. */
    static final int LOWEST_LEVEL = 1;

    /** An expert's level. */
    static final int HIGHEST_LEVEL = 5;

    /** The end of a day, where a day may end. */
    static final String END_OF_DAY = "24:00";

    private static final int MOST_DIGITS = 9;

    private CellValue() {}

    static @Nullable Integer wholeNumber(String text, int least, int most) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? null : number;
    }

    static @Nullable Boolean flag(String text) {
        // Spreadsheets write them in capitals.
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    static @Nullable LocalDate date(String text) {
        return hasShape(text, "0000-00-00") ? existing(() -> dateAt(text)) : null;
    }

    /** To the minute: no seconds, no 24:00. */
    static @Nullable LocalTime time(String text) {
        return hasShape(text, "00:00") ? existing(() -> timeAt(text, 0)) : null;
    }

    /** To the minute, later than 00:00; midnight for {@code 24:00}. */
    static @Nullable LocalTime endTime(String text) {
        if (text.equals(END_OF_DAY)) {
            return LocalTime.MIDNIGHT;
        }
        LocalTime time = time(text);
        return LocalTime.MIDNIGHT.equals(time) ? null : time;
    }

    static @Nullable LocalDateTime dateTime(String text) {
        return hasShape(text, "0000-00-00T00:00")
                ? existing(() -> timeAt(text, 11).atDate(dateAt(text)))
                : null;
    }

    /** Whether the text has a digit wherever the shape has 0, and else the same characters. */
    private static boolean hasShape(String text, String shape) {
        if (text.length() != shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char c = text.charAt(i);
            if (shape.charAt(i) == '0' ? c < '0' || c > '9' : c != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static LocalDate dateAt(String text) {
        return LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
    }

    private static LocalTime timeAt(String text, int from) {
        return LocalTime.of(digits(text, from, from + 2), digits(text, from + 3, from + 5));
    }

    private static int digits(String text, int from, int until) {
        return Integer.parseInt(text, from, until, 10);
    }

    private static <T> @Nullable T existing(Supplier<T> value) {
        try {
            return value.get();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A zone by its name in the IANA database; a bare offset is none, since it knows no summer time. */
    static @Nullable ZoneId zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) ? ZoneId.of(text) : null;
    }

    static <E extends Enum<E>> @Nullable E choice(String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        return null;
    }
}
