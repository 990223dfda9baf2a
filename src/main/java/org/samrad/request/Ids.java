package org.samrad.request;

import java.util.regex.Pattern;

/** The form of an id, as planning data lays down. */
final class Ids {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}._-]{1,64}");

    private Ids() {}

    static boolean hasForm(String id) {
        return FORM.matcher(id).matches();
    }

    static String checked(String id) {
        if (!hasForm(id)) {
            throw new IllegalArgumentException(
                    "The id must be 1 to 64 letters, digits, dots, underscores or hyphens, not \"%s\".".formatted(id));
        }
        return id;
    }
}
