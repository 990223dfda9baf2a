package org.samrad.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.samrad.limits.Fault;

/**
 * What a password that somebody chooses has to keep to: long, and nothing that is tried first. What is tried first is the
 * person's own names, rows of keys, one thing repeated, and the commonest passwords with something before or after them.
 */
public final class PasswordRule {

    /** Fewest characters. */
    public static final int SHORTEST = FirstAdministrator.SHORTEST_PASSWORD;

    /** Most bytes: the encoder looks at no more, so that what comes after would not count. */
    public static final int MOST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 5;

    /** A shorter name is part of too many words. */
    private static final int SHORTEST_NAME = 4;

    /** Of a commonest password, how much must be something else. */
    private static final int OWN = 6;

    private static final Set<String> COMMONEST = Set.of(
            "password",
            "passord",
            "lösenord",
            "losenord",
            "passwort",
            "hemligt",
            "hemmelig",
            "welcome",
            "välkommen",
            "valkommen",
            "velkommen",
            "letmein",
            "iloveyou",
            "football",
            "fotboll",
            "fotball",
            "baseball",
            "sommar",
            "sommer",
            "summer",
            "winter",
            "vinter",
            "princess",
            "prinsess",
            "monkey",
            "dragon",
            "master",
            "superman",
            "sunshine",
            "trustno1",
            "administrator",
            "samråd",
            "samrad",
            "sverige",
            "norge",
            "stockholm",
            "changeme",
            "default",
            "qwerty",
            "abc123",
            "test",
            "login",
            "secret",
            "user",
            "konsultation",
            "konsultasjon");

    private static final List<String> ROWS = List.of(
            "01234567890123456789",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiopåasdfghjklöäzxcvbnm",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertyuiopåasdfghjkløæzxcvbnm",
            "1q2w3e4r5t6y7u8i9o0p",
            "qazwsxedcrfvtgbyhnujm",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm");

    private PasswordRule() {}

    /**
     * Everything that is wrong with a password; empty where it will do.
     *
     * @param username of whoever chooses it
     * @param name of the same person
     */
    public static List<Fault> faults(String password, String username, String name) {
        var faults = new ArrayList<Fault>();
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            faults.add(fault("account.password.short", length, SHORTEST));
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            // The rest would take long to look at.
            faults.add(fault("account.password.long", bytes, MOST_BYTES));
            return faults;
        }
        String small = password.toLowerCase(Locale.ROOT);
        if (holdsName(small, username, name)) {
            faults.add(fault("account.password.name"));
        }
        // A short one has few different characters in any case.
        if (length >= SHORTEST && small.codePoints().distinct().count() < FEWEST_DIFFERENT || isRepeated(small)) {
            faults.add(fault("account.password.repeated"));
        } else if (isCommon(small)) {
            faults.add(fault("account.password.common"));
        }
        return faults;
    }

    private static Fault fault(String key, Object... arguments) {
        return Fault.in("password", key, arguments);
    }

    private static boolean holdsName(String small, String username, String name) {
        if (small.contains(username.toLowerCase(Locale.ROOT))) {
            return true;
        }
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(part -> part.length() >= SHORTEST_NAME)
                .anyMatch(small::contains);
    }

    /** Whether it is one part of it over and over. */
    private static boolean isRepeated(String small) {
        for (int part = 1; part <= small.length() / 2; part++) {
            String again = small.substring(0, part).repeat(small.length() / part + 1);
            if (again.startsWith(small)) {
                return true;
            }
        }
        return false;
    }

    /** Whether little is left of it without its commonest parts and rows of keys. */
    private static boolean isCommon(String small) {
        String left = small;
        for (String common : COMMONEST) {
            left = left.replace(common, "");
        }
        if (left.length() < small.length()
                && left.replaceAll("[^\\p{L}\\p{N}]", "").length() < OWN) {
            return true;
        }
        return ROWS.stream().anyMatch(row -> longestShared(small, row) > small.length() - OWN);
    }

    private static int longestShared(String small, String row) {
        String back = new StringBuilder(row).reverse().toString();
        int longest = 0;
        for (int from = 0; from < small.length(); from++) {
            int until = from + longest + 1;
            while (until <= small.length()
                    && (row.contains(small.substring(from, until)) || back.contains(small.substring(from, until)))) {
                longest = until - from;
                until++;
            }
        }
        return longest;
    }
}
