package org.samrad.system;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Dates and times as the reader's country writes them, in the language of the page: Sweden {@code 2026-10-26 13:00}, Norway
 * {@code 26.10.2026 kl. 13.00}, English {@code 26 Oct 2026, 13:00}. Templates use it as {@code @dates}.
 */
@Component("dates")
public class Dates {

    private record Habit(String date, String dateTime, String time, String day, String shortDay) {}

    private static final Habit ENGLISH =
            new Habit("d MMM uuuu", "d MMM uuuu, HH:mm", "HH:mm", "EEEE d MMMM", "EEE d MMM");
    private static final Habit SWEDISH =
            new Habit("uuuu-MM-dd", "uuuu-MM-dd HH:mm", "HH:mm", "EEEE d MMMM", "EEE d MMM");
    private static final Habit NORWEGIAN =
            new Habit("dd.MM.uuuu", "dd.MM.uuuu 'kl.' HH.mm", "HH.mm", "EEEE d. MMMM", "EEE d. MMM");

    private static final int MINUTES_AN_HOUR = 60;

    private final MessageSource messages;

    Dates(MessageSource messages) {
        this.messages = messages;
    }

    /** A date, such as {@code 2026-10-26}. */
    public String date(LocalDate date) {
        return format(date, habit().date);
    }

    /** A date and a time, such as {@code 26.10.2026 kl. 13.00}. */
    public String dateTime(LocalDateTime moment) {
        return format(moment, habit().dateTime);
    }

    /** A time of day, from a time or a date-time: {@code 13:00}. */
    public String time(TemporalAccessor time) {
        return format(time, habit().time);
    }

    /** A stretch within one day: {@code 13:00–13:45}. */
    public String times(TemporalAccessor from, TemporalAccessor until) {
        return time(from) + "–" + time(until);
    }

    /**
     * A stretch of any length, said no longer than it needs: whole days as dates, {@code 2026-12-17 – 2026-12-20}, what ends on the day it
     * begins with that date once, {@code 2026-10-26 13:00–13:45}.
     *
     * @param until where it is over; of whole days, the midnight after the last
     */
    public String span(LocalDateTime from, LocalDateTime until) {
        if (from.toLocalTime().equals(LocalTime.MIDNIGHT)
                && until.toLocalTime().equals(LocalTime.MIDNIGHT)
                && from.isBefore(until)) {
            LocalDate last = until.toLocalDate().minusDays(1);
            return last.equals(from.toLocalDate())
                    ? date(last)
                    : "%s – %s".formatted(date(from.toLocalDate()), date(last));
        }
        return from.toLocalDate().equals(until.toLocalDate())
                ? dateTime(from) + "–" + time(until)
                : "%s – %s".formatted(dateTime(from), dateTime(until));
    }

    /** A day as a heading, with its weekday: {@code Monday 26 October}. */
    public String day(LocalDate date) {
        return capital(format(date, habit().day));
    }

    /** A day where there is little room: {@code Mon 26 Oct}. */
    public String shortDay(LocalDate date) {
        return capital(format(date, habit().shortDay));
    }

    /** A month as a heading: {@code December 2026}. */
    public String month(YearMonth month) {
        return capital(format(month, "LLLL uuuu"));
    }

    /** A day of the week within a sentence: {@code Tuesday}, {@code tisdag}. */
    public String weekday(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale());
    }

    /** How long something takes, in hours and minutes: {@code 2 hours 45 minutes}. */
    public String length(long minutes) {
        Locale locale = LocaleContextHolder.getLocale();
        String whole = messages.getMessage("date.hours", new Object[] {minutes / MINUTES_AN_HOUR}, locale);
        String rest = messages.getMessage("date.minutes", new Object[] {minutes % MINUTES_AN_HOUR}, locale);
        if (minutes < MINUTES_AN_HOUR) {
            return rest;
        }
        return minutes % MINUTES_AN_HOUR == 0
                ? whole
                : messages.getMessage("date.hours-minutes", new Object[] {whole, rest}, locale);
    }

    /** The number of the ISO week of a date, where nothing but weeks is meant. */
    public int weekNumber(LocalDate date) {
        return date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** The ISO week of a date: {@code week 44}, {@code v. 44}, {@code uke 44}. */
    public String week(LocalDate date) {
        return messages.getMessage("date.week", new Object[] {weekNumber(date)}, LocaleContextHolder.getLocale());
    }

    /** The same text with a large first letter, to begin a line with. */
    public String capitalised(String text) {
        return capital(text);
    }

    /** A day as it stands within a sentence, where English alone begins it with a large letter: {@code tisdag 1 december}. */
    public String within(String day) {
        return habit() == ENGLISH ? day : day.substring(0, 1).toLowerCase(Locale.ROOT) + day.substring(1);
    }

    private static Habit habit() {
        return switch (LocaleContextHolder.getLocale().getLanguage()) {
            case "sv" -> SWEDISH;
            case "nb" -> NORWEGIAN;
            default -> ENGLISH;
        };
    }

    private static String format(TemporalAccessor value, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale())
                .format(value);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
