package org.samrad.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the format writes single values. Each reads a text without spaces around it, and returns null for a wrong one. */
final class CellValue {

    private static final int LONGEST_ID = 64;
    private static final int MOST_DIGITS = 9;

    private CellValue() {}

    static boolean isId(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= LONGEST_ID
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    }

    static @Nullable Integer wholeNumber(String text, int least, int most) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        int number = Integer.parseInt(text);
        return number < least || number > most ? null : number;
    }

    static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    static @Nullable LocalDate date(String text) {
        return parsed(text, "2026-11-23".length(), LocalDate::parse);
    }

    /** To the minute: no seconds, no 24:00. */
    static @Nullable LocalTime time(String text) {
        return parsed(text, "09:00".length(), LocalTime::parse);
    }

    static @Nullable LocalDateTime dateTime(String text) {
        return parsed(text, "2026-11-23T09:00".length(), LocalDateTime::parse);
    }

    private static <T> @Nullable T parsed(String text, int length, Function<String, T> parse) {
        if (text.length() != length) {
            return null;
        }
        try {
            return parse.apply(text);
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

    /** Whether the text is a well-formed BCP 47 tag; whether there is such a language nobody asks. */
    static boolean isLanguageTag(String text) {
        try {
            new Locale.Builder().setLanguageTag(text);
            return !text.isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
