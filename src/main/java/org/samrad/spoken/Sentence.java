package org.samrad.spoken;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.samrad.spoken.Vocabulary.Part;

/**
 * Reads lines from left to right, one piece after the other: days, times of the day, first and last days, which weeks. Days that come
 * after a time begin a clause of their own; a first or last day counts for the whole line.
 */
final class Sentence {

    private final String text;
    private final SpokenTimes.Frame frame;
    private final List<SpokenTimes.Times> understood = new ArrayList<>();
    private final List<SpokenTimes.Times> leavingOut = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    // Of the line that is read.
    private Tokens tokens;
    private List<Clause> clauses = new ArrayList<>();
    private Clause clause = new Clause();
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private boolean preferred;
    private boolean not;
    // Whether what "not" is about was not understood: then what comes after it is not, either.
    private boolean refused;
    private int afterDays;
    private Set<DayOfWeek> named = Set.of();
    private boolean lastUnread;
    private int unreadFrom;
    private boolean anyUnread;

    Sentence(String text, SpokenTimes.Frame frame) {
        this.text = text;
        this.frame = frame;
        this.tokens = new Tokens("", frame.today());
    }

    SpokenTimes read() {
        for (String line : text.split("[;\\n\\r]+")) {
            readLine(line);
        }
        if (understood.stream().allMatch(SpokenTimes.Times::preferred) && leavingOut.size() == 1) {
            understood.addAll(leavingOut);
        } else {
            // Beside other times it would add all that it does not leave out, the very opposite.
            leavingOut.forEach(one -> unread.add(one.said()));
        }
        return new SpokenTimes(List.copyOf(understood), List.copyOf(unread));
    }

    private void readLine(String line) {
        tokens = new Tokens(line, frame.today());
        clauses = new ArrayList<>();
        clause = new Clause();
        first = null;
        last = null;
        preferred = false;
        not = false;
        refused = false;
        afterDays = -1;
        lastUnread = false;
        anyUnread = false;
        while (!tokens.isEnd()) {
            int before = tokens.place();
            boolean joins = tokens.part() == Part.FILLER || tokens.part() == Part.AND;
            if (readPiece()) {
                lastUnread &= joins;
            } else {
                tokens.backTo(before);
                refused |= not;
                leaveUnread();
            }
        }
        end();
        if (anyUnread) {
            // What stands unread may be the days that a time was meant for: all days would be a guess.
            clauses.removeIf(one -> !one.hasDays());
        } else if (clauses.isEmpty() && (first != null || last != null)) {
            clauses.add(new Clause());
        }
        for (Clause one : clauses) {
            (one.onlyLeavesOut() ? leavingOut : understood).addAll(one.times(line.strip(), first, last, frame));
        }
    }

    private void leaveUnread() {
        int place = tokens.place();
        boolean day = tokens.number() != null;
        if (!day || Vocabulary.month(tokens.peek()) != null) {
            // A day that there is not, such as 31 February, is one piece.
            tokens.next();
        }
        anyUnread = true;
        if (lastUnread) {
            unread.set(unread.size() - 1, tokens.written(unreadFrom));
        } else {
            unreadFrom = place;
            unread.add(tokens.written(place));
        }
        lastUnread = true;
    }

    /** Ends a clause, and begins the next. */
    private void end() {
        if (!clause.isEmpty()) {
            clauses.add(clause);
        }
        clause = new Clause();
        clause.preferred = preferred;
    }

    private boolean readPiece() {
        if (tokens.takeSign(",") || tokens.takeSign(".") || tokens.takeSign(":")) {
            not = false;
            refused = false;
            return true;
        }
        if (refused) {
            return tokens.take(Part.FILLER) || tokens.take(Part.AND);
        }
        int before = tokens.place();
        if (!not && (WeekWords.read(tokens, clause, frame.today()) || readEveryOther())) {
            return true;
        }
        tokens.backTo(before);
        for (BooleanSupplier piece : List.<BooleanSupplier>of(
                this::readDays, this::readBound, this::readDates, this::readTime, this::readWord)) {
            if (piece.getAsBoolean()) {
                return true;
            }
            tokens.backTo(before);
        }
        return false;
    }

    // ---- days of the week

    /** Every other Friday: the word is about the days after it. */
    private boolean readEveryOther() {
        tokens.take(Part.EVERY);
        if (!tokens.take(Part.OTHER) || Vocabulary.day(tokens.peek()) == null) {
            return false;
        }
        forMoreDays().everyOther = true;
        return readDays();
    }

    private boolean readDays() {
        int before = tokens.place();
        tokens.take(Part.EVERY);
        Set<DayOfWeek> days = tokens.daysOfWeek();
        if (days.isEmpty()) {
            tokens.backTo(before);
            return false;
        }
        Clause one = not ? clause : forMoreDays();
        (not ? one.notDays : one.days).addAll(days);
        named = days;
        afterDays = not ? -1 : tokens.place();
        return true;
    }

    /** Days after a time begin another clause, unless the time came first. */
    private Clause forMoreDays() {
        if (!clause.spans.isEmpty() && (!clause.timeFirst || clause.hasDays() && clause.spans.size() > 1)) {
            end();
        }
        return clause;
    }

    // ---- first and last days

    private boolean readBound() {
        Part word = tokens.part();
        if (word == null
                || !Set.of(Part.UNTIL, Part.FROM, Part.BEFORE, Part.AFTER).contains(word)) {
            return false;
        }
        tokens.next();
        while (tokens.take(Part.UNTIL)
                || tokens.take(Part.AND)
                || tokens.take(Part.INCLUDING)
                || tokens.take(Part.FILLER)) {
            // Fram till, fra og med, up to and including the: they say the same once more.
        }
        LocalDate day = EndDays.day(word, tokens, frame.today(), clause.hasDays());
        if (day != null) {
            boolean clear = !not || clause.hasDays() && (word == Part.UNTIL || word == Part.FROM);
            if (!clear || day.isAfter(frame.today().plusYears(SpokenTimes.MOST_YEARS))) {
                // Nor is what comes after the word a day by itself.
                refused = true;
                return false;
            }
            bound(word, day);
            return true;
        }
        return word == Part.FROM ? addTime(TimeWords.span(tokens)) || readOpen(Part.AFTER) : readOpen(word);
    }

    private void bound(Part word, LocalDate day) {
        switch (word) {
            case FROM -> first = day;
            case AFTER -> first = day.plusDays(1);
            case BEFORE -> last = day.minusDays(1);
            default -> last = day;
        }
    }

    // ---- single days

    private boolean readDates() {
        int before = tokens.place();
        boolean isOfDay = before == afterDays;
        LocalDate from = tokens.monthAfterDash() == null ? dateNotTime() : tokens.dateBeforeDash();
        if (from == null) {
            tokens.backTo(before);
            return false;
        }
        int afterFirst = tokens.place();
        LocalDate until = tokens.takeTo() ? tokens.date() : null;
        if (until == null || until.isBefore(from) || from.plusYears(1).isBefore(until)) {
            tokens.backTo(afterFirst);
            until = from;
        }
        if (not) {
            from.datesUntil(until.plusDays(1)).forEach(clause.notDates::add);
        } else if (!until.equals(from) && !clause.days.isEmpty()) {
            first = from;
            last = until;
        } else {
            if (isOfDay && until.equals(from)) {
                if (!named.contains(from.getDayOfWeek())) {
                    return false;
                }
                // Tuesday 8 December: that one only.
                clause.days.removeAll(named);
            }
            Clause one = forMoreDays();
            from.datesUntil(until.plusDays(1)).forEach(one.dates::add);
        }
        return true;
    }

    /** What is written like a time is one, unless something before it says that it is a day. */
    private @Nullable LocalDate dateNotTime() {
        return tokens.peek().matches("\\d{1,2}[:.]\\d{2}") ? null : tokens.date();
    }

    // ---- times of the day

    private boolean readTime() {
        return addTime(TimeWords.read(tokens, frame.minutes()));
    }

    /** One end of a time, of which nothing is said by what is left out: before ten, after lunch. */
    private boolean readOpen(Part word) {
        return !not && addTime(TimeWords.open(word, tokens));
    }

    private boolean addTime(Clause.@Nullable Span span) {
        // After what is left out, a time is that of the days before it, where they have none yet.
        if (span == null || not && (!clause.hasDays() || !clause.spans.isEmpty())) {
            return false;
        }
        not = false;
        if (clause.timeFirst && clause.hasDays()) {
            end();
        }
        clause.add(span);
        return true;
    }

    // ---- words that say little by themselves

    private boolean readWord() {
        Part word = tokens.part();
        if (word == null) {
            return clause.isEmpty() && tokens.takeDash();
        }
        tokens.next();
        switch (word) {
            case NOT -> {
                not = true;
                while (tokens.take(Part.FILLER) || tokens.take(Part.AND)) {
                    // Not on the days that come next.
                }
                return readDays() || readDates();
            }
            case PREFERABLY -> {
                if (tokens.isEnd() || clause.isEmpty()) {
                    clause.preferred = true;
                } else {
                    end();
                    clause.preferred = true;
                }
                preferred = clause.preferred;
                return true;
            }
            case IF -> {
                clause.preferred = true;
                return tokens.take(Part.POSSIBLE);
            }
            case AND, FILLER, EVERY, WHOLE_DAY -> {
                return true;
            }
            default -> {
                return false;
            }
        }
    }
}
