package org.samrad.inbox.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads typed fields one by one; what can't be read is noted and read as null. */
final class TypedFields {

    private final FormProblems problems;

    TypedFields(FormProblems problems) {
        this.problems = problems;
    }

    @Nullable
    LocalDate date(String field, String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            problems.add(field, "request.error.date", typed);
            return null;
        }
    }

    /** A time to the minute; planning knows nothing smaller. */
    @Nullable
    LocalTime time(String field, String typed) {
        try {
            LocalTime time = typed.isEmpty() ? null : LocalTime.parse(typed);
            if (time == null || time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below, together with a time that has seconds.
        }
        problems.add(field, "request.error.time", typed);
        return null;
    }

    /** @return null where empty or wrong */
    @Nullable
    Integer wholeNumber(String field, String typed, int least, int most) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            int number = Integer.parseInt(typed);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with a number that is out of range.
        }
        problems.add(field, "request.error.number", typed, least, most);
        return null;
    }

    /** Notes a most that is less than the least. */
    void range(String field, @Nullable Integer least, @Nullable Integer most, String key) {
        if (least != null && most != null && most < least) {
            problems.add(field, key, most, least);
        }
    }

    <E extends Enum<E>> @Nullable E word(String field, String typed, Class<E> words) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return Enum.valueOf(words, typed);
        } catch (IllegalArgumentException e) {
            problems.add(field, "request.error.choice", typed);
            return null;
        }
    }

    /** The words that are known; each other one is noted. */
    <E extends Enum<E>> List<E> words(String field, List<String> typed, Class<E> words) {
        return typed.stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(word(field, one, words)))
                .distinct()
                .toList();
    }

    /** The ids that exist; each other one is noted. */
    List<String> known(String field, List<String> typed, Predicate<String> exists) {
        typed.stream().filter(exists.negate()).forEach(id -> problems.add(field, "request.error.unknown", id));
        return typed.stream().filter(exists).distinct().toList();
    }

    /** Notes a field that must be filled and is not; one that holds something unreadable is noted already. */
    void require(String field, String typed, String key) {
        if (typed.isEmpty()) {
            problems.add(field, key);
        }
    }
}
