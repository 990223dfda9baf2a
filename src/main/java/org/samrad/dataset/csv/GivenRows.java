package org.samrad.dataset.csv;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.TextInput;

/**
 * Reads rows that are no folder's as planning data, and judges them as those of a folder are: what spreadsheets hold once they are
 * understood, together with what is here already.
 */
public final class GivenRows implements Reading {

    /** Stands in a cell for what was refused before the row was given, so that nothing more is said about it. */
    public static final String REFUSED = TextInput.NOT_UTF_8 + "refused";

    private final Map<DatasetFile, List<@Nullable String[]>> tables;
    private final Set<DatasetFile> incomplete;
    private final Origins origins;

    /** Knows where each row comes from, and takes in what is wrong with it. */
    public interface Origins {

        /** The line of a row where it comes from, from 1; null where it has none. */
        @Nullable
        Integer line(DatasetFile file, int row);

        /**
         * Takes in what is wrong with a cell.
         *
         * @param row its place among the rows of the file, from 0
         * @param key the message that says what should have been there
         */
        void refuse(
                DatasetFile file, int row, String column, @Nullable String value, String key, List<Object> arguments);
    }

    private GivenRows(Map<DatasetFile, List<@Nullable String[]>> tables, Set<DatasetFile> incomplete, Origins origins) {
        this.tables = tables;
        this.incomplete = incomplete;
        this.origins = origins;
    }

    /**
     * The planning data that the rows make: in each list a row for each that was given, in their order. It is sound only where nothing
     * was refused.
     *
     * @param tables the rows of each file: a cell for each of its columns, in the writing of the format; null where the row has no such
     *     column
     * @param incomplete files that could not be read to their end: what seems to be missing in them is not refused
     */
    public static PlanningData read(
            PlanningHeader header,
            Map<DatasetFile, List<@Nullable String[]>> tables,
            Set<DatasetFile> incomplete,
            Origins origins) {
        return PlanningDataReader.read(new GivenRows(tables, incomplete, origins), header);
    }

    /** What a row says whose columns are the keys of {@code dataset.properties}. It is sound only where nothing was refused. */
    public static PlanningHeader header(@Nullable String[] cells, Origins origins) {
        return new HeaderCells(new DatasetErrors()) {
            private final GivenRow row = new GivenRow(DatasetFile.HEADER, cells, 0, origins);

            @Override
            @Nullable
            String cell(String column) {
                return row.cell(column);
            }

            @Override
            @Nullable
            Integer line(String column) {
                return row.line(column);
            }

            @Override
            void report(String column, @Nullable String value, String key, Object... arguments) {
                row.report(column, value, key, arguments);
            }
        }.header();
    }

    /** What the text of {@code dataset.properties} says. It is sound only where no error was added. */
    public static PlanningHeader header(String properties, DatasetErrors errors) {
        byte[] bytes = properties.getBytes(StandardCharsets.UTF_8);
        Reading.Files files = name -> new ByteArrayInputStream(bytes);
        return HeaderFile.read(new Reading.OfFolder(files, errors, ReadingProgress.SILENT))
                .header();
    }

    @Override
    public boolean rows(DatasetFile file, Consumer<? super Cells> each) {
        List<@Nullable String[]> rows = tables.getOrDefault(file, List.of());
        for (int i = 0; i < rows.size(); i++) {
            each.accept(new GivenRow(file, rows.get(i), i, origins));
        }
        return !incomplete.contains(file);
    }

    /** One of the rows. */
    private static final class GivenRow extends Cells {

        private final DatasetFile file;
        private final @Nullable String[] cells;
        private final int number;
        private final Origins origins;

        GivenRow(DatasetFile file, @Nullable String[] cells, int number, Origins origins) {
            super(file, new DatasetErrors(), false);
            this.file = file;
            this.cells = cells;
            this.number = number;
            this.origins = origins;
            for (int i = 0; i < cells.length; i++) {
                if (isRefused(cells[i])) {
                    refusedBefore(file.columns().get(i));
                }
            }
        }

        private static boolean isRefused(@Nullable String cell) {
            return REFUSED.equals(cell);
        }

        @Override
        @Nullable
        String cell(String column) {
            String cell = cells[file.position(column)];
            return isRefused(cell) ? null : cell;
        }

        @Override
        @Nullable
        Integer line(String column) {
            return origins.line(file, number);
        }

        @Override
        void report(String column, @Nullable String value, String key, Object... arguments) {
            origins.refuse(file, number, column, value, key, List.of(arguments));
        }
    }
}
