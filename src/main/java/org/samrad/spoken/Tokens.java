package org.samrad.spoken;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.spoken.Vocabulary.Part;

/** A sentence in its words, numbers and signs, with a place in it that is read next. What is asked for and not there leaves the place. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("\\d{4}-\\d{2}-\\d{2}"
            + "|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{1,2}/\\d{1,2}|\\d{1,2}[:.]\\d{2}(?!\\d)|\\d{1,2}\\.\\d{1,2}\\.?(?!\\d)|\\d+\\.?(?![\\d])"
            + "|(?:\\p{L}\\.){2,}\\p{L}?|\\p{L}+\\.?|\\S");
    private static final Pattern DASH = Pattern.compile("[-‐‑‒–—−]");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\.?");
    private static final Pattern DAY_AND_MONTH = Pattern.compile("(\\d{1,2})[./](\\d{1,2})\\.?(?:[./]?(\\d{4}))?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\.?");
    private static final LocalTime LAST = LocalTime.of(23, 59);

    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> begins = new ArrayList<>();
    private final String line;
    private final LocalDate today;
    private int at;

    Tokens(String line, LocalDate today) {
        this.today = today;
        this.line = Normalizer.normalize(line, Normalizer.Form.NFC);
        Matcher matcher = TOKEN.matcher(this.line);
        while (matcher.find()) {
            tokens.add(matcher.group());
            begins.add(matcher.start());
        }
    }

    boolean isEnd() {
        return at >= tokens.size();
    }

    int place() {
        return at;
    }

    void backTo(int place) {
        at = place;
    }

    /** What is written from a place to this one. */
    String written(int from) {
        return line.substring(
                begins.get(from), begins.get(at - 1) + tokens.get(at - 1).length());
    }

    /** The next token as it was written; empty at the end. */
    String peek() {
        return peek(0);
    }

    private String peek(int further) {
        return at + further < tokens.size() ? tokens.get(at + further) : "";
    }

    String next() {
        return tokens.get(at++);
    }

    @Nullable
    Part part() {
        return Vocabulary.part(peek());
    }

    /** Passes over a part where it comes next. */
    boolean take(Part part) {
        if (part() == part) {
            at++;
            return true;
        }
        return false;
    }

    boolean takeDash() {
        if (DASH.matcher(peek()).matches()) {
            at++;
            return true;
        }
        return false;
    }

    /** Passes over what joins the two ends of something: a dash, or a word such as to. */
    boolean takeTo() {
        return takeDash() || take(Part.UNTIL);
    }

    boolean takeSign(String sign) {
        if (peek().equals(sign)) {
            at++;
            return true;
        }
        return false;
    }

    /** A number without anything else. */
    @Nullable
    Integer number() {
        if (peek().matches("\\d{1,2}\\.?")) {
            return Integer.valueOf(next().replace(".", ""));
        }
        return null;
    }

    /** A time of the day; a number alone is an hour. */
    @Nullable
    LocalTime time() {
        int before = at;
        take(Part.AT);
        Part part = part();
        if (part == Part.NOON || part == Part.LUNCH) {
            at++;
            return LocalTime.NOON;
        }
        Matcher matcher = TIME.matcher(peek());
        if (!matcher.matches() || Vocabulary.month(peek(1)) != null) {
            at = before;
            return null;
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        at++;
        if (take(Part.PM)) {
            hour = hour < 12 ? hour + 12 : hour;
        } else if (take(Part.AM)) {
            hour = hour == 12 ? 0 : hour;
        }
        if (hour == 24 && minute == 0) {
            return LAST;
        }
        if (hour > 23 || minute > 59) {
            at = before;
            return null;
        }
        return LocalTime.of(hour, minute);
    }

    /** Whether the time just read was told to be in the afternoon, which then holds for the one before it, too. */
    boolean saidPm() {
        return at > 0 && Vocabulary.part(tokens.get(at - 1)) == Part.PM;
    }

    /** A day by its date: with or without a year, by number or by the name of the month. */
    @Nullable
    LocalDate date() {
        int before = at;
        try {
            LocalDate found = dateHere();
            if (found == null) {
                at = before;
            }
            return found;
        } catch (DateTimeException e) {
            at = before;
            return null;
        }
    }

    private @Nullable LocalDate dateHere() {
        if (take(Part.TODAY)) {
            return today;
        }
        if (take(Part.TOMORROW)) {
            return today.plusDays(1);
        }
        if (peek().matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(next());
        }
        Month first = Vocabulary.month(peek());
        if (first != null && peek(1).matches("\\d{1,2}\\.?")) {
            at++;
            int day = Integer.parseInt(next().replace(".", ""));
            takeOrdinal();
            return inYear(first.getValue(), day, year());
        }
        Matcher both = DAY_AND_MONTH.matcher(peek());
        if (both.matches()) {
            at++;
            return inYear(
                    Integer.parseInt(both.group(2)),
                    Integer.parseInt(both.group(1)),
                    both.group(3) == null ? null : Integer.valueOf(both.group(3)));
        }
        Matcher day = DAY.matcher(peek());
        if (!day.matches()) {
            return null;
        }
        at++;
        takeOrdinal();
        take(Part.FILLER);
        Month month = Vocabulary.month(peek());
        if (month == null) {
            return null;
        }
        at++;
        return inYear(month.getValue(), Integer.parseInt(day.group(1)), year());
    }

    private void takeOrdinal() {
        if (takeSign(":") || Vocabulary.isOrdinal(peek())) {
            if (Vocabulary.isOrdinal(peek())) {
                at++;
            }
        }
    }

    private @Nullable Integer year() {
        return peek().matches("20\\d{2}") ? Integer.valueOf(next()) : null;
    }

    private LocalDate inYear(int month, int day, @Nullable Integer year) {
        if (year != null) {
            return LocalDate.of(year, month, day);
        }
        LocalDate next = LocalDate.of(today.getYear(), month, day);
        return next.isBefore(today) ? next.plusYears(1) : next;
    }

    /** New Year as two words: the new year. */
    boolean takeNewYear() {
        if (peek().equalsIgnoreCase("new") && peek(1).toLowerCase(Locale.ROOT).startsWith("year")) {
            at += 2;
            if (peek().matches("['’]")) {
                at += 2;
            }
            return true;
        }
        return false;
    }

    /** The first day of a range whose month stands behind its end. */
    @Nullable
    LocalDate dateBeforeDash() {
        Month month = monthAfterDash();
        Integer day = month == null ? null : number();
        try {
            return month == null || day == null ? null : inYear(month.getValue(), day, null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The month that a number before a dash belongs to: 7–11 December; null where it belongs to none. */
    @Nullable
    Month monthAfterDash() {
        return DAY.matcher(peek()).matches()
                        && DASH.matcher(peek(1)).matches()
                        && DAY.matcher(peek(2)).matches()
                ? Vocabulary.month(peek(3))
                : null;
    }

    /** Days of the week: one, several in a row, or those that have a name together; none where none comes next. */
    Set<DayOfWeek> daysOfWeek() {
        Part word = part();
        if (word == Part.WORKDAYS || word == Part.ALL_DAYS || word == Part.WEEKEND) {
            next();
            return word == Part.WORKDAYS
                    ? EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)
                    : word == Part.ALL_DAYS
                            ? EnumSet.allOf(DayOfWeek.class)
                            : EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        }
        DayOfWeek from = Vocabulary.day(peek());
        if (from == null) {
            return EnumSet.noneOf(DayOfWeek.class);
        }
        next();
        int before = at;
        DayOfWeek until = takeTo() ? Vocabulary.day(peek()) : null;
        if (until == null) {
            at = before;
            return EnumSet.of(from);
        }
        next();
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day = from; ; day = day.plus(1)) {
            days.add(day);
            if (day == until) {
                return days;
            }
        }
    }
}
