package org.samrad.dataset.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;

/** Writes CSV files of a data set or an answer: UTF-8, one line feed per row, the columns in the order of the format. */
final class CsvOutput {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private CsvOutput() {}

    /** @param cells the cells of a row in the order of the file's columns; null for an empty one */
    static <T> void write(Path folder, DatasetFile file, List<T> rows, Function<T, @Nullable Object[]> cells)
            throws IOException {
        writeTo(folder.resolve(file.fileName()), file, rows, cells);
    }

    /** The same, to a path of another name. */
    static <T> void writeTo(Path path, DatasetFile file, List<T> rows, Function<T, @Nullable Object[]> cells)
            throws IOException {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), FORMAT)) {
            printer.printRecord(file.columns());
            for (T row : rows) {
                printer.printRecord(cells.apply(row));
            }
        }
    }

    /** The cells of a row; null for an empty one. */
    static @Nullable Object[] cells(@Nullable Object... cells) {
        return cells;
    }
}
