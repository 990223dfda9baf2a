package org.samrad.explain.phrase;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Something to be said with its values, in no language yet: a {@link Wording} puts it into words.
 *
 * @param key of the message
 * @param values what the message names, in its order: whole numbers, dates, times, days of the week, sectors, urgencies, texts as
 *     they were typed, and {@link Named}, {@link Several} or other phrases
 */
public record Phrase(String key, List<Object> values) {

    public Phrase {
        values = List.copyOf(values);
    }

    /** A message with these values. */
    public static Phrase of(String key, Object... values) {
        return new Phrase(key, Arrays.asList(values));
    }

    /** What an id is of, or what a text is the name of. */
    public enum Kind {
        COMPETENCE,
        SPECIALIST,
        SITE,
        ORGANISATION,
        REQUEST,
        CASE,
        /** A tag such as {@code ar}. */
        LANGUAGE,
        /** A role that is spoken about. */
        ROLE,
        /** A role that only says as what somebody takes part. */
        SEAT
    }

    /** Something by its id; those who may see its name see that. */
    public record Named(Kind kind, String id) {}

    /**
     * Several things one after the other.
     *
     * @param isLong whether each may be half a sentence, so that a comma does not part them
     * @param most how many are said; of the rest only how many there are
     */
    public record Several(List<Object> all, boolean isLong, int most) {

        public Several {
            all = List.copyOf(all);
        }
    }

    /** All that it names, however deep, whether it is said or only counted. */
    public Stream<Object> parts() {
        return values.stream().flatMap(Phrase::parts);
    }

    private static Stream<Object> parts(Object value) {
        return switch (value) {
            case Several several -> several.all.stream().flatMap(Phrase::parts);
            case Phrase phrase -> phrase.parts();
            default -> Stream.of(value);
        };
    }

    /** Whether it names a request of which that is true. */
    public boolean namesRequest(Predicate<String> what) {
        return parts().anyMatch(
                        part -> part instanceof Named named && named.kind == Kind.REQUEST && what.test(named.id));
    }
}
