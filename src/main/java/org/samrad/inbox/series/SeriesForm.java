package org.samrad.inbox.series;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.inbox.choice.Names;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What is to be otherwise in a series, as it is chosen; empty: as it is. It stands in the address of the page that shows what would change, so
 * it has no text of its own.
 *
 * @param by how many {@link Step steps} the days move
 * @param instead the id of somebody who is asked for by name
 * @param named the id of who is to be asked for instead; empty: nobody by name
 */
record SeriesForm(
        String urgency, String by, String step, String duration, List<String> modes, String instead, String named) {

    /** The most days that a series is moved by. */
    private static final int MOST_DAYS = 366;

    /** As much of a choice as is read, so that an address has room for all of them; no id is longer. */
    private static final int MOST_LETTERS = 64;

    SeriesForm {
        urgency = chosen(urgency);
        by = chosen(by);
        step = chosen(step);
        duration = chosen(duration);
        modes = modes == null
                ? List.of()
                : modes.stream()
                        .filter(Objects::nonNull)
                        .map(SeriesForm::chosen)
                        .distinct()
                        .limit(Mode.values().length + 1L)
                        .toList();
        instead = chosen(instead);
        named = chosen(named);
    }

    private static String chosen(@Nullable String sent) {
        String typed = sent == null ? "" : sent.strip();
        return typed.substring(0, Math.min(typed.length(), MOST_LETTERS));
    }

    /** By what, and where to, days move. */
    enum Step {
        WEEKS_LATER(7),
        WEEKS_EARLIER(-7),
        DAYS_LATER(1),
        DAYS_EARLIER(-1);

        private final int days;

        Step(int days) {
            this.days = days;
        }
    }

    /** Whether nothing is to be otherwise. */
    boolean isEmpty() {
        return Stream.of(urgency, by, duration, instead, named).allMatch(String::isEmpty) && modes.isEmpty();
    }

    /** Whether it was sent with nothing chosen, which its page says. */
    boolean isSentEmpty() {
        return isEmpty() && !step.isEmpty();
    }

    /**
     * Reads it.
     *
     * @param wrong gets what is wrong with it, at its fields
     */
    SeriesChange read(Names names, List<Fault> wrong) {
        Step moved = word("step", step, Step.class, wrong);
        int each = moved == null ? Step.WEEKS_LATER.days : moved.days;
        Integer steps = number("by", by, MOST_DAYS / Math.abs(each), wrong);
        Integer minutes = number("duration", duration, Limits.DURATION, wrong);
        Set<Mode> ways = EnumSet.noneOf(Mode.class);
        if (isSentEmpty()) {
            wrong.add(Fault.in("urgency", "series.error.nothing"));
        }
        modes.stream()
                .flatMap(mode -> Stream.ofNullable(word("modes", mode, Mode.class, wrong)))
                .forEach(ways::add);
        if (instead.isEmpty() && !named.isEmpty()) {
            wrong.add(Fault.in("instead", "series.error.instead"));
        }
        return new SeriesChange(
                word("urgency", urgency, Urgency.class, wrong),
                steps == null ? 0 : steps * each,
                minutes,
                ways,
                person("instead", instead, names, wrong),
                person("named", named, names, wrong));
    }

    private static @Nullable Integer number(String field, String sent, int most, List<Fault> wrong) {
        if (sent.isEmpty()) {
            return null;
        }
        int number = sent.matches("\\d{1,5}") ? Integer.parseInt(sent) : 0;
        if (number < 1 || number > most) {
            wrong.add(Fault.in(field, "request.error.number", sent, 1, most));
            return null;
        }
        return number;
    }

    private static <E extends Enum<E>> @Nullable E word(String field, String sent, Class<E> words, List<Fault> wrong) {
        if (sent.isEmpty()) {
            return null;
        }
        try {
            return Enum.valueOf(words, sent);
        } catch (IllegalArgumentException e) {
            wrong.add(Fault.in(field, "request.error.choice", sent));
            return null;
        }
    }

    private static @Nullable String person(String field, String sent, Names names, List<Fault> wrong) {
        if (sent.isEmpty() || names.specialists().containsKey(sent)) {
            return sent.isEmpty() ? null : sent;
        }
        wrong.add(Fault.in(field, "request.error.choice", sent));
        return null;
    }

    /**
     * The address of the page of a request with it.
     *
     * @param request an id
     */
    String address(String request) {
        var page = UriComponentsBuilder.fromPath("/requests/" + encoded(request) + "/series")
                .queryParam("urgency", encoded(urgency))
                .queryParam("by", encoded(by))
                .queryParam("step", encoded(step))
                .queryParam("duration", encoded(duration))
                .queryParam("instead", encoded(instead))
                .queryParam("named", encoded(named));
        modes.forEach(mode -> page.queryParam("modes", encoded(mode)));
        return page.build(true).toUriString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
