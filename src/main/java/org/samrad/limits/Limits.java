package org.samrad.limits;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How much and how far. The schema has the same numbers in its lengths and checks. They are generous for anything that
 * happens and small enough that sums of minutes, days and lengths stay within an int and within memory.
 */
public final class Limits {

    /** The first day that anything can happen on. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** The last day that anything can happen on. */
    public static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    /** What systems write for "since always", where something is bounded by a day. */
    public static final LocalDate SINCE_ALWAYS = LocalDate.of(1, 1, 1);

    /** What systems write for "for ever", where something is bounded by a day. */
    public static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    /** Most days that a plan may cover, from its first or the present one on, whichever is later. What has passed is not planned. */
    public static final int HORIZON_DAYS = 1830;

    /** Most days before the present one that planning data tell of: fifty years. */
    public static final int HISTORY_DAYS = 18_300;

    /** Most weeks that the site plans at a time. */
    public static final int WEEKS_AHEAD = 104;

    /** Most characters of an id. */
    public static final int ID = 64;

    /** Most characters of a text: a name, a title, a reason. */
    public static final int TEXT = 500;

    /** Most characters of what a panel is asked. */
    public static final int QUESTION = 2000;

    /** Most minutes of a consultation. None of more than a day can ever be placed, but it can be asked for. */
    public static final int DURATION = 10_080;

    /** The largest of all other numbers: days of a gap, minutes of a way, consultations, rooms. */
    public static final int NUMBER = 1_000_000;

    /** The largest factor of an urgency; the format's own is 100. */
    public static final int FACTOR = 10_000;

    /** Most rows of a file; the windows of 100,000 requests over half a year are most of them. */
    public static final int ROWS = 3_000_000;

    /** Most items of a list in one place: sites, languages. */
    public static final int LIST = 500;

    /** Most roles of a request. */
    public static final int ROLES = 50;

    /** Most requests that a request follows. */
    public static final int LINKS = 50;

    /** Most windows of a request. */
    public static final int WINDOWS = 1000;

    /** Most characters of what is kept of a form that is not saved yet: one with as much of everything as there may be. */
    public static final int DRAFT = 1_000_000;

    private Limits() {}

    /** Whether something can happen on the day: from {@link #FIRST_DAY} to {@link #LAST_DAY}. */
    public static boolean isDay(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    /** Whether the day can bound something; none does. Besides {@link #isDay} for ever and since always can. */
    public static boolean isBound(@Nullable LocalDate day) {
        return day == null || isDay(day) || day.equals(FOR_EVER) || day.equals(SINCE_ALWAYS);
    }

    /** Whether the day of the moment can bound something. */
    public static boolean isBound(LocalDateTime moment) {
        return isBound(moment.toLocalDate());
    }

    /** Whether the text is short enough; none is. */
    public static boolean isShort(@Nullable String text) {
        return text == null || text.length() <= TEXT;
    }

    /**
     * Whether the text has the form of an id: 1 to {@value #ID} letters, digits, dots, underscores or hyphens. Ids stand in
     * addresses: {@code .} and {@code ..} would lead elsewhere there, and {@code new} is a page.
     */
    public static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= ID
                && text.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-')
                && text.chars().anyMatch(c -> c != '.')
                && !text.equals("new");
    }
}
