package org.samrad.dataset.sheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetError;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.RecordColumns;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.dataset.csv.GivenRows;

/**
 * The rows of one table as they will be: present ones, some of them changed, and those that come. Each knows the row that it was and the
 * row of the upload that says so.
 */
final class MergedRows {

    private static final int NONE = -1;

    private final DatasetFile file;
    private final List<Column> columns;
    private final List<Record> present;
    private final DatasetErrors errors;
    private final Corrections notes;
    private @Nullable SheetTable uploaded;
    private List<Row> rows = new ArrayList<>();

    /**
     * A row of the whole.
     *
     * @param before the place of the row that it was among the present ones, -1 where it is new
     * @param upload the place of the row that says so in the upload, -1 where none does
     */
    private record Row(@Nullable String[] cells, int before, int upload) {}

    MergedRows(
            DatasetFile file,
            RecordColumns<? extends Record> columns,
            List<Record> present,
            DatasetErrors errors,
            Corrections notes) {
        this.file = file;
        this.columns = columns.columns();
        this.present = present;
        this.errors = errors;
        this.notes = notes;
        for (int i = 0; i < present.size(); i++) {
            rows.add(new Row(cells(columns.values(present.get(i))), i, NONE));
        }
    }

    private @Nullable String[] cells(List<@Nullable Object> values) {
        @Nullable String[] cells = new @Nullable String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = columns.get(i).text(values.get(i));
        }
        return cells;
    }

    /**
     * Lays an uploaded table onto the rows.
     *
     * @param key the columns that tell rows apart
     * @param replaces whether present rows that it lacks go
     */
    void lay(SheetTable table, List<String> key, boolean replaces) {
        uploaded = table;
        List<Integer> keyAt = key.stream().map(file.columns()::indexOf).toList();
        boolean keyed = keyAt.size() < columns.size();
        List<Integer> used = keyed ? keyAt.stream().filter(table::has).toList() : keyAt;
        boolean keyMissing = requireColumns(key);
        Matches matches = new Matches(used, replaces);
        @Nullable Row[] laid = new @Nullable Row[table.rows().size()];
        // What is as it was comes before what might change: of rows with one key the others are meant then.
        for (int i = 0; i < laid.length; i++) {
            laid[i] = keyMissing ? null : matches.equal(i, table.rows().get(i));
        }
        for (int i = 0; i < laid.length; i++) {
            if (laid[i] == null) {
                laid[i] = keyMissing ? added(i) : changedOrAdded(i, matches, keyed, replaces, used.size() < key.size());
            }
        }
        List<Row> coming = Arrays.stream(laid)
                .map(Objects::requireNonNull)
                .filter(row -> row.upload != NONE)
                .toList();
        if (!keyMissing && coming.stream().anyMatch(row -> row.before == NONE || replaces)) {
            requireColumns(file.requiredColumns().stream()
                    .filter(column -> !key.contains(column))
                    .toList());
        }
        rows = replaces ? new ArrayList<>(coming) : overPresent(coming);
    }

    private List<Row> overPresent(List<Row> coming) {
        Row[] whole = rows.toArray(new Row[0]);
        List<Row> added = new ArrayList<>();
        for (Row row : coming) {
            if (row.before == NONE) {
                added.add(row);
            } else {
                whole[row.before] = row;
            }
        }
        List<Row> all = new ArrayList<>(List.of(whole));
        all.addAll(added);
        return all;
    }

    private Row changedOrAdded(int i, Matches matches, boolean keyed, boolean replaces, boolean keyInPart) {
        @Nullable String[] cells = table().rows().get(i);
        List<String> own = matches.key(cells);
        Integer earlier = matches.seen.putIfAbsent(own, i);
        if (own.contains(GivenRows.REFUSED)) {
            return added(i);
        }
        Deque<Integer> left = keyed ? matches.left.getOrDefault(own, new ArrayDeque<>()) : new ArrayDeque<>();
        if (!replaces && keyed && keyInPart && left.size() > 1) {
            refuse(i, "sheet.several", String.join(", ", missingKey()), left.size());
        }
        Integer before = left.pollFirst();
        if (before != null) {
            return new Row(replaces ? cells : over(before, cells), before, i);
        }
        if (!replaces && earlier != null) {
            if (keyed) {
                refuse(i, "sheet.key-twice", table().line(earlier));
            } else {
                notes.add(Correction.Kind.ROW_TWICE, place(i), "", "");
            }
            return new Row(cells, NONE, NONE);
        }
        return added(i);
    }

    private List<String> missingKey() {
        return file.columns().stream()
                .filter(column -> !table().columns().contains(column))
                .toList();
    }

    private Row added(int i) {
        return new Row(table().rows().get(i), NONE, i);
    }

    /** A present row with the cells that the upload has instead of its own. */
    private @Nullable String[] over(int before, @Nullable String[] cells) {
        @Nullable String[] changed = rows.get(before).cells.clone();
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] != null) {
                changed[c] = cells[c];
            }
        }
        return changed;
    }

    /**
     * Lays published consultations onto the present ones. Where anything is here they have to say what is published.
     *
     * @param whole whether nothing is here at all
     */
    void layPublished(SheetTable table, boolean whole) {
        uploaded = table;
        if (requireColumns(file.requiredColumns()) && !whole) {
            return;
        }
        Matches published = new Matches(List.of(), false);
        Set<String> refused = new HashSet<>();
        List<Row> added = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            @Nullable String[] cells = table.rows().get(i);
            String request = Objects.requireNonNullElse(cells[0], "");
            if (whole) {
                added.add(added(i));
            } else if (published.equal(i, cells) != null) {
                notes.add(Correction.Kind.PUBLISHED_ALREADY, place(i), "", "");
            } else if (refused.add(request)) {
                errors.add(error(table, i, "request", request, "sheet.published", List.of()));
            }
        }
        rows.addAll(added);
    }

    /** True, after an error for each, where a column is missing that has to be there. */
    private boolean requireColumns(List<String> needed) {
        boolean missing = false;
        for (String column : needed) {
            if (file.requiredColumns().contains(column) && !table().columns().contains(column)) {
                errors.add(table().place().file(), table().headerLine(), column, null, "file.column-missing");
                missing = true;
            }
        }
        return missing;
    }

    private void refuse(int row, String key, Object... arguments) {
        errors.add(table().place().file(), table().line(row), null, null, key, arguments);
    }

    private SheetPlace place(int row) {
        SheetPlace place = table().place();
        return new SheetPlace(place.upload(), place.sheet(), table().line(row), null);
    }

    private SheetTable table() {
        return Objects.requireNonNull(uploaded);
    }

    List<@Nullable String[]> cells() {
        List<@Nullable String[]> cells = new ArrayList<>(rows.size());
        rows.forEach(row -> cells.add(row.cells));
        return cells;
    }

    /** The line of a row in the upload; null where it is none of its. */
    @Nullable
    Integer line(int row) {
        int upload = rows.get(row).upload;
        return upload == NONE ? null : Integer.valueOf(table().line(upload));
    }

    /** The place of the row that it was, -1 where it is new. */
    int presentRow(int row) {
        return rows.get(row).before;
    }

    /** The present row where no upload says anything of it; else null. */
    @Nullable
    Record untouched(int row) {
        Row one = rows.get(row);
        return one.upload == NONE && one.before != NONE ? present.get(one.before) : null;
    }

    /** What is wrong with a row, where people find it: in the upload, or as one that is here already. */
    DatasetError error(int row, String column, @Nullable String value, String key, List<Object> arguments) {
        Row one = rows.get(row);
        if (one.upload != NONE) {
            return error(table(), one.upload, column, value, key, arguments);
        }
        String cells = String.join(
                " ",
                Arrays.stream(one.cells)
                        .filter(cell -> cell != null && !cell.isEmpty())
                        .limit(4)
                        .toList());
        return new DatasetError(file.fileName(), null, column, value, key, arguments, cells);
    }

    private static DatasetError error(
            SheetTable table, int row, String column, @Nullable String value, String key, List<Object> arguments) {
        return new DatasetError(table.place().file(), table.line(row), table.labelOf(column), value, key, arguments);
    }

    /** Finds the present rows that uploaded ones mean; each is meant once. */
    private final class Matches {

        private final List<Integer> keyAt;
        private final boolean replaces;
        private final Map<List<String>, Deque<Integer>> whole = new HashMap<>();
        private final Map<List<String>, Deque<Integer>> left = new HashMap<>();
        private final Map<List<String>, Integer> seen = new HashMap<>();
        private final boolean[] has = new boolean[columns.size()];

        Matches(List<Integer> keyAt, boolean replaces) {
            this.keyAt = keyAt;
            this.replaces = replaces;
            for (int c = 0; c < has.length; c++) {
                // A row that is what it says says nothing where it has no column.
                has[c] = keyAt.size() == has.length || table().has(c);
            }
            for (Row row : rows) {
                whole.computeIfAbsent(values(row.cells), any -> new ArrayDeque<>(1))
                        .add(row.before);
                left.computeIfAbsent(key(row.cells), any -> new ArrayDeque<>(1)).add(row.before);
            }
        }

        /** The present row that says the same in every column that the upload has; null where none is left that does. */
        @Nullable
        Row equal(int upload, @Nullable String[] cells) {
            Deque<Integer> same = whole.get(values(cells));
            Integer before = same == null ? null : same.pollFirst();
            if (before == null) {
                return null;
            }
            List<String> own = key(cells);
            Objects.requireNonNull(left.get(own)).remove(before);
            seen.putIfAbsent(own, upload);
            return new Row(replaces ? cells : over(before, cells), before, upload);
        }

        private List<String> values(@Nullable String[] cells) {
            List<String> values = new ArrayList<>(cells.length);
            for (int c = 0; c < cells.length; c++) {
                if (has[c]) {
                    values.add(value(c, cells[c]));
                }
            }
            return values;
        }

        List<String> key(@Nullable String[] cells) {
            List<String> key = new ArrayList<>(keyAt.size());
            keyAt.forEach(c -> key.add(value(c, cells[c])));
            return key;
        }

        private String value(int column, @Nullable String cell) {
            String text = Objects.requireNonNullElse(cell, "");
            return text.isEmpty() && columns.get(column).type() == boolean.class ? "false" : text;
        }
    }
}
