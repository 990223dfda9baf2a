package org.samrad.spoken;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.samrad.spoken.Vocabulary.Part;

/** Odd and even weeks, every other week, weeks by their numbers. */
final class WeekWords {

    private WeekWords() {}

    /** Reads which weeks a clause is about, where that comes next. */
    static boolean read(Tokens tokens, Clause clause, LocalDate today) {
        int before = tokens.place();
        if (tokens.take(Part.ODD_WEEKS)) {
            clause.weeks = SpokenTimes.Weeks.ODD;
            return true;
        }
        if (tokens.take(Part.EVEN_WEEKS)) {
            clause.weeks = SpokenTimes.Weeks.EVEN;
            return true;
        }
        Part word = tokens.part();
        if (word == Part.ODD || word == Part.EVEN) {
            tokens.next();
            if (tokens.take(Part.WEEK)) {
                clause.weeks = word == Part.ODD ? SpokenTimes.Weeks.ODD : SpokenTimes.Weeks.EVEN;
                return true;
            }
        } else if (word == Part.NEXT || word == Part.THIS) {
            tokens.next();
            if (tokens.take(Part.WEEK)) {
                clause.only.add(weekOf(word == Part.NEXT ? today.plusWeeks(1) : today));
                return true;
            }
        } else if (word == Part.EVERY || word == Part.OTHER) {
            tokens.take(Part.EVERY);
            boolean other = tokens.take(Part.OTHER);
            if (tokens.take(Part.WEEK)) {
                clause.everyOther = other;
                return true;
            }
        } else if (tokens.take(Part.WEEK)) {
            return readNumbers(tokens, clause);
        }
        tokens.backTo(before);
        return false;
    }

    private static boolean readNumbers(Tokens tokens, Clause clause) {
        boolean any = false;
        while (true) {
            int before = tokens.place();
            if (any && !tokens.take(Part.AND) && !tokens.takeSign(",")) {
                return true;
            }
            Integer from = tokens.number();
            if (from == null || from < 1 || from > 53) {
                tokens.backTo(before);
                return any;
            }
            Integer until = tokens.takeTo() ? tokens.number() : from;
            for (int week = from; until != null && week <= Math.min(until, 53); week++) {
                clause.only.add(week);
            }
            any = true;
        }
    }

    private static int weekOf(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
