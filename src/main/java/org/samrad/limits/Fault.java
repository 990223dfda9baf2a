package org.samrad.limits;

import java.io.Serializable;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, to be said in the reader's language.
 *
 * @param field what it is about, such as {@code latest}; of a row of roles or windows {@code role}, {@code until}
 * @param row which of the roles or windows, from 0; null where it is about none of them
 * @param key the message that says what is wrong and what would be right
 * @param arguments the values that the message names: texts, whole numbers, dates
 */
public record Fault(String field, @Nullable Integer row, String key, List<Object> arguments) implements Serializable {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages.messages", Locale.ROOT);

    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault in(String field, String key, Object... arguments) {
        return new Fault(field, null, key, List.of(arguments));
    }

    public static Fault inRow(String field, int row, String key, Object... arguments) {
        return new Fault(field, row, key, List.of(arguments));
    }

    /** What is wrong, in English; numbers and dates as planning data writes them. */
    public String english() {
        return english(key, arguments.toArray());
    }

    /** A message in English; numbers and dates as planning data writes them. */
    public static String english(String key, Object... arguments) {
        Object[] written = Arrays.stream(arguments).map(Object::toString).toArray();
        return new MessageFormat(ENGLISH.getString(key), Locale.ROOT).format(written);
    }
}
