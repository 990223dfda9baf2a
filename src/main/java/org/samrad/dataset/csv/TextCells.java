package org.samrad.dataset.csv;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.TextInput;
import org.samrad.limits.Texts;

/** The cells of one row, by column, as text, and which of them were refused. */
abstract class TextCells {

    /** Generous for a list of sites or a paragraph; far too short for what isn't a cell at all. */
    static final int LONGEST_CELL = 100_000;

    private final DatasetFile file;
    private final DatasetErrors errors;
    private final boolean muted;
    private final Set<String> faulty = new HashSet<>(0);

    TextCells(DatasetFile file, DatasetErrors errors, boolean muted) {
        this.file = file;
        this.errors = errors;
        this.muted = muted;
    }

    /** The text of a cell as it stands in the file; null where the file has no such column. */
    abstract @Nullable String cell(String column);

    /** The line of a cell, from 1; null where the file has none for it. */
    abstract @Nullable Integer line(String column);

    /** The line of a cell, 0 where the file has none for it. */
    final int lineOf(String column) {
        Integer line = line(column);
        return line == null ? 0 : line;
    }

    /** Adds an error about a cell that names what stands in it. */
    final void refuse(String column, String key, Object... arguments) {
        refusePart(column, cell(column), key, arguments);
    }

    /** Adds an error about a part of a cell. */
    final void refusePart(String column, @Nullable String value, String key, Object... arguments) {
        faulty.add(column);
        if (!muted) {
            report(column, value, key, arguments);
        }
    }

    /** Says what is wrong with a cell. */
    void report(String column, @Nullable String value, String key, Object... arguments) {
        // To find a line takes reading the row once more.
        errors.add(file, errors.areFull() ? null : line(column), column, value, key, arguments);
    }

    /** Counts a cell as refused that was refused before the row was made. */
    final void refusedBefore(String column) {
        faulty.add(column);
    }

    /** Whether none of the cells has been refused. */
    final boolean sound(String... columns) {
        return !muted && Arrays.stream(columns).noneMatch(faulty::contains);
    }

    final boolean isFaulty(String column) {
        return faulty.contains(column);
    }

    /** Whether no cell of the row has been refused. */
    final boolean isSound() {
        return !muted && faulty.isEmpty();
    }

    /** The clean text of a cell that is filled with proper text; null, after an error if due, where it isn't. */
    final @Nullable String filled(String column, boolean required) {
        String text = cell(column);
        if (text == null) {
            if (required) {
                // The header was refused for it.
                faulty.add(column);
            }
            return null;
        }
        if (text.length() > LONGEST_CELL) {
            refuse(column, "file.length", LONGEST_CELL);
            return null;
        }
        if (text.indexOf(TextInput.NOT_UTF_8) >= 0) {
            refuse(column, "file.utf8");
            return null;
        }
        if (!Texts.isProper(text)) {
            refuse(column, "file.characters");
            return null;
        }
        String clean = Texts.clean(text);
        if (clean.isEmpty()) {
            if (required) {
                refuse(column, "file.filled");
            }
            return null;
        }
        return clean;
    }
}
