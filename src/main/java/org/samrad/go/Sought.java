package org.samrad.go;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;

/**
 * What is looked for: each word of it somewhere in a name, in any order.
 *
 * @param text as it was typed, as far as it is read
 * @param words folded; none where nothing was typed
 */
record Sought(String text, List<String> words) {

    /** The most characters that are read, and that a page lets be typed. */
    static final int LONGEST = 200;

    private static final int MOST_WORDS = 6;

    /** Letters that count as others, each as the one at the same place; few, since a database compares each letter with all of them. */
    static final String LETTERS = "åäáàæöøóôéèêëüúí";

    static final String PLAIN = "aaaaaooooeeeeuui";

    static Sought of(String typed) {
        String text = Texts.clean(Texts.proper(typed, LONGEST));
        return new Sought(
                text,
                Arrays.stream(fold(text).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList());
    }

    /** Whether something of what was typed looks like an identity number, which is neither looked for nor repeated. */
    static boolean isWithheld(String typed) {
        // What is left of a long text may be one, though the whole was none.
        return IdentityNumbers.isIn(typed) || IdentityNumbers.isIn(of(typed).text);
    }

    boolean isNothing() {
        return words.isEmpty();
    }

    /** Whether a name, or what stands beside it, has every word; one letter alone begins a word of the name, since too much has it. */
    boolean isIn(String name, String beside) {
        String called = " " + fold(name);
        String all = called + " " + fold(beside);
        return words.stream().allMatch(word -> word.length() == 1 ? called.contains(" " + word) : all.contains(word));
    }

    /** Whether a name begins with what was typed. */
    boolean begins(String name) {
        return fold(name).startsWith(String.join(" ", words));
    }

    /** For each word what {@code like} compares with, wildcards escaped by an exclamation mark. */
    List<String> patterns() {
        return words.stream().map(word -> "%" + escaped(word) + "%").toList();
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }

    private static String fold(String text) {
        String small = Texts.clean(text).toLowerCase(Locale.ROOT);
        return IntStream.range(0, small.length())
                .map(at -> {
                    int plain = LETTERS.indexOf(small.charAt(at));
                    return plain < 0 ? small.charAt(at) : PLAIN.charAt(plain);
                })
                .collect(StringBuilder::new, (all, one) -> all.append((char) one), StringBuilder::append)
                .toString();
    }
}
