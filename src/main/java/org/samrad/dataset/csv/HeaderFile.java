package org.samrad.dataset.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.TextInput;

/**
 * Reads {@code dataset.properties}, in the syntax of {@link Properties} (comments, escapes, continued lines): one row whose
 * columns are the keys.
 */
final class HeaderFile extends HeaderCells {

    private final Map<String, Entry> entries;

    private HeaderFile(DatasetErrors errors, Map<String, Entry> entries) {
        super(errors);
        this.entries = entries;
    }

    /** What the file says; errors are added to the reading's. */
    static HeaderFile read(Reading.OfFolder reading) {
        Map<String, Entry> entries = new HashMap<>();
        DatasetErrors errors = reading.errors();
        String name = DatasetFile.HEADER.fileName();
        try (InputStream bytes = reading.files().open(name)) {
            if (bytes == null) {
                errors.add(DatasetFile.HEADER, null, null, null, "file.set-file");
                return new HeaderFile(errors, entries);
            }
            readEntries(new BufferedReader(TextInput.of(bytes)), entries, errors);
            for (String key : DatasetFile.HEADER.requiredColumns()) {
                if (!entries.containsKey(key)) {
                    errors.add(DatasetFile.HEADER, null, key, null, "file.key-missing", key);
                }
            }
        } catch (TextInput.RowTooLong e) {
            errors.add(DatasetFile.HEADER, null, null, null, "file.key-lines");
        } catch (IOException e) {
            errors.add(DatasetFile.HEADER, null, null, e.getMessage(), "file.unreadable");
        }
        return new HeaderFile(errors, entries);
    }

    @Override
    @Nullable
    String cell(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    @Override
    @Nullable
    Integer line(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.line();
    }

    private static void readEntries(BufferedReader lines, Map<String, Entry> entries, DatasetErrors errors)
            throws IOException {
        int number = 0;
        String line;
        while ((line = lines.readLine()) != null) {
            number++;
            int first = number;
            StringBuilder entry = new StringBuilder(line);
            while (!isComment(line) && isContinued(line) && (line = lines.readLine()) != null) {
                number++;
                entry.append('\n').append(line);
            }
            readEntry(entry.toString(), first, entries, errors);
            if (line == null) {
                return;
            }
        }
    }

    private static void readEntry(String text, int line, Map<String, Entry> entries, DatasetErrors errors)
            throws IOException {
        Properties parsed = new Properties();
        try {
            parsed.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            errors.add(DatasetFile.HEADER, line, null, text, "file.escape");
            return;
        }
        for (String key : parsed.stringPropertyNames()) {
            if (!DatasetFile.HEADER.columns().contains(key)) {
                String keys = String.join(", ", DatasetFile.HEADER.columns());
                errors.add(DatasetFile.HEADER, line, key, key, "file.key-unknown", keys);
            } else {
                Entry earlier = entries.putIfAbsent(key, new Entry(parsed.getProperty(key), line));
                if (earlier != null) {
                    errors.add(
                            DatasetFile.HEADER, line, key, parsed.getProperty(key), "file.key-twice", earlier.line());
                }
            }
        }
    }

    private static boolean isComment(String line) {
        String text = line.stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    /** Whether the line ends with a backslash that isn't itself escaped. */
    private static boolean isContinued(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private record Entry(String value, int line) {}
}
