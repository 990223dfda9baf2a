package org.samrad.dataset.csv;

import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;

/** A row of a CSV file. */
final class CsvRow extends Cells {

    private final Map<String, Integer> positions;
    private final CSVRecord cells;
    private final int firstLine;

    /** @param muted whether the row was found wrong as a whole, so that more errors about its cells would only confuse */
    CsvRow(
            DatasetFile file,
            DatasetErrors errors,
            Map<String, Integer> positions,
            CSVRecord cells,
            int firstLine,
            boolean muted) {
        super(file, errors, muted);
        this.positions = positions;
        this.cells = cells;
        this.firstLine = firstLine;
    }

    @Override
    @Nullable
    String cell(String column) {
        Integer position = positions.get(column);
        return position == null || position >= cells.size() ? null : cells.get(position);
    }

    /** The line on which the cell begins: a quoted cell before it may span several. */
    @Override
    Integer line(String column) {
        int line = firstLine;
        int end = positions.getOrDefault(column, 0);
        for (int i = 0; i < end; i++) {
            line += lineBreaks(cells.get(i));
        }
        return line;
    }

    private static int lineBreaks(String text) {
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
                breaks++;
            }
        }
        return breaks;
    }
}
