package org.samrad.limits;

import java.text.Normalizer;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The characters of a text. */
public final class Texts {

    private static final int ASCII = 0x80;

    private Texts() {}

    /**
     * The text as it is kept: composed (NFC), so that what looks the same is the same, without white space or invisible
     * characters around it. Cleaning it again changes nothing.
     */
    public static String clean(String text) {
        String composed = isAscii(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        int from = 0;
        int until = composed.length();
        while (from < until && isNothing(composed.charAt(from))) {
            from++;
        }
        while (from < until && isNothing(composed.charAt(until - 1))) {
            until--;
        }
        return composed.substring(from, until);
    }

    /**
     * A text of several lines as it is kept that was typed into a page: browsers count a line break as one character and send two.
     */
    public static String lines(String typed) {
        return clean(typed.replace("\r\n", "\n"));
    }

    /** The text as it is kept; null where there is nothing in it. */
    public static @Nullable String cleanOrNull(@Nullable String text) {
        String clean = text == null ? "" : clean(text);
        return clean.isEmpty() ? null : clean;
    }

    /**
     * Whether a text may hold all of these characters: none that stands for nothing (half a pair, a code point that Unicode
     * sets apart) and no control character but tabs and line breaks. Others can't be kept in every database and file.
     */
    public static boolean isProper(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return text.codePoints().allMatch(Texts::isProper);
            }
        }
        return true;
    }

    private static boolean isProper(int c) {
        if (c < ASCII) {
            return c >= ' ' && c != 0x7F || c == '\t' || c == '\n' || c == '\r';
        }
        return !Character.isISOControl(c)
                && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                && (c & 0xFFFE) != 0xFFFE
                && (c < 0xFDD0 || c > 0xFDEF);
    }

    /** The text without characters that it may not hold, and no longer than a text may be. */
    public static String proper(String text) {
        return proper(text, Limits.TEXT);
    }

    /** The same of a text that may be longer: at most so many characters of it. */
    public static String proper(String text, int most) {
        String proper = isProper(text)
                ? text
                : text.codePoints()
                        .filter(Texts::isProper)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        int end = Math.min(proper.length(), most);
        if (end < proper.length() && Character.isHighSurrogate(proper.charAt(end - 1))) {
            end--;
        }
        return clean(proper.substring(0, end));
    }

    /** The text with every character that can't be seen written as its code point, so that a reader can find it. */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(Texts::isUnseen)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> visible.append("\\n");
                case '\r' -> visible.append("\\r");
                case '\t' -> visible.append("\\t");
                default -> {
                    if (isUnseen(c)) {
                        visible.append("\\u%04x".formatted(c));
                    } else {
                        visible.appendCodePoint(c);
                    }
                }
            }
        });
        return visible.toString();
    }

    /** Language tags as they are kept, each once; what is no tag stays as it is, for whoever says so. */
    public static List<String> languageTags(List<String> texts) {
        return texts.stream()
                .map(text -> Objects.requireNonNullElse(languageTag(text), text))
                .distinct()
                .toList();
    }

    /**
     * A BCP 47 tag as it is kept, such as {@code sv-FI} for {@code SV-fi}: tags know no case. Null where it is none; whether
     * there is such a language nobody asks.
     */
    public static @Nullable String languageTag(String text) {
        if (text.isEmpty() || text.length() > Limits.ID) {
            return null;
        }
        try {
            String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            return tag.equals("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    /** White space of any kind, or a character without a look of its own. */
    private static boolean isNothing(char c) {
        return Character.isWhitespace(c) || c >= ASCII && (Character.isSpaceChar(c) || isFormat(c));
    }

    private static boolean isFormat(int c) {
        return Character.getType(c) == Character.FORMAT;
    }

    /** A space that is not the plain one counts as unseen: nobody tells them apart. */
    private static boolean isUnseen(int c) {
        return c != ' ' && (!isProper(c) || c < ' ' || c >= ASCII && (Character.isSpaceChar(c) || isFormat(c)));
    }
}
