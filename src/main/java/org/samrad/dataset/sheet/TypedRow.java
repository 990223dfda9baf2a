package org.samrad.dataset.sheet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.dataset.csv.GivenRows;

/**
 * One row as somebody types it into a form: its cells are understood as those of a spreadsheet are, and the row is judged as one of a file
 * is, among the rows that are there. So whatever a file may say a form may say, too.
 */
public final class TypedRow {

    private TypedRow() {}

    /**
     * What was typed, or what is wrong with it.
     *
     * @param row null where something is wrong
     * @param errors all that is wrong, each with its column and without a line; empty where nothing is
     */
    public record Read(@Nullable Record row, List<DatasetError> errors) {}

    /** Something wrong with a row of the table, by its place there. */
    private record Found(int row, DatasetError error) {

        boolean isOneOf(List<Found> others) {
            return others.stream()
                    .anyMatch(other -> other.row == row
                            && other.error.key().equals(error.key())
                            && Objects.equals(other.error.column(), error.column()));
        }
    }

    /**
     * Reads it.
     *
     * @param data what its references lead to, and the other rows of its table
     * @param instead the row that it is to take the place of; null for a new one
     * @param cells by column; a column that is missing is empty
     */
    public static Read read(
            PlanningData data, PlanningTable table, @Nullable Record instead, Map<String, String> cells) {
        Map<DatasetFile, List<@Nullable String[]>> rows = new EnumMap<>(DatasetFile.class);
        for (PlanningTable one : PlanningTable.values()) {
            boolean isReferredTo = one.hasId() && one != PlanningTable.REQUESTS && one != PlanningTable.URGENCIES;
            if (isReferredTo || one == table) {
                List<Record> there = new ArrayList<>(one.rows(data));
                if (one == table && instead != null) {
                    there.remove(instead);
                }
                rows.put(one.file(), written(one, there));
            }
        }
        List<@Nullable String[]> others = Objects.requireNonNull(rows.get(table.file()));
        List<DatasetError> errors = new ArrayList<>();
        List<@Nullable String[]> all = new ArrayList<>(others);
        all.add(understood(table, cells, errors));
        rows.put(table.file(), all);
        List<Found> found = new ArrayList<>();
        PlanningData read = judged(data, table, rows, found);
        if (found.stream().anyMatch(one -> one.row != others.size())) {
            // What it makes wrong with another row, such as a circle that it closes, is its own error; what was wrong
            // before is not.
            rows.put(table.file(), others);
            List<Found> before = new ArrayList<>();
            judged(data, table, rows, before);
            found.removeIf(one -> one.isOneOf(before));
        }
        for (Found one : found) {
            String column = Objects.requireNonNullElse(one.error.column(), "");
            errors.add(
                    one.row == others.size()
                            ? one.error
                            : error(table, column, cells.get(column), one.error.key(), one.error.arguments()));
        }
        return new Read(errors.isEmpty() ? table.rows(read).getLast() : null, List.copyOf(errors));
    }

    private static List<@Nullable String[]> written(PlanningTable table, List<Record> rows) {
        List<@Nullable String[]> written = new ArrayList<>();
        for (Record row : rows) {
            written.add(table.cells(row).toArray(new @Nullable String[0]));
        }
        return written;
    }

    private static @Nullable String[] understood(
            PlanningTable table, Map<String, String> cells, List<DatasetError> errors) {
        List<Column> columns = table.file().types();
        @Nullable String[] row = new @Nullable String[columns.size()];
        for (int i = 0; i < row.length; i++) {
            String column = columns.get(i).name();
            String typed = cells.getOrDefault(column, "");
            CellMeaning meaning = CellMeaning.of(columns.get(i), RawCell.text(typed));
            row[i] = meaning.refused() == null ? meaning.text() : GivenRows.REFUSED;
            if (meaning.refused() != null) {
                errors.add(error(table, column, typed, meaning.refused(), meaning.arguments()));
            }
        }
        return row;
    }

    private static PlanningData judged(
            PlanningData data,
            PlanningTable table,
            Map<DatasetFile, List<@Nullable String[]>> rows,
            List<Found> found) {
        return GivenRows.read(data.header(), rows, Set.of(), new GivenRows.Origins() {
            @Override
            public @Nullable Integer line(DatasetFile file, int row) {
                return null;
            }

            @Override
            public void refuse(
                    DatasetFile file,
                    int row,
                    String column,
                    @Nullable String value,
                    String key,
                    List<Object> arguments) {
                if (file == table.file()) {
                    found.add(new Found(row, error(table, column, value, key, arguments)));
                }
            }
        });
    }

    private static DatasetError error(
            PlanningTable table, String column, @Nullable String value, String key, List<Object> arguments) {
        return new DatasetError(table.file().fileName(), null, column, value, key, arguments);
    }

    /**
     * A cell that is none of a row's, such as a day in another form, as the format writes it. What could mean two things, or nothing,
     * stays as it is typed, for whoever asks to refuse.
     *
     * @param type what it is to be, as in {@link Column#type}
     */
    public static String cell(Class<?> type, String typed) {
        CellMeaning meaning = CellMeaning.of(new Column("", type, type, true), RawCell.text(typed));
        return meaning.refused() == null ? meaning.text() : typed;
    }
}
