package org.samrad.dataset.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetErrors;
import org.samrad.dataset.DatasetFile;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.dataset.csv.GivenRows;
import org.samrad.limits.Texts;

/** A table that came, its header fitted to a file of the format and its cells understood. It is handed row by row. */
final class SheetTable {

    /** What a row begins with that is there for people only. */
    static final String COMMENT = "# ";

    /** Most rows of a table: as many as a sheet of a workbook has. */
    static final int MOST_ROWS = 1_048_576;

    /** Most columns that are looked at; no file of the format has a tenth of them. */
    static final int MOST_COLUMNS = 400;

    private final SheetPlace place;
    private final boolean isWorkbook;
    private final DatasetErrors errors;
    private final Corrections corrections;

    private @Nullable DatasetFile file;
    private int headerLine;
    private int lastLine;
    private boolean headerSeen;
    private boolean unusable;
    private boolean complete = true;
    private boolean toldUnnamed;
    private boolean examples;
    /** For each column of the spreadsheet which of the format it is, -1 for none. */
    private int[] meanings = {};

    private int[] positions = {};
    /** How many columns there are, from the first to the last that has a name. */
    private int named;

    private final BitSet unnamed = new BitSet();
    private final List<@Nullable String[]> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    /** @param file what the table is by its name; null where that says nothing, so that the header has to */
    SheetTable(SheetPlace place, @Nullable DatasetFile file, DatasetErrors errors, Corrections corrections) {
        this.place = place;
        this.isWorkbook = place.sheet() != null;
        this.file = file;
        this.errors = errors;
        this.corrections = corrections;
    }

    /** What a header's cell is called in the format, if it is called anything there. */
    static String columnName(String cell) {
        return Texts.clean(cell)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\*$", "")
                .strip()
                .replaceAll("[ \u00A0_-]+", "_");
    }

    /**
     * Takes in the next row.
     *
     * @param line its number in the spreadsheet, from 1; numbers that are left out are blank rows
     */
    void row(int line, List<RawCell> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        if (end == 0 || unusable) {
            return;
        }
        if (line > lastLine + 1) {
            corrections.add(Correction.Kind.BLANK_ROWS, at(lastLine + 1, null), "", "");
        }
        lastLine = line;
        RawCell first =
                cells.stream().filter(cell -> !cell.isBlank()).findFirst().orElse(RawCell.EMPTY);
        if (first.kind() == RawCell.Kind.TEXT && first.text().stripLeading().startsWith(COMMENT)) {
            corrections.add(Correction.Kind.COMMENT_ROWS, at(line, null), first.text(), "");
        } else if (!headerSeen) {
            headerSeen = true;
            headerLine = line;
            named = end;
            header(isWorkbook ? cells.subList(0, end) : cells);
        } else if (rows.size() == MOST_ROWS) {
            refuse(line, null, null, "file.rows", MOST_ROWS);
            unusable = true;
            complete = false;
        } else {
            data(line, cells, end);
        }
    }

    private void header(List<RawCell> cells) {
        if (cells.size() > MOST_COLUMNS) {
            refuse(headerLine, null, null, "sheet.columns", MOST_COLUMNS);
            unusable = true;
            return;
        }
        List<String> names = cells.stream().map(cell -> columnName(cell.text())).toList();
        DatasetFile known = file != null ? file : fitting(names);
        if (known == null) {
            List<String> files =
                    DatasetFile.INPUT.stream().map(DatasetFile::fileName).toList();
            refuse(null, null, null, "sheet.name", String.join(", ", files));
            unusable = true;
            return;
        }
        if (file == null) {
            corrections.add(Correction.Kind.FILE_NAME, at(null, null), place.file(), known.fileName());
        }
        file = known;
        if (names.stream().noneMatch(known.columns()::contains)) {
            refuse(headerLine, null, shown(cells), "file.header", String.join(", ", known.columns()));
            unusable = true;
            return;
        }
        columns(known, cells, names);
    }

    private void columns(DatasetFile known, List<RawCell> cells, List<String> names) {
        meanings = new int[cells.size()];
        positions = new int[known.columns().size()];
        Arrays.fill(positions, -1);
        for (int i = 0; i < meanings.length; i++) {
            String name = names.get(i);
            String written = cells.get(i).text();
            int column = known.columns().indexOf(name);
            meanings[i] = column;
            if (name.isEmpty()) {
                unnamed.set(i);
                corrections.add(Correction.Kind.BLANK_COLUMNS, at(headerLine, letters(i)), "", "");
            } else if (column < 0) {
                refuse(headerLine, i, written, "file.column-unknown", String.join(", ", known.columns()));
            } else if (positions[column] >= 0) {
                refuse(headerLine, i, written, "file.column-twice");
                meanings[i] = -1;
            } else {
                positions[column] = i;
                if (!written.equals(name)) {
                    corrections.add(Correction.Kind.HEADER, at(headerLine, label(i)), written, name);
                }
            }
        }
    }

    /** The one file that has all of these columns, and whose required ones are all here; null where none or several do. */
    private static @Nullable DatasetFile fitting(List<String> names) {
        List<String> filled = names.stream().filter(name -> !name.isEmpty()).toList();
        List<DatasetFile> fitting = DatasetFile.INPUT.stream()
                .filter(one -> one.columns().containsAll(filled) && filled.containsAll(one.requiredColumns()))
                .toList();
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }

    private void data(int line, List<RawCell> cells, int end) {
        DatasetFile known = Objects.requireNonNull(file);
        boolean tooLong = end > meanings.length;
        if (!isWorkbook && (tooLong || cells.size() < named)) {
            refuse(line, null, (tooLong ? end : cells.size()) + " cells", "file.cells", named);
            complete = false;
            return;
        }
        for (int i = 0; i < end; i++) {
            boolean isNamed = i < meanings.length && !unnamed.get(i);
            if (!isNamed && !toldUnnamed && !cells.get(i).isBlank()) {
                refuse(line, i, cells.get(i).text(), "sheet.no-header");
                toldUnnamed = true;
            }
        }
        @Nullable CellMeaning[] found = new @Nullable CellMeaning[positions.length];
        List<Column> types = known.types();
        for (int column = 0; column < found.length; column++) {
            int at = positions[column];
            if (at >= 0) {
                found[column] = CellMeaning.of(types.get(column), at < cells.size() ? cells.get(at) : RawCell.EMPTY);
            }
        }
        if (Examples.isOne(known, found)) {
            corrections.add(Correction.Kind.EXAMPLE_ROWS, at(line, null), "", "");
            examples = true;
            return;
        }
        @Nullable String[] row = new @Nullable String[found.length];
        for (int column = 0; column < row.length; column++) {
            CellMeaning meaning = found[column];
            int at = positions[column];
            if (meaning != null) {
                row[column] = understood(line, at, meaning, at < cells.size() ? cells.get(at) : RawCell.EMPTY);
            }
        }
        rows.add(row);
        lines.add(line);
    }

    private String understood(int line, int at, CellMeaning meaning, RawCell cell) {
        if (meaning.refused() != null) {
            refuse(line, at, cell.text(), meaning.refused(), meaning.arguments().toArray());
            return GivenRows.REFUSED;
        }
        if (meaning.how() != null) {
            corrections.add(meaning.how(), at(line, label(at)), cell.text(), meaning.text());
        }
        return meaning.text();
    }

    /** To be told when there are no more rows. */
    void end() {
        if (!headerSeen) {
            String columns = file == null ? "" : String.join(", ", file.columns());
            refuse(1, null, "", file == null ? "sheet.empty" : "file.header", columns);
            unusable = true;
        }
    }

    /** To be told when reading stops before the end, with what stopped it. */
    void stop(int line, String key, Object... arguments) {
        refuse(line, null, null, key, arguments);
        complete = false;
    }

    private void refuse(
            @Nullable Integer line, @Nullable Integer column, @Nullable String value, String key, Object... arguments) {
        errors.add(place.file(), line, column == null ? null : label(column), value, key, arguments);
    }

    private SheetPlace at(@Nullable Integer line, @Nullable String column) {
        return new SheetPlace(place.upload(), place.sheet(), line, column);
    }

    /** A column as people find it: by its name, in a workbook by its letters too. */
    private String label(int at) {
        DatasetFile known = file;
        int column = known == null || at >= meanings.length ? -1 : meanings[at];
        String name = known == null || column < 0 ? "" : known.columns().get(column);
        if (name.isEmpty()) {
            return letters(at);
        }
        return isWorkbook ? "%s (%s)".formatted(name, letters(at)) : name;
    }

    /** A column of the format as people find it in this table. */
    String labelOf(String column) {
        int known = file == null ? -1 : file.columns().indexOf(column);
        return known < 0 || positions[known] < 0 ? column : label(positions[known]);
    }

    static String letters(int at) {
        StringBuilder letters = new StringBuilder();
        for (int left = at + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }

    private static String shown(List<RawCell> cells) {
        return String.join(", ", cells.stream().map(RawCell::text).toList());
    }

    /** The file of the format that it is; null where nothing of it can be used. */
    @Nullable
    DatasetFile file() {
        return unusable && rows.isEmpty() ? null : file;
    }

    /** The file of the format that it was meant to be; null where nobody knows. */
    @Nullable
    DatasetFile meantFor() {
        return file;
    }

    SheetPlace place() {
        return place;
    }

    int headerLine() {
        return headerLine;
    }

    /** Whether it has a column of the format, by its place there. */
    boolean has(int column) {
        return positions[column] >= 0;
    }

    /** The columns of the format that it has. */
    List<String> columns() {
        List<String> all = Objects.requireNonNull(file).columns();
        return IntStream.range(0, all.size())
                .filter(this::has)
                .mapToObj(all::get)
                .toList();
    }

    /** Whether all of its rows could be read. */
    boolean isComplete() {
        return complete && !unusable;
    }

    /** Whether nothing stands in it but what a template has as an example. */
    boolean isOnlyExample() {
        return examples && rows.isEmpty();
    }

    /** A row for each of the spreadsheet, a cell for each column of the format: null where it has no such column. */
    List<@Nullable String[]> rows() {
        return rows;
    }

    int line(int row) {
        return lines.get(row);
    }

    /** Takes out the rows of some kind; those that are taken out are told as one correction. */
    void leaveOut(Predicate<@Nullable String[]> some, Correction.Kind told) {
        List<@Nullable String[]> all = List.copyOf(rows);
        List<Integer> at = List.copyOf(lines);
        rows.clear();
        lines.clear();
        for (int row = 0; row < all.size(); row++) {
            if (some.test(all.get(row))) {
                corrections.add(told, at(at.get(row), null), "", "");
            } else {
                rows.add(all.get(row));
                lines.add(at.get(row));
            }
        }
    }
}
