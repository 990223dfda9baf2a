package org.samrad.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A CSV file of a data set, read row by row. */
final class CsvTable {

    private static final int ROWS_BETWEEN_REPORTS = 10_000;
    private static final int SHOWN_OF_LINE = 60;

    private final DatasetFile file;
    private final Reading reading;
    private final DatasetErrors errors;
    private final Map<String, Integer> positions = new HashMap<>();
    private int line = 1;

    CsvTable(DatasetFile file, Reading reading) {
        this.file = file;
        this.reading = reading;
        this.errors = reading.errors();
    }

    /** Hands over every row; false where some could not be read. */
    boolean forEach(Consumer<CsvRow> each) {
        try (InputStream bytes = reading.files().open(file.fileName())) {
            if (bytes == null) {
                if (file.required()) {
                    errors.add(
                            file,
                            null,
                            null,
                            null,
                            "this file; every %s has it"
                                    .formatted(DatasetFile.INPUT.contains(file) ? "data set" : "answer"));
                }
                return !file.required();
            }
            TextInput text = TextInput.of(bytes);
            try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
                return readAll(parser, text, each);
            }
        } catch (UncheckedIOException e) {
            return cannotBeRead(e.getCause() instanceof IOException cause ? cause : new IOException(e));
        } catch (IOException e) {
            return cannotBeRead(e);
        }
    }

    private boolean readAll(CSVParser parser, TextInput text, Consumer<CsvRow> each) {
        Iterator<CSVRecord> records = parser.iterator();
        boolean complete = true;
        boolean headerSeen = false;
        int width = 0;
        int rows = 0;
        while (records.hasNext()) {
            CSVRecord cells = records.next();
            if (isBlank(cells)) {
                // A blank line says nothing; editors leave them at the end.
            } else if (headerSeen) {
                boolean fits = cells.size() == width;
                if (!fits) {
                    errors.add(
                            file,
                            line,
                            null,
                            cells.size() + " cells",
                            "%d cells, as many as the header has".formatted(width));
                }
                each.accept(new CsvRow(file, errors, positions, cells, line, !fits));
                rows++;
                if (rows % ROWS_BETWEEN_REPORTS == 0) {
                    reading.progress().rows(file.fileName(), rows);
                }
            } else if (isHeader(cells)) {
                headerSeen = true;
                width = cells.size();
                complete = readHeader(cells);
            } else {
                return false;
            }
            line = (int) parser.getCurrentLineNumber() + 1;
            text.startRow();
        }
        if (!headerSeen) {
            errors.add(file, 1, null, "", "a header with the columns " + String.join(", ", file.columns()));
            return false;
        }
        reading.progress().rows(file.fileName(), rows);
        return complete;
    }

    /** False, after one error instead of one for each column, where the file is of another kind altogether. */
    private boolean isHeader(CSVRecord cells) {
        String text = String.join(",", cells);
        if (text.indexOf(TextInput.NOT_UTF_8) >= 0 || text.indexOf('\0') >= 0) {
            errors.add(file, line, null, text, "text in UTF-8");
            return false;
        }
        if (cells.size() == 1 && (text.contains(";") || text.contains("\t"))) {
            errors.add(file, line, null, text, "columns separated by commas");
            return false;
        }
        return true;
    }

    /** False where a required column is missing. */
    private boolean readHeader(CSVRecord cells) {
        for (int i = 0; i < cells.size(); i++) {
            String column = cells.get(i).strip();
            if (!file.columns().contains(column)) {
                String expected = "no such column; the columns are " + String.join(", ", file.columns());
                errors.add(file, line, column, column, expected);
            } else if (positions.putIfAbsent(column, i) != null) {
                errors.add(file, line, column, column, "each column once");
            }
        }
        boolean complete = true;
        for (String column : file.requiredColumns()) {
            if (!positions.containsKey(column)) {
                errors.add(file, line, column, null, "this column in the header");
                complete = false;
            }
        }
        return complete;
    }

    private boolean cannotBeRead(IOException reason) {
        if (reason instanceof TextInput.RowTooLong) {
            String expected =
                    "a row of at most %d characters; is a quote never closed?".formatted(TextInput.LONGEST_ROW);
            errors.add(file, line, null, beginningOfLine(), expected);
        } else if (reason instanceof CSVException) {
            String expected = "quotes that pair: a cell in quotes ends with one, right before a comma or the end of the"
                    + " line, and a quote inside it is doubled";
            errors.add(file, line, null, beginningOfLine(), expected);
        } else {
            errors.add(file, null, null, reason.getMessage(), "a file that can be read");
        }
        return false;
    }

    /** What the line begins with on which the reading stopped, for people to know it by; the parser keeps nothing of it. */
    private @Nullable String beginningOfLine() {
        try (InputStream bytes = reading.files().open(file.fileName())) {
            if (bytes == null) {
                return null;
            }
            BufferedReader text = new BufferedReader(TextInput.of(bytes));
            for (int skipped = 1; skipped < line; skipped++) {
                text.readLine();
            }
            char[] beginning = new char[SHOWN_OF_LINE];
            int length = Math.max(text.read(beginning), 0);
            return new String(beginning, 0, length).lines().findFirst().orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }
}
