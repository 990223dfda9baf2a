package org.samrad.dataset.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.TextInput;
import org.samrad.limits.Limits;
import org.samrad.time.Country;
import org.samrad.time.HoursOfDay;

/**
 * Reads {@code dataset.properties}, in the syntax of {@link Properties} (comments, escapes, continued lines): one row whose
 * columns are the keys.
 */
final class HeaderFile extends Cells {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int DEFAULT_SLOT_MINUTES = 15;

    private final Map<String, Entry> entries;

    private HeaderFile(DatasetErrors errors, Map<String, Entry> entries) {
        super(DatasetFile.HEADER, errors, false);
        this.entries = entries;
    }

    /** What the file says; errors are added to the reading's. */
    static HeaderFile read(Reading reading) {
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

    PlanningHeader header() {
        LocalDate start = date("horizon_start");
        LocalDate end = date("horizon_end");
        requireBefore("horizon_start", start, "horizon_end", end);
        LocalDate last = start.plusDays(Limits.HORIZON_DAYS);
        if (sound("horizon_start", "horizon_end") && end.isAfter(last)) {
            refuse("horizon_end", "file.horizon", Limits.HORIZON_DAYS, last);
        }
        return new PlanningHeader(
                text("name"),
                zone(),
                optionalChoice("country", Country.class),
                dateTime("now"),
                start,
                end,
                slotMinutes(),
                numberOr("notice_hours", 0, Limits.NUMBER, 0),
                flag("consent_required"),
                schoolHours());
    }

    private ZoneId zone() {
        ZoneId zone = value("time_zone", true, CellValue::zone, "file.zone");
        return zone == null ? ZoneOffset.UTC : zone;
    }

    private @Nullable String schoolHours() {
        return value("school_hours", false, text -> HoursOfDay.parse(text) == null ? null : text, "file.hours");
    }

    private int slotMinutes() {
        int minutes = numberOr("slot_minutes", 1, MINUTES_PER_HOUR, DEFAULT_SLOT_MINUTES);
        if (MINUTES_PER_HOUR % minutes != 0) {
            refuse("slot_minutes", "file.divisor");
        }
        return minutes;
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
