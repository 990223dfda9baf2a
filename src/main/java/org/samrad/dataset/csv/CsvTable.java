package org.samrad.dataset.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.TextInput;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/** A CSV file of a data set, read row by row. */
final class CsvTable {

    private static final int ROWS_BETWEEN_REPORTS = 10_000;
    private static final int SHOWN_OF_LINE = 60;

    private final DatasetFile file;
    private final Reading.OfFolder reading;
    private final DatasetErrors errors;
    private final Map<String, Integer> positions = new HashMap<>();
    private final BitSet unnamed = new BitSet();
    private int line = 1;
    private int headerLine = 1;

    CsvTable(DatasetFile file, Reading.OfFolder reading) {
        this.file = file;
        this.reading = reading;
        this.errors = reading.errors();
    }

    /** Hands over every row; false where some could not be read. */
    boolean forEach(Consumer<? super Cells> each) {
        try (InputStream bytes = reading.files().open(file.fileName())) {
            if (bytes == null) {
                if (file.required()) {
                    String key = DatasetFile.INPUT.contains(file) ? "file.set-file" : "file.answer-file";
                    errors.add(file, null, null, null, key);
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

    private boolean readAll(CSVParser parser, TextInput text, Consumer<? super Cells> each) {
        Iterator<CSVRecord> records = parser.iterator();
        boolean complete = true;
        boolean headerSeen = false;
        int width = 0;
        int rows = 0;
        while (records.hasNext()) {
            CSVRecord cells = records.next();
            if (isBlank(cells)) {
                // A blank line says nothing; editors and spreadsheets leave them at the end.
            } else if (headerSeen) {
                boolean fits = cells.size() == width;
                if (!fits) {
                    errors.add(file, line, null, cells.size() + " cells", "file.cells", width);
                }
                refuseCellsWithoutColumn(cells);
                if (rows == Limits.ROWS) {
                    errors.add(file, line, null, null, "file.rows", Limits.ROWS);
                    return false;
                }
                each.accept(new CsvRow(file, errors, positions, cells, line, !fits));
                rows++;
                if (rows % ROWS_BETWEEN_REPORTS == 0) {
                    reading.progress().rows(file.fileName(), rows);
                }
            } else if (isHeader(cells)) {
                headerSeen = true;
                headerLine = line;
                width = cells.size();
                complete = readHeader(cells);
            } else {
                return false;
            }
            line = (int) parser.getCurrentLineNumber() + 1;
            text.startRow();
        }
        if (!headerSeen) {
            errors.add(file, 1, null, "", "file.header", String.join(", ", file.columns()));
            return false;
        }
        reading.progress().rows(file.fileName(), rows);
        return complete;
    }

    /** False, after one error instead of one for each column, where the file is of another kind altogether. */
    private boolean isHeader(CSVRecord cells) {
        String text = String.join(",", cells);
        if (text.indexOf(TextInput.NOT_UTF_8) >= 0 || text.indexOf('\0') >= 0) {
            errors.add(file, line, null, text, "file.utf8");
            return false;
        }
        if (cells.size() == 1 && (text.contains(";") || text.contains("\t"))) {
            errors.add(file, line, null, text, "file.commas");
            return false;
        }
        return true;
    }

    /** False where a required column is missing. */
    private boolean readHeader(CSVRecord cells) {
        for (int i = 0; i < cells.size(); i++) {
            String written = Texts.clean(cells.get(i));
            String column = written.toLowerCase(Locale.ROOT).replace(' ', '_');
            if (column.isEmpty()) {
                unnamed.set(i);
            } else if (!file.columns().contains(column)) {
                refuseColumn(written);
            } else if (positions.putIfAbsent(column, i) != null) {
                errors.add(file, line, column, written, "file.column-twice");
            }
        }
        boolean complete = true;
        for (String column : file.requiredColumns()) {
            if (!positions.containsKey(column)) {
                errors.add(file, line, column, null, "file.column-missing");
                complete = false;
            }
        }
        return complete;
    }

    private void refuseColumn(String column) {
        errors.add(file, headerLine, column, column, "file.column-unknown", String.join(", ", file.columns()));
    }

    /** Spreadsheets leave columns without a name behind; what matters is only that nothing stands in them. */
    private void refuseCellsWithoutColumn(CSVRecord cells) {
        for (int i = unnamed.nextSetBit(0); i >= 0 && i < cells.size(); i = unnamed.nextSetBit(i + 1)) {
            if (!Texts.clean(cells.get(i)).isEmpty()) {
                refuseColumn("");
                unnamed.clear();
            }
        }
    }

    private boolean cannotBeRead(IOException reason) {
        if (reason instanceof TextInput.RowTooLong) {
            errors.add(file, line, null, beginningOfLine(), "file.row-long", TextInput.LONGEST_ROW);
        } else if (reason instanceof CSVException) {
            errors.add(file, line, null, beginningOfLine(), "file.quotes");
        } else {
            errors.add(file, null, null, reason.getMessage(), "file.unreadable");
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
        for (String cell : cells) {
            if (!Texts.clean(cell).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
