package org.samrad.masterdata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.FilterNotRead;

/**
 * What of the region's own holidays or templates is listed, and how; all of it in the address.
 *
 * @param path of the list
 * @param q what some cell holds; empty for anything
 * @param sort the column; empty for the list's own order
 * @param down whether from the last to the first
 */
record RegionalQuery(String path, String q, String sort, boolean down) {

    /** @param columns by which the list can be sorted */
    static RegionalQuery of(
            String path, List<String> columns, @Nullable String q, @Nullable String sort, boolean down) {
        String column = sort == null ? "" : sort;
        return new RegionalQuery(path, ListQuery.shortened(q), columns.contains(column) ? column : "", down);
    }

    /** What a list is to be sorted by that is none of its columns. */
    static Optional<FilterNotRead> notSorted(List<String> columns, @Nullable String sort) {
        return FilterNotRead.unless(columns, "inbox.order", sort, FilterNotRead.Must.COLUMN);
    }

    /** The address of one of its pages. */
    public String on(int page) {
        return address(path, sort, down, page);
    }

    /** The address of the list by a column; where it is by that already, the other way round. */
    public String by(String column) {
        return address(path, column, column.equals(sort) && !down, 1);
    }

    /** The address of the same as a file. */
    public String csv() {
        return address(path + "/csv", sort, down, 1);
    }

    private String address(String to, String column, boolean reversed, int page) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("q", q);
        asked.put("sort", column);
        asked.put("down", reversed ? "true" : "");
        asked.put("page", page > 1 ? String.valueOf(page) : "");
        return ListQuery.address(to, asked);
    }
}
