package org.samrad.masterdata;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningTable;
import org.samrad.limits.Texts;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of a table is listed, and how; all of it in the address.
 *
 * @param q what some cell holds; empty for anything
 * @param sort the column; empty for the table's own order
 * @param down whether from the last to the first
 * @param of what the table's main reference leads to; empty for anything
 * @param retired whether retired rows are listed, too
 * @param page from 1
 */
record ListQuery(PlanningTable table, String q, String sort, boolean down, String of, boolean retired, int page) {

    private static final int LONGEST = 200;

    static ListQuery of(
            PlanningTable table,
            @Nullable String q,
            @Nullable String sort,
            boolean down,
            @Nullable String of,
            boolean retired,
            int page) {
        String column = sort == null ? "" : sort;
        return new ListQuery(
                table,
                shortened(q),
                table.file().columns().contains(column) ? column : "",
                down,
                shortened(of),
                retired,
                page);
    }

    /** What was typed, as far as it can be looked for. */
    static String shortened(@Nullable String typed) {
        String text = typed == null ? "" : Texts.proper(typed);
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** The address of the list. */
    public String on(int otherPage) {
        return address("/admin/data/" + ShownTables.slug(table), sort, down, otherPage);
    }

    /** The address of the list by a column; where it is by that already, the other way round. */
    public String by(String column) {
        return address("/admin/data/" + ShownTables.slug(table), column, column.equals(sort) && !down, 1);
    }

    /** The address of the same as a file. */
    public String csv() {
        return address("/admin/data/" + ShownTables.slug(table) + "/csv", sort, down, 1);
    }

    private String address(String path, String column, boolean reversed, int number) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("q", q);
        asked.put("of", of);
        asked.put("retired", retired ? "true" : "");
        asked.put("sort", column);
        asked.put("down", reversed ? "true" : "");
        asked.put("page", number > 1 ? String.valueOf(number) : "");
        return address(path, asked);
    }

    /** An address with those parameters that are not empty. */
    static String address(String path, Map<String, String> asked) {
        var address = UriComponentsBuilder.fromPath(path);
        asked.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(asked).toUriString();
    }
}
