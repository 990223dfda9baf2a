package org.samrad.limits;

import java.text.Normalizer;
import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises what looks like a Nordic national identity number in free text, however it is written: the Swedish personnummer and
 * samordningsnummer (day plus 60), the Norwegian fødselsnummer, D-number (day plus 40), H-number (month plus 40) and synthetic
 * numbers (month plus 65 or 80), and the Danish and Finnish forms written with their sign. No such number belongs here.
 *
 * <p>Every text is read in one form first: digits of any script as ours, any dash or sign of that look as a hyphen, any space as
 * a plain one, nothing of what can't be seen. Then the digits between which nothing but such signs stands are looked at, from
 * one gap to another and never from the middle of a longer number; letters beside them don't matter.
 *
 * <p>Check digits count only where the digits alone could be something else, such as a phone or invoice number: numbers are
 * typed wrong, and Norway gives them up in 2032.
 */
public final class IdentityNumbers {

    /** Never goes back, so that any length takes time in proportion to it and no stack. */
    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[ ]{0,2}[-+./_,·][ ]{0,2}\\d+|[ ]{1,3}\\d+)*+");

    private static final Pattern GROUP = Pattern.compile("\\d+");
    private static final Pattern FINNISH =
            Pattern.compile("(?<!\\d)(\\d{6})[ ]?[-+A-FU-Ya-fu-y][ ]?\\d{3}[ ]?[0-9A-Ya-y](?![\\p{L}\\d])");

    /** Looks like a dash, and is none by its kind. */
    private static final String DASHES = "\u2212\u02D7\u2043\u30FC\uFF70\u207B\u208B~\u223C\u00AF";

    /** What a number after it most likely is. */
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "(?i)(?:tel|tlf|telefon|phone|mobil|mobile|ring|call|faktura|invoice|order|ordre|best[aä]llning|kid|ocr|konto"
                    + "|account|bankgiro|plusgiro|org|ärende|arende|saks?|case|dnr|diarie|ref|referens|referanse)"
                    + "\\p{L}*[.:#]?(?: ?(?:nr|no|num)\\p{L}*[.:]?)? ?$");

    /** Where the parts of a number are written apart: after two digits of the year, the month, the day, the pairs that follow. */
    private static final Set<Integer> SHORT_GAPS = Set.of(2, 4, 6);

    private static final Set<Integer> LONG_GAPS = Set.of(2, 4, 6, 8);

    private static final Set<Integer> NORWEGIAN_GAPS = Set.of(2, 4, 6, 9);

    private static final int[] FIRST_CHECK = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_CHECK = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    /** What stands in the place of one. */
    public static final String MARK = "[…]";

    /** How far before a number the word may stand that says what it is. */
    private static final int WORD_BEFORE = 80;

    /** A mark parts what was bound together, so that there may be another number once more. */
    private static final int MOST_TIMES = 3;

    private static final int ASCII = 0x80;

    private IdentityNumbers() {}

    /**
     * The first part of the text that looks like one, in the form that it is read in; or the mark that stands in the place of one: only
     * whoever wrote the text can say what is to stand there instead, so that a text with it is no more to be kept than one with a number.
     */
    public static Optional<String> firstIn(String text) {
        String read = Read.of(text).text;
        return all(read).stream()
                .findFirst()
                .map(one -> read.substring(one.from, one.until))
                .or(() -> text.contains(MARK) ? Optional.of(MARK) : Optional.empty());
    }

    /** Whether something in the text looks like one; a mark does not. */
    public static boolean isIn(String text) {
        return !all(Read.of(text).text).isEmpty();
    }

    /** The text with a mark in place of what looks like one, to be shown to whoever typed it and kept nowhere else. */
    public static String without(String text) {
        String rest = text;
        for (int times = 0; times < MOST_TIMES; times++) {
            Read read = Read.of(rest);
            List<Group> found = all(read.text);
            if (found.isEmpty()) {
                return rest;
            }
            rest = read.marked(rest, found);
        }
        return isIn(rest) ? "" : rest;
    }

    /** Everything that looks like one: in the order of the text, but for the Finnish form, which comes last. */
    private static List<Group> all(String read) {
        var all = new ArrayList<Group>();
        Matcher runs = DIGITS.matcher(read);
        while (runs.find()) {
            addInRun(read, runs.start(), runs.end(), all);
        }
        Matcher finnish = FINNISH.matcher(read);
        while (finnish.find()) {
            if (isDanish(finnish.group(1))) {
                all.add(new Group(finnish.start(), finnish.end()));
            }
        }
        return all;
    }

    /**
     * The text in the one form that it is read in.
     *
     * @param at for each of its characters, where in the text as it was typed the letter begins that it comes from
     */
    private record Read(String text, int[] at) {

        static Read of(String typed) {
            var text = new StringBuilder(typed.length());
            // A letter may be read as several characters.
            int[] at = new int[typed.length()];
            for (int i = 0; i < typed.length(); i += Character.charCount(typed.codePointAt(i))) {
                int before = text.length();
                int letter = typed.codePointAt(i);
                if (letter < ASCII) {
                    append(letter, text);
                } else {
                    Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC)
                            .codePoints()
                            .forEach(c -> append(c, text));
                }
                if (text.length() > at.length) {
                    at = Arrays.copyOf(at, 2 * text.length());
                }
                Arrays.fill(at, before, text.length(), i);
            }
            return new Read(text.toString(), at);
        }

        private static void append(int c, StringBuilder text) {
            int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
            if (digit >= 0) {
                text.append((char) ('0' + digit));
            } else if (Character.getType(c) == Character.DASH_PUNCTUATION || DASHES.indexOf(c) >= 0) {
                text.append('-');
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                text.append(' ');
            } else if (c == '•' || c == '∙' || c == '․' || c == '。') {
                text.append('.');
            } else if (!isDropped(Character.getType(c))) {
                text.appendCodePoint(c);
            }
        }

        /** What can't be seen, and what no text keeps: where that goes, what stands on both sides of it comes together. */
        private static boolean isDropped(int type) {
            return type == Character.FORMAT
                    || type == Character.NON_SPACING_MARK
                    || type == Character.CONTROL
                    || type == Character.SURROGATE
                    || type == Character.UNASSIGNED;
        }

        /** What was typed with a mark in place of some of it. */
        String marked(String typed, List<Group> some) {
            var marked = new StringBuilder();
            int last = 0;
            for (Group one :
                    some.stream().sorted(Comparator.comparingInt(Group::from)).toList()) {
                int from = at[one.from];
                int end = at[one.until - 1];
                if (from >= last) {
                    marked.append(typed, last, from).append(MARK);
                    last = end + Character.charCount(typed.codePointAt(end));
                }
            }
            return marked.append(typed, last, typed.length()).toString();
        }
    }

    /** Some digits, and where they lie in the text. */
    private record Group(int from, int until) {

        int length() {
            return until - from;
        }
    }

    private static void addInRun(String text, int from, int until, List<Group> into) {
        var groups = new ArrayList<Group>();
        Matcher found = GROUP.matcher(text).region(from, until);
        while (found.find()) {
            groups.add(new Group(found.start(), found.end()));
        }
        int first = 0;
        while (first < groups.size()) {
            int last = lastOfOne(text, groups, first);
            if (last >= 0) {
                into.add(new Group(groups.get(first).from, groups.get(last).until));
            }
            first = Math.max(first, last) + 1;
        }
    }

    /** The last group of a number that begins with a group; -1 where none does. */
    private static int lastOfOne(String text, List<Group> groups, int first) {
        int length = 0;
        for (int last = first; last < groups.size() && length < 12; last++) {
            length += groups.get(last).length();
            if (length >= 10
                    && length <= 12
                    && standsAlone(text, groups, first, last)
                    && isOne(text, groups.subList(first, last + 1))) {
                return last;
            }
        }
        return -1;
    }

    /** Whether what stands before and after is not bound to it by a sign, as the parts of one date are. */
    private static boolean standsAlone(String text, List<Group> groups, int first, int last) {
        int from = groups.get(first).from;
        boolean dialled = from > 0 && text.charAt(from - 1) == '+' && first == 0;
        boolean before =
                first == 0 || text.substring(groups.get(first - 1).until, from).isBlank();
        boolean after = last == groups.size() - 1
                || text.substring(groups.get(last).until, groups.get(last + 1).from)
                        .isBlank()
                || text.charAt(groups.get(last).until) == ','
                || text.startsWith(". ", groups.get(last).until);
        return !dialled && before && after;
    }

    private static boolean isOne(String text, List<Group> window) {
        var digits = new StringBuilder();
        var gaps = new ArrayList<Integer>();
        var signs = new ArrayList<String>();
        for (int i = 0; i < window.size(); i++) {
            Group group = window.get(i);
            if (i > 0) {
                gaps.add(digits.length());
                signs.add(text.substring(window.get(i - 1).until, group.from).replace(" ", ""));
            }
            digits.append(text, group.from, group.until);
        }
        int begins = window.getFirst().from;
        boolean other = gaps.isEmpty()
                && OTHER_NUMBER
                        .matcher(text.substring(Math.max(0, begins - WORD_BEFORE), begins))
                        .find();
        boolean singly = window.stream().allMatch(group -> group.length() == 1);
        boolean pairs = window.stream().allMatch(group -> group.length() == 2)
                && signs.stream().distinct().count() == 1;
        boolean spelt = singly || pairs;
        return switch (digits.length()) {
            case 12 -> (spelt || LONG_GAPS.containsAll(gaps)) && isLong(digits.toString(), gaps, signs, other);
            case 11 -> (spelt || NORWEGIAN_GAPS.containsAll(gaps)) && isNorwegian(digits.toString(), gaps, other);
            default -> (spelt || SHORT_GAPS.containsAll(gaps)) && isShort(digits.toString(), gaps, signs);
        };
    }

    private static boolean isLong(String digits, List<Integer> gaps, List<String> signs, boolean other) {
        int year = number(digits, 0, 4);
        if (year < 1880 || year > 2100 || !isDay(year, number(digits, 4, 6), number(digits, 6, 8), 60)) {
            return false;
        }
        boolean plain = gaps.isEmpty() && !other || gaps.equals(List.of(8));
        boolean time = gaps.equals(List.of(4, 6, 8))
                && isTime(digits.substring(8))
                && signs.getLast().isEmpty();
        return plain || !time && hasSwedishCheckDigit(digits.substring(2));
    }

    private static boolean isNorwegian(String digits, List<Integer> gaps, boolean other) {
        boolean plain = gaps.isEmpty() && !other || gaps.equals(List.of(6));
        return isDayFirst(digits.substring(0, 6)) && (plain || hasNorwegianCheckDigits(digits));
    }

    private static boolean isShort(String digits, List<Integer> gaps, List<String> signs) {
        boolean yearFirst = isYearFirst(digits.substring(0, 6));
        if (gaps.equals(List.of(6))
                && (signs.getFirst().equals("-") || signs.getFirst().equals("+"))) {
            return yearFirst || isDanish(digits.substring(0, 6));
        }
        boolean time = gaps.equals(List.of(2, 4, 6))
                && isTime(digits.substring(6))
                && signs.getLast().isEmpty()
                && !signs.getFirst().isEmpty();
        return yearFirst && !time && hasSwedishCheckDigit(digits);
    }

    /** A day and a time of it, written with signs in the day and none before the time. */
    private static boolean isTime(String four) {
        return number(four, 0, 2) < 24 && number(four, 2, 4) < 60;
    }

    private static boolean isYearFirst(String date) {
        return isDay(2000 + number(date, 0, 2), number(date, 2, 4), number(date, 4, 6), 60);
    }

    private static boolean isDayFirst(String date) {
        int month = number(date, 2, 4);
        int plain = month > 80 ? month - 80 : month > 65 ? month - 65 : month > 40 ? month - 40 : month;
        return isDay(2000 + number(date, 4, 6), plain, number(date, 0, 2), 40);
    }

    /** As in Denmark and Finland: nothing is added to day or month. */
    private static boolean isDanish(String date) {
        return isDay(2000 + number(date, 4, 6), number(date, 2, 4), number(date, 0, 2), 100);
    }

    /** @param added what a number for somebody without a permanent one adds to the day */
    private static boolean isDay(int year, int month, int day, int added) {
        int plain = day > added ? day - added : day;
        // A leap year, since two digits don't tell the century.
        return month >= 1
                && month <= 12
                && plain >= 1
                && plain <= Month.of(month).length(Year.isLeap(year / 4 * 4));
    }

    private static boolean hasSwedishCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int weighted = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += weighted / 10 + weighted % 10;
        }
        return sum % 10 == 0;
    }

    private static boolean hasNorwegianCheckDigits(String digits) {
        return sum(digits, FIRST_CHECK) % 11 == 0 && sum(digits, SECOND_CHECK) % 11 == 0;
    }

    private static int sum(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }

    private static int number(String digits, int from, int until) {
        return Integer.parseInt(digits, from, until, 10);
    }
}
