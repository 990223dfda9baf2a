package org.samrad.mytime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.sheet.TypedRow;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/** Reads fields of forms, and notes what is wrong with each; understood are the ways of writing that spreadsheets have, too. */
final class TypedTimes {

    private static final String END_OF_DAY = "24:00";

    private final List<Wrong> wrong = new ArrayList<>();

    /** What is wrong so far, in the order of the form. */
    ArrayList<Wrong> wrong() {
        return new ArrayList<>(wrong);
    }

    boolean isSound() {
        return wrong.isEmpty();
    }

    void refuse(String field, String key, String value) {
        wrong.add(new Wrong(field, key, value));
    }

    /** A time of day; midnight where it is none. */
    LocalTime time(String field, String typed) {
        return time(field, typed, "mytime.error.time");
    }

    /** When something ends; midnight is the end of the day. */
    LocalTime end(String field, String typed) {
        return time(field, typed, "mytime.error.end");
    }

    private LocalTime time(String field, String typed, String key) {
        String text = TypedRow.cell(LocalTime.class, typed);
        if (text.equals(END_OF_DAY) && key.endsWith("end")) {
            return LocalTime.MIDNIGHT;
        }
        try {
            LocalTime time = LocalTime.parse(text);
            // Planning knows nothing smaller than minutes.
            if (time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
                return time;
            }
        } catch (DateTimeException none) {
            // Said below.
        }
        refuse(field, key, typed);
        return LocalTime.MIDNIGHT;
    }

    /** A day that something can happen on, and that another comes after: its end is midnight; the first of all where it is none. */
    LocalDate day(String field, String typed) {
        try {
            LocalDate day = LocalDate.parse(TypedRow.cell(LocalDate.class, typed));
            if (Limits.isDay(day) && day.isBefore(Limits.LAST_DAY)) {
                return day;
            }
        } catch (DateTimeException none) {
            // Said below.
        }
        refuse(field, "mytime.error.day", typed);
        return Limits.FIRST_DAY;
    }

    @Nullable
    LocalDate dayOrNone(String field, String typed) {
        return typed.isEmpty() ? null : day(field, typed);
    }

    /** The day after the last; null where none is given. */
    @Nullable
    LocalDate dayAfter(String field, String typed) {
        LocalDate last = dayOrNone(field, typed);
        return last == null ? null : last.plusDays(1);
    }

    /** One of some sites; null where none is chosen. */
    @Nullable
    String site(String field, String typed, Set<String> sites) {
        if (typed.isEmpty()) {
            return null;
        }
        if (!sites.contains(typed)) {
            refuse(field, "mytime.error.site", typed);
        }
        return typed;
    }

    /** A short text without a national identity number; null where none is given. */
    @Nullable
    String text(String field, String typed) {
        String text = Texts.cleanOrNull(typed);
        if (text != null && (!Limits.isShort(text) || !Texts.isProper(text))) {
            refuse(field, "mytime.error.text", text);
        } else if (text != null && IdentityNumbers.firstIn(text).isPresent()) {
            refuse(field, "mytime.error.identity", text);
        }
        return text;
    }

    static String typed(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
