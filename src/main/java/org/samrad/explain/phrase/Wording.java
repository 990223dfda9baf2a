package org.samrad.explain.phrase;

import java.util.List;
import java.util.stream.Collectors;

/** Puts phrases into words of one language, for one kind of reader. */
public interface Wording {

    /** The message of that key with these values, which are texts and whole numbers. */
    String message(String key, Object... values);

    /** What the reader knows it by. */
    String name(Phrase.Named named);

    /** A date, a time, a day of the week, a sector or an urgency, as the language writes it. */
    String written(Object value);

    /** A phrase in words. */
    default String say(Phrase phrase) {
        return message(phrase.key(), phrase.values().stream().map(this::said).toArray());
    }

    /** Phrases in words, a sentence each. */
    default String say(List<Phrase> sentences) {
        return sentences.stream().map(this::say).collect(Collectors.joining(" "));
    }

    private Object said(Object value) {
        return switch (value) {
            case Integer number -> number;
            case String text -> text;
            case Phrase phrase -> say(phrase);
            case Phrase.Named named -> name(named);
            case Phrase.Several several -> said(several);
            default -> written(value);
        };
    }

    private String said(Phrase.Several several) {
        List<Object> all = several.all();
        String first = all.stream()
                .limit(several.most())
                .map(this::said)
                .map(Object::toString)
                .collect(Collectors.joining(several.isLong() ? "; " : ", "));
        return all.size() > several.most()
                ? message(several.isLong() ? "cause.more.long" : "cause.more", first, all.size() - several.most())
                : first;
    }
}
