package org.samrad.dataset;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Fault;
import org.samrad.limits.Texts;

/**
 * One thing that is wrong in a folder, said so that whoever made the folder can find and mend it.
 *
 * @param file the name of the file
 * @param line the line of the cell, from 1; null where the whole file is meant
 * @param column the column, or the key of {@code dataset.properties}; null where the whole line is meant
 * @param value what was found, on one line and no more than the beginning of it; null where nothing was
 * @param key the message that says what should have been there, to be read after "expected"
 * @param arguments the values that the message names
 * @param present what tells the row, where it is none of the files' but one that is here already and that they would make wrong; else
 *     null
 */
public record DatasetError(
        String file,
        @Nullable Integer line,
        @Nullable String column,
        @Nullable String value,
        String key,
        List<Object> arguments,
        @Nullable String present)
        implements Serializable {

    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_TEXT = 1000;

    public DatasetError {
        // Any of these may repeat what the folder says.
        file = readable(file, LONGEST_TEXT);
        column = column == null ? null : readable(column, LONGEST_VALUE);
        value = value == null ? null : readable(value, LONGEST_VALUE);
        arguments = arguments.stream()
                .map(argument -> argument instanceof String text ? readable(text, LONGEST_TEXT) : argument)
                .toList();
        present = present == null ? null : readable(present, LONGEST_TEXT);
    }

    /** One of the files' own. */
    public DatasetError(
            String file,
            @Nullable Integer line,
            @Nullable String column,
            @Nullable String value,
            String key,
            List<Object> arguments) {
        this(file, line, column, value, key, arguments, null);
    }

    /** What should have been there, in English. */
    public String expected() {
        return Fault.english(key, arguments.toArray());
    }

    /** The error as one line of text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (present != null) {
            text.append(", already here: ").append(present);
        }
        if (line != null) {
            text.append(", line ").append(line);
        }
        if (column != null) {
            boolean isKey = file.equals(DatasetFile.HEADER.fileName());
            text.append(isKey ? ", key " : ", column ").append(column);
        }
        if (value != null) {
            text.append(", value \"").append(value).append('"');
        }
        return text.append(": expected ").append(expected()).toString();
    }

    /** What can't be seen is written out, so that it is found, and no value can break the line or steer the terminal. */
    private static String readable(String value, int longest) {
        String shown = value.length() > longest
                ? "%s... (%d characters)".formatted(value.substring(0, longest), value.length())
                : value;
        return Texts.visible(shown.replace(TextInput.NOT_UTF_8, '\uFFFD'));
    }
}
