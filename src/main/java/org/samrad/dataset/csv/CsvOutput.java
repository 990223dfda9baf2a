package org.samrad.dataset.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.RecordColumns;

/** Writes CSV files of a data set or an answer: UTF-8, one line feed per row, the columns in the order of the format. */
final class CsvOutput {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvOutput() {}

    /** Writes rows in their order. */
    static <T extends Record> void write(Path path, DatasetFile file, Class<T> type, List<T> rows) throws IOException {
        RecordColumns<T> columns = RecordColumns.of(type);
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), FORMAT)) {
            printer.printRecord(file.columns());
            for (T row : rows) {
                printer.printRecord(cells(file.columns(), columns.values(row)));
            }
        }
    }

    private static List<@Nullable Object> cells(List<String> columns, List<@Nullable Object> values) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            cells.add(cell(columns.get(i), values.get(i)));
        }
        return cells;
    }

    private static @Nullable Object cell(String column, @Nullable Object value) {
        if (value instanceof Collection<?> items) {
            return items.stream().map(Object::toString).collect(Collectors.joining(";"));
        }
        if (value instanceof DayOfWeek day) {
            return SpecialistRows.Weekday.values()[day.ordinal()];
        }
        return column.equals("until") && LocalTime.MIDNIGHT.equals(value) ? CellValue.END_OF_DAY : value;
    }
}
