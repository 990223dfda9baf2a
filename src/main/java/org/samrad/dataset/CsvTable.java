package org.samrad.dataset;

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

/** A CSV file of a data set, read row by row. */
final class CsvTable {

    private static final int ROWS_BETWEEN_REPORTS = 10_000;

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
                    errors.add(file, null, null, null, "this file; every data set has it");
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
            } else {
                headerSeen = true;
                width = cells.size();
                complete = readHeader(cells);
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
            errors.add(
                    file,
                    line,
                    null,
                    null,
                    "a row of at most %d characters; is a quote never closed?".formatted(TextInput.LONGEST_ROW));
        } else if (reason instanceof CSVException) {
            errors.add(
                    file,
                    line,
                    null,
                    null,
                    "quotes that pair: a cell in quotes ends with one, right before a comma or the end of the line, and"
                            + " a quote inside it is doubled");
        } else {
            errors.add(file, null, null, reason.getMessage(), "a file that can be read");
        }
        return false;
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isEmpty();
    }
}
