package org.samrad.dataset.sheet;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and times as people and spreadsheets write them. */
final class SheetDates {

    /** The end of a day, which to a spreadsheet is the beginning of the next. */
    private static final String END_OF_DAY = "24:00";

    private static final int MONTHS = 12;
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})([-/.])([0-9]{1,2})\\2([0-9]{1,2})\\.?");
    private static final Pattern DIGITS = Pattern.compile("((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})");
    private static final Pattern DOTTED = Pattern.compile("([0-9]{1,2})\\. ?([0-9]{1,2})\\. ?([0-9]{4})");
    private static final Pattern YEAR_LAST = Pattern.compile("([0-9]{1,2})([-/])([0-9]{1,2})\\2([0-9]{4})");
    private static final Pattern TIME = Pattern.compile(
            "(?:kl\\.? ?)?([0-9]{1,2})[:.]([0-9]{2})(?:[:.]00(?:[.,]0+)?)?(?: ?([ap])\\.?m\\.?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("([0-9]{2})([0-9]{2})");
    private static final Pattern DAY_AND_TIME =
            Pattern.compile("(.*[0-9]\\.?)(?:T|,? +(?:kl\\.? ?)?)([0-9]{1,2}[:.].*)");

    private SheetDates() {}

    /** A day. One that could be two days is refused; what is none is left as it is. */
    static CellMeaning date(String text) {
        if (hasShape(text, "0000-00-00")) {
            return CellMeaning.plain(text);
        }
        Matcher withTime = DAY_AND_TIME.matcher(text);
        if (withTime.matches() && "00:00".equals(timeOf(withTime.group(2)))) {
            return date(withTime.group(1)).refused() == null
                    ? CellMeaning.read(date(withTime.group(1)).text(), Correction.Kind.DATE)
                    : date(withTime.group(1));
        }
        Matcher found = YEAR_FIRST.matcher(text);
        if (found.matches()) {
            return understood(text, day(found.group(1), found.group(3), found.group(4)));
        }
        found = DIGITS.matcher(text);
        if (found.matches()) {
            return understood(text, day(found.group(1), found.group(2), found.group(3)));
        }
        found = DOTTED.matcher(text);
        if (found.matches()) {
            return understood(text, day(found.group(3), found.group(2), found.group(1)));
        }
        found = YEAR_LAST.matcher(text);
        return found.matches() ? yearLast(text, found) : CellMeaning.plain(text);
    }

    /** Some write the day first and some the month: it is clear only where one of them can't be. */
    private static CellMeaning yearLast(String text, Matcher found) {
        LocalDate dayFirst = day(found.group(4), found.group(3), found.group(1));
        LocalDate monthFirst = day(found.group(4), found.group(1), found.group(3));
        if (dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst)) {
            return CellMeaning.refused("sheet.two-days", dayFirst, monthFirst);
        }
        return understood(text, dayFirst != null ? dayFirst : monthFirst);
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        try {
            return Integer.parseInt(month) > MONTHS
                    ? null
                    : LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static CellMeaning understood(String text, @Nullable LocalDate day) {
        return day == null ? CellMeaning.plain(text) : CellMeaning.read(day.toString(), Correction.Kind.DATE);
    }

    /** @param ends whether it is the end of something, so that midnight is that of the end of the day */
    static CellMeaning time(String text, boolean ends) {
        if (hasShape(text, "00:00") && !ends) {
            return CellMeaning.plain(text);
        }
        String time = timeOf(text);
        if (time == null) {
            return CellMeaning.plain(text);
        }
        String meant = ends && time.equals("00:00") ? END_OF_DAY : time;
        return meant.equals(text) ? CellMeaning.plain(text) : CellMeaning.read(meant, Correction.Kind.TIME);
    }

    /** The time as the format writes it; null where the text is none. */
    private static @Nullable String timeOf(String text) {
        if (hasShape(text, "00:00")) {
            return text;
        }
        Matcher found = TIME.matcher(text);
        if (!found.matches()) {
            found = HOURS_AND_MINUTES.matcher(text);
            return found.matches() ? written(Integer.parseInt(found.group(1)), found.group(2)) : null;
        }
        int hour = Integer.parseInt(found.group(1));
        String half = found.group(3);
        if (half == null) {
            return written(hour, found.group(2));
        }
        if (hour < 1 || hour > MONTHS) {
            return null;
        }
        boolean afternoon = half.toLowerCase(Locale.ROOT).equals("p");
        return written(hour % 12 + (afternoon ? 12 : 0), found.group(2));
    }

    private static @Nullable String written(int hour, String minute) {
        boolean exists = hour < 24 && Integer.parseInt(minute) < 60 || hour == 24 && minute.equals("00");
        return exists ? "%02d:%s".formatted(hour, minute) : null;
    }

    /** @param begins whether it is the beginning of something, so that a day alone means when that day begins */
    static CellMeaning dateTime(String text, boolean begins) {
        if (hasShape(text, "0000-00-00T00:00") && !text.endsWith(END_OF_DAY)) {
            return CellMeaning.plain(text);
        }
        Matcher parts = DAY_AND_TIME.matcher(text);
        if (!parts.matches()) {
            CellMeaning day = date(text);
            if (day.refused() != null || !hasShape(day.text(), "0000-00-00")) {
                return day.refused() != null ? day : CellMeaning.plain(text);
            }
            return dayAlone(day.text(), begins);
        }
        CellMeaning day = date(parts.group(1));
        String time = timeOf(parts.group(2));
        if (day.refused() != null || time == null || !hasShape(day.text(), "0000-00-00")) {
            return day.refused() != null ? day : CellMeaning.plain(text);
        }
        String meant =
                time.equals(END_OF_DAY) ? LocalDate.parse(day.text()).plusDays(1) + "T00:00" : day.text() + "T" + time;
        return meant.equals(text) ? CellMeaning.plain(text) : CellMeaning.read(meant, Correction.Kind.DATE);
    }

    /** Whether the text has a digit wherever the shape has 0, and else the same characters: most cells do, and need no pattern. */
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

    private static CellMeaning dayAlone(String day, boolean begins) {
        return begins
                ? CellMeaning.read(day + "T00:00", Correction.Kind.DATE)
                : CellMeaning.refused(
                        "sheet.day-alone", day + "T00:00", LocalDate.parse(day).plusDays(1) + "T00:00");
    }

    /** A number that a spreadsheet shows as a day or a time, by what the column holds. */
    static CellMeaning moment(Class<?> type, String column, RawCell cell) {
        LocalDateTime exact = Objects.requireNonNull(cell.moment());
        LocalDateTime minute = exact.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
        if (Duration.between(exact, minute).abs().compareTo(Duration.ofSeconds(1)) > 0) {
            // The format has no seconds, and says so.
            return CellMeaning.plain(cell.text());
        }
        boolean midnight = minute.toLocalTime().equals(LocalTime.MIDNIGHT);
        if (type == LocalDate.class) {
            boolean isDay = cell.kind() != RawCell.Kind.TIME && midnight;
            return CellMeaning.plain(isDay ? minute.toLocalDate().toString() : cell.text());
        }
        if (type == LocalTime.class) {
            boolean ends = column.equals("until");
            if (ends && cell.kind() == RawCell.Kind.TIME && midnight && cell.days() < 1.5) {
                return CellMeaning.plain(END_OF_DAY);
            }
            boolean isTime = cell.kind() != RawCell.Kind.DAY && cell.days() < 1;
            return CellMeaning.plain(isTime ? minute.toLocalTime().toString() : cell.text());
        }
        if (cell.kind() == RawCell.Kind.TIME) {
            return CellMeaning.plain(cell.text());
        }
        if (cell.kind() == RawCell.Kind.DAY && midnight) {
            return dayAlone(minute.toLocalDate().toString(), column.equals("from"));
        }
        return CellMeaning.plain(minute.toString());
    }
}
