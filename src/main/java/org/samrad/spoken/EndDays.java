package org.samrad.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.samrad.spoken.Vocabulary.Part;

/** Days that something begins or ends with. */
final class EndDays {

    private EndDays() {}

    /**
     * A date, a feast, the next of a day of the week, or of a week. What is said to lie before or after it leaves it out.
     *
     * @param afterDays whether days of the week have been named, so that another one can only be the first or the last
     * @return null where no day comes next
     */
    static @Nullable LocalDate day(Part word, Tokens tokens, LocalDate today, boolean afterDays) {
        int before = tokens.place();
        boolean ends = word == Part.UNTIL || word == Part.BEFORE;
        if (tokens.take(Part.CHRISTMAS)) {
            LocalDate eve = Feasts.next(today, 12, 24);
            // The day before it is the last, and the first after it that is no holiday is the first; bound() adds or
            // takes one.
            return ends ? eve.minusDays(word == Part.BEFORE ? 0 : 1) : eve.plusDays(word == Part.AFTER ? 2 : 3);
        }
        if (tokens.take(Part.NEW_YEAR) || tokens.takeNewYear()) {
            LocalDate eve = Feasts.next(today, 12, 31);
            return ends ? word == Part.BEFORE ? eve.plusDays(1) : eve : eve.plusDays(word == Part.AFTER ? 1 : 2);
        }
        if (tokens.take(Part.EASTER)) {
            LocalDate sunday = Feasts.easter(today);
            return ends ? sunday.minusDays(word == Part.BEFORE ? 2 : 3) : sunday.plusDays(word == Part.AFTER ? 1 : 2);
        }
        if (tokens.take(Part.NEXT) && tokens.take(Part.WEEK)) {
            LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            return word == Part.UNTIL || word == Part.AFTER ? monday.plusDays(6) : monday;
        }
        tokens.backTo(before);
        if (tokens.take(Part.WEEK)) {
            Integer week = tokens.number();
            if (week != null && week >= 1 && week <= 53) {
                LocalDate monday = Feasts.mondayOf(week, today);
                return word == Part.UNTIL || word == Part.AFTER ? monday.plusDays(6) : monday;
            }
        }
        tokens.backTo(before);
        LocalDate date = tokens.date();
        if (date != null) {
            return date;
        }
        DayOfWeek day = afterDays || word == Part.FROM ? Vocabulary.day(tokens.peek()) : null;
        if (day != null && !(word == Part.FROM && isRangeOfDays(tokens))) {
            tokens.next();
            return today.with(TemporalAdjusters.nextOrSame(day));
        }
        return null;
    }

    private static boolean isRangeOfDays(Tokens tokens) {
        int before = tokens.place();
        tokens.next();
        boolean range = tokens.takeTo() && Vocabulary.day(tokens.peek()) != null;
        tokens.backTo(before);
        return range;
    }
}
