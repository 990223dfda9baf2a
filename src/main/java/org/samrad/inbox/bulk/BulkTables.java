package org.samrad.inbox.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.sheet.FreeTable;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Limits;
import org.springframework.stereotype.Component;

/** Makes rows of requests of a table that came. */
@Component
class BulkTables {

    private static final Set<BulkColumn> REQUIRED = Set.of(BulkColumn.COMPETENCES, BulkColumn.URGENCY);

    private final BulkWords words;

    BulkTables(BulkWords words) {
        this.words = words;
    }

    /** The table is no table of requests. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String key;
        private final List<String> values;

        Refused(String key, String... values) {
            super(key);
            this.key = key;
            this.values = List.of(values);
        }

        /** The message that says why. */
        String key() {
            return key;
        }

        List<String> values() {
            return values;
        }
    }

    /** @throws Refused where its header can't be read, or it is empty or too large */
    List<BulkRow> rows(FreeTable table, Locale locale) throws Refused {
        List<@Nullable BulkColumn> columns = columns(table, locale);
        var rows = new ArrayList<BulkRow>();
        for (FreeTable.Line line : table.lines()) {
            Map<BulkColumn, String> cells = new EnumMap<>(BulkColumn.class);
            for (int i = 0; i < line.cells().size(); i++) {
                String cell = line.cells().get(i);
                BulkColumn column = i < columns.size() ? columns.get(i) : null;
                if (column == null && !cell.isEmpty()) {
                    throw new Refused("bulk.refused.cells", String.valueOf(line.number()), shown(cell));
                }
                if (cell.length() > BulkRow.LONGEST) {
                    throw new Refused(
                            "bulk.refused.long", String.valueOf(line.number()), String.valueOf(BulkRow.LONGEST));
                }
                if (column != null) {
                    cells.put(column, cell);
                }
            }
            rows.add(BulkRow.of(UUID.randomUUID().toString(), line.number(), cells));
        }
        if (rows.isEmpty()) {
            throw new Refused("bulk.refused.empty");
        }
        if (!BulkImports.fits(rows)) {
            throw new Refused("bulk.refused.many", String.valueOf(BulkImports.MOST_ROWS), String.valueOf(rows.size()));
        }
        return rows;
    }

    private List<@Nullable BulkColumn> columns(FreeTable table, Locale locale) throws Refused {
        var columns = new ArrayList<@Nullable BulkColumn>();
        for (String header : table.header()) {
            BulkColumn column = header.isEmpty() ? null : words.column(header).orElse(null);
            if (column == null && !header.isEmpty()) {
                throw new Refused("bulk.refused.column", shown(header), names(Stream.of(BulkColumn.values()), locale));
            }
            if (column != null && columns.contains(column)) {
                throw new Refused("bulk.refused.twice", shown(header));
            }
            columns.add(column);
        }
        if (!columns.containsAll(REQUIRED)) {
            throw new Refused(
                    "bulk.refused.missing",
                    names(
                            REQUIRED.stream()
                                    .filter(one -> !columns.contains(one))
                                    .sorted(),
                            locale));
        }
        return columns;
    }

    private String names(Stream<BulkColumn> columns, Locale locale) {
        return columns.map(column -> words.name(column, locale)).collect(Collectors.joining(", "));
    }

    /** What is said back of something that came. */
    private static String shown(String cell) {
        String some = IdentityNumbers.without(cell);
        return some.length() > 60 ? some.substring(0, 60) + "…" : some;
    }

    /**
     * What was pasted, to go on with.
     *
     * @param text its lines, with a mark in place of what looks like an identity number; at most {@value Limits#DRAFT} characters
     * @param marked the numbers of the lines that have one, from 1
     * @param cut how many characters there were, where not all are kept; 0 where they are
     */
    record Pasted(String text, List<Integer> marked, int cut) {}

    /** What can be shown again of what was pasted. */
    static Pasted pasted(String typed) {
        List<String> lines = typed.lines().toList();
        List<String> shown = lines.stream().map(IdentityNumbers::without).toList();
        String whole = String.join("\n", shown);
        String text = whole.length() <= Limits.DRAFT ? whole : whole.substring(0, end(whole));
        return new Pasted(
                text,
                IntStream.range(0, (int) Math.min(lines.size(), text.lines().count()))
                        .filter(at -> !lines.get(at).equals(shown.get(at)))
                        .mapToObj(at -> at + 1)
                        .toList(),
                whole.length() > Limits.DRAFT ? whole.length() : 0);
    }

    /** Where a text that is too long is cut: behind its last line that fits as a whole, or within the first where not even that does. */
    private static int end(String text) {
        int line = text.lastIndexOf('\n', Limits.DRAFT);
        if (line > 0) {
            return line;
        }
        return Character.isHighSurrogate(text.charAt(Limits.DRAFT - 1)) ? Limits.DRAFT - 1 : Limits.DRAFT;
    }
}
