package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.InvalidDataset;

/**
 * A way to break the valid folder by one edit, and where the one error must point.
 *
 * @param fact what is broken, which names the test
 * @param expected a part of what the error says should have been there
 */
record Broken(
        String fact,
        UnaryOperator<DatasetFolder> edit,
        String file,
        @Nullable Integer line,
        @Nullable String column,
        @Nullable String value,
        String expected) {

    /** Broken by replacing a text, the first of its kind in the file. */
    static Edit edit(String fact, String file, String before, String after) {
        return new Edit(fact, file, folder -> folder.edited(file, before, after));
    }

    /** Broken by another row at the end. */
    static Edit row(String fact, String file, String row) {
        return new Edit(fact, file, folder -> folder.with(file, row));
    }

    /** Broken by another content. */
    static Edit text(String fact, String file, String text) {
        return new Edit(fact, file, folder -> folder.put(file, text));
    }

    /** Broken by other bytes. */
    static Edit bytes(String fact, String file, byte[] bytes) {
        return new Edit(fact, file, folder -> folder.put(file, bytes));
    }

    record Edit(String fact, String file, UnaryOperator<DatasetFolder> change) {

        /** Where the error points. */
        Broken at(@Nullable Integer line, @Nullable String column, @Nullable String value, String expected) {
            return new Broken(fact, change, file, line, column, value, expected);
        }
    }

    /** Reads the broken folder and demands this one error, and no other that follows from it. */
    void assertIsRefused(Path path) {
        DatasetFolder folder = edit.apply(DatasetFolder.valid(path));

        InvalidDataset refusal = catchThrowableOfType(InvalidDataset.class, folder::read);

        assertThat(refusal).as("refusal").isNotNull();
        assertThat(refusal.errors()).singleElement().satisfies(error -> {
            assertThat(error.file()).isEqualTo(file);
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.column()).isEqualTo(column);
            assertThat(error.value()).isEqualTo(value);
            assertThat(error.expected()).contains(expected);
        });
    }

    @Override
    public String toString() {
        return fact;
    }
}
