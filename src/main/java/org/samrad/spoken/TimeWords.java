package org.samrad.spoken;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.samrad.spoken.Clause.Span;
import org.samrad.spoken.Vocabulary.Part;

/** Times of the day: parts of it, from one to another, one end of a time, a time alone. */
final class TimeWords {

    private static final LocalTime AFTER_LUNCH = LocalTime.of(13, 0);

    private TimeWords() {}

    /**
     * The time that comes next; null where none does.
     *
     * @param minutes how long a time lasts of which only the beginning is said
     */
    static @Nullable Span read(Tokens tokens, int minutes) {
        int before = tokens.place();
        if (tokens.take(Part.MORNING)) {
            return new Span(LocalTime.of(8, 0), LocalTime.NOON);
        }
        if (tokens.take(Part.AFTERNOON)) {
            return new Span(LocalTime.NOON, LocalTime.of(17, 0));
        }
        if (tokens.take(Part.EVENING)) {
            return new Span(LocalTime.of(17, 0), Clause.EVENING);
        }
        if (tokens.take(Part.BETWEEN)) {
            LocalTime from = tokens.time();
            LocalTime until = from != null && (tokens.take(Part.AND) || tokens.takeTo()) ? tokens.time() : null;
            return from == null || until == null ? null : between(from, until);
        }
        Span span = span(tokens);
        if (span != null) {
            return span;
        }
        tokens.backTo(before);
        boolean said = tokens.part() == Part.AT || tokens.peek().matches("\\d{1,2}[:.]\\d{2}");
        LocalTime at = said ? tokens.time() : null;
        return at == null ? null : between(at, at.plusMinutes(minutes));
    }

    /** From one time to another; null where that does not come next. */
    static @Nullable Span span(Tokens tokens) {
        int before = tokens.place();
        LocalTime from = tokens.time();
        LocalTime until = from != null && tokens.takeTo() ? tokens.time() : null;
        if (from != null && until != null) {
            boolean afternoon = tokens.saidPm()
                    && from.isBefore(LocalTime.NOON)
                    && from.plusHours(12).isBefore(until);
            Span span = between(afternoon ? from.plusHours(12) : from, until);
            if (span != null) {
                return span;
            }
        }
        tokens.backTo(before);
        return null;
    }

    /** What one end of a time leaves of a day: before ten, after lunch; null where no time comes next. */
    static @Nullable Span open(Part word, Tokens tokens) {
        boolean lunch = tokens.part() == Part.LUNCH;
        LocalTime time = tokens.time();
        if (time == null) {
            return null;
        }
        if (word == Part.AFTER) {
            LocalTime from = lunch ? AFTER_LUNCH : time;
            return between(from, from.isBefore(Clause.EVENING) ? Clause.EVENING : LocalTime.of(23, 59));
        }
        return between(time.isAfter(Clause.MORNING) ? Clause.MORNING : LocalTime.MIN, time);
    }

    private static @Nullable Span between(LocalTime from, LocalTime until) {
        return from.isBefore(until) ? new Span(from, until) : null;
    }
}
