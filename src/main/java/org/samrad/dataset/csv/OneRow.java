package org.samrad.dataset.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;

/** One row as somebody types it, read as it would be from a file, among the rows that are there: with the same rules and errors. */
public final class OneRow {

    private OneRow() {}

    /**
     * Reads it.
     *
     * @param data what its references lead to, and the other rows of its table
     * @param instead the row that it is to take the place of; null for a new one
     * @param cells by column; a column that is missing is empty
     * @throws InvalidDataset with all that is wrong, each with its column where it is about one
     */
    public static Record read(
            PlanningData data, PlanningTable table, @Nullable Record instead, Map<String, String> cells) {
        List<String> typed = table.file().columns().stream()
                .map(column -> cells.getOrDefault(column, ""))
                .toList();
        Map<String, String> texts = new HashMap<>();
        texts.put(DatasetFile.HEADER.fileName(), PlanningDataWriter.header(data.header()));
        for (PlanningTable one : PlanningTable.values()) {
            List<Record> rows = one.hasId() && one != PlanningTable.REQUESTS && one != PlanningTable.URGENCIES
                    ? one.rows(data)
                    : List.of();
            if (one == table) {
                List<Record> all = new ArrayList<>(one.rows(data));
                all.remove(instead);
                rows = all;
            }
            texts.put(one.file().fileName(), text(one, one == table ? typed : null, rows));
        }
        PlanningData read = PlanningDataReader.read(
                new Reading.OfFolder(
                        name -> texts.containsKey(name)
                                ? new ByteArrayInputStream(
                                        texts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8))
                                : null,
                        new DatasetErrors(),
                        ReadingProgress.SILENT),
                table.file().fileName());
        return table.rows(read).getFirst();
    }

    private static String text(PlanningTable table, @Nullable List<String> first, List<Record> rows) {
        var out = new StringWriter();
        try {
            CsvOutput.write(out, table.file(), table.columns(), first, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
