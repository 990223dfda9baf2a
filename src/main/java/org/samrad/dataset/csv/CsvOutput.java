package org.samrad.dataset.csv;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.RecordColumns;
import org.samrad.dataset.RecordColumns.Column;

/** Writes CSV files of a data set or an answer: UTF-8, one line feed per row, the columns in the order of the format. */
final class CsvOutput {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvOutput() {}

    /** Writes rows in their order. */
    static <T extends Record> void write(Path path, DatasetFile file, Class<T> type, List<T> rows) throws IOException {
        try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            write(out, file, RecordColumns.of(type), rows);
        }
    }

    private static void write(Writer out, DatasetFile file, RecordColumns<?> columns, List<? extends Record> rows)
            throws IOException {
        try (CSVPrinter printer = new CSVPrinter(out, FORMAT)) {
            printer.printRecord(file.columns());
            for (Record row : rows) {
                printer.printRecord(cells(columns.columns(), columns.values(row)));
            }
        }
    }

    private static List<@Nullable String> cells(List<Column> columns, List<@Nullable Object> values) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            cells.add(value == null ? null : columns.get(i).text(value));
        }
        return cells;
    }
}
