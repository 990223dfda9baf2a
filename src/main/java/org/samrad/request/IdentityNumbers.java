package org.samrad.request;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what looks like a Nordic national identity number in free text: the Swedish personnummer and
 * samordningsnummer (day plus 60), the Norwegian fødselsnummer, D-number (day plus 40) and synthetic numbers (month plus 40,
 * 65 or 80), and the Danish and Finnish forms written with their sign. No such number belongs here; a form warns of it.
 *
 * <p>Check digits count only where the digits alone could be something else, such as a phone number: numbers are typed
 * wrong, and Norway gives them up in 2032.
 */
public final class IdentityNumbers {

    private static final Pattern CANDIDATE =
            Pattern.compile("(?<![\\p{L}\\d])(?:(?<year>\\d{8}) ?(?<yearSign>[-+]?) ?\\d{4}|(?<norway>\\d{6}) ?\\d{5}"
                    + "|(?<short>\\d{6}) ?(?<sign>[-+]?) ?(?<last>\\d{4})|(?<finland>\\d{6})[-+A-FU-Y]\\d{3}[0-9A-Y])"
                    + "(?![\\p{L}\\d])");

    private IdentityNumbers() {}

    /** The first part of the text that looks like one. */
    public static Optional<String> firstIn(String text) {
        Matcher found = CANDIDATE.matcher(text);
        while (found.find()) {
            if (looksLikeOne(found)) {
                return Optional.of(found.group());
            }
        }
        return Optional.empty();
    }

    private static boolean looksLikeOne(Matcher found) {
        if (found.group("year") != null) {
            String date = found.group("year");
            int year = number(date, 0, 4);
            return year >= 1880 && year <= 2100 && isDay(year, number(date, 4, 6), number(date, 6, 8), 60);
        }
        if (found.group("norway") != null) {
            return isDayFirst(found.group("norway"));
        }
        if (found.group("finland") != null) {
            return isDayFirst(found.group("finland"));
        }
        String date = found.group("short");
        boolean yearFirst = isYearFirst(date);
        return found.group("sign").isEmpty()
                ? yearFirst && hasSwedishCheckDigit(date + found.group("last"))
                : yearFirst || isDayFirst(date);
    }

    private static boolean isYearFirst(String date) {
        return isDay(2000 + number(date, 0, 2), number(date, 2, 4), number(date, 4, 6), 60);
    }

    private static boolean isDayFirst(String date) {
        int month = number(date, 2, 4);
        int plain = month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month;
        return isDay(2000 + number(date, 4, 6), plain, number(date, 0, 2), 40);
    }

    /** @param added what a number for somebody without a permanent one adds to the day */
    private static boolean isDay(int year, int month, int day, int added) {
        try {
            // A leap year, since two digits don't tell the century.
            LocalDate.of(year / 4 * 4, month, day > added ? day - added : day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean hasSwedishCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weighted = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted / 10 + weighted % 10;
        }
        return sum % 10 == 0;
    }

    private static int number(String digits, int from, int until) {
        return Integer.parseInt(digits, from, until, 10);
    }
}
