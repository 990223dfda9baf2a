package org.samrad.inbox.bulk;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.samrad.limits.Texts;

/**
 * A row of a table of requests as it was written.
 *
 * @param key of the form that it stands for, so that it is filed once
 * @param line its line in what was pasted or uploaded, from 1
 * @param cells by column; a column that is missing is empty
 * @param withheld the columns in which what looks like an identity number stood, and a mark may stand now
 * @param request the id of the request that it is filed as; null until it is
 */
record BulkRow(
        String key,
        int line,
        Map<BulkColumn, String> cells,
        Set<BulkColumn> withheld,
        @Nullable String request) {

    /** Most characters of a cell: of several things, each of which may be a whole text. */
    static final int LONGEST = 4 * Limits.TEXT;

    BulkRow {
        cells = Map.copyOf(cells);
        withheld = Set.copyOf(withheld);
    }

    /** What stands in a column; empty where nothing does. */
    public String cell(BulkColumn column) {
        return Objects.requireNonNullElse(cells.get(column), "");
    }

    /** What it is called by: the reference of its case, where it has one, and its title. */
    public String called() {
        return (cell(BulkColumn.CASE) + " " + cell(BulkColumn.TITLE)).strip();
    }

    /** The same with other cells. */
    BulkRow with(Map<BulkColumn, String> other) {
        return BulkRow.of(key, line, other);
    }

    /** The same, filed. */
    BulkRow filedAs(String id) {
        return new BulkRow(key, line, cells, withheld, id);
    }

    /** A row with a mark in place of what looks like an identity number; the mark has to be taken out, too. */
    static BulkRow of(String key, int line, Map<BulkColumn, String> written) {
        var cells = new EnumMap<BulkColumn, String>(BulkColumn.class);
        var withheld = EnumSet.noneOf(BulkColumn.class);
        written.forEach((column, text) -> {
            String rest = IdentityNumbers.without(text);
            if (rest.contains(IdentityNumbers.MARK) || !rest.equals(text)) {
                withheld.add(column);
            }
            if (!rest.isBlank() && !rest.strip().equals(IdentityNumbers.MARK)) {
                cells.put(column, Texts.proper(rest.strip(), LONGEST));
            }
        });
        return new BulkRow(key, line, cells, withheld, null);
    }
}
