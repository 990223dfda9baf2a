package org.samrad.dataset;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a folder, said so that whoever made the folder can find and mend it.
 *
 * @param file the name of the file
 * @param line the line of the cell, from 1; null where the whole file is meant
 * @param column the column, or the key of {@code dataset.properties}; null where the whole line is meant
 * @param value what was found, on one line and no more than the beginning of it; null where nothing was
 * @param expected what should have been there, to be read after "expected"
 */
public record DatasetError(
        String file,
        @Nullable Integer line,
        @Nullable String column,
        @Nullable String value,
        String expected) {

    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_TEXT = 1000;

    public DatasetError {
        // Any of these may repeat what the folder says.
        file = readable(file, LONGEST_TEXT);
        column = column == null ? null : readable(column, LONGEST_VALUE);
        value = value == null ? null : readable(value, LONGEST_VALUE);
        expected = readable(expected, LONGEST_TEXT);
    }

    /** The error as one line of text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
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
        return text.append(": expected ").append(expected).toString();
    }

    /** Control characters are written out, so that no value can break the line or steer the terminal. */
    private static String readable(String value, int longest) {
        StringBuilder text = new StringBuilder();
        int shown = Math.min(value.length(), longest);
        for (int i = 0; i < shown; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case TextInput.NOT_UTF_8 -> text.append('\uFFFD');
                default -> {
                    if (Character.isISOControl(c)) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        if (shown < value.length()) {
            text.append("... (%d characters)".formatted(value.length()));
        }
        return text.toString();
    }
}
