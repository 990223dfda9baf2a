package org.samrad.masterdata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.exchange.MasterRows;
import org.springframework.stereotype.Component;

/** Lists the rows of a table: searched, narrowed and in order. */
@Component
class MasterList {

    private final MasterRows rows;
    private final CellWords words;

    MasterList(MasterRows rows, CellWords words) {
        this.rows = rows;
        this.words = words;
    }

    /**
     * A row in a list.
     *
     * @param ref what addresses call it
     * @param cells as they are read, in the order of the listed columns
     * @param depth in the tree, from 0; 0 where there is none
     */
    record Line(String ref, List<String> cells, int depth, boolean retired) {}

    /**
     * All that passes the filter, in order.
     *
     * @param choices what the list can be narrowed to, by what is sent
     */
    record Found(List<Line> lines, Map<String, String> choices) {}

    Found find(ListQuery query, Locale locale) {
        PlanningTable table = query.table();
        CellWords.Names names = words.names(CellWords.referredTo(table), locale);
        Set<String> retired = rows.retired(table).keySet();
        List<String> shown = ShownTables.listed(table);
        List<Column> columns = table.columns().columns().stream()
                .filter(column -> shown.contains(column.name()))
                .map(column -> (Column) column)
                .toList();
        String reference = ShownTables.mainReference(table);
        String sought = query.q().toLowerCase(locale);
        List<Sortable> found = new ArrayList<>();
        Set<String> referred = new HashSet<>();
        for (Record row : rows.open(table)) {
            boolean isRetired = !retired.isEmpty() && table.hasId() && retired.contains(table.keyText(row));
            if (isRetired && !query.retired()) {
                continue;
            }
            if (reference != null) {
                referred.add(table.cell(row, reference));
            }
            if (reference != null && !query.of().isEmpty() && !query.of().equals(table.cell(row, reference))) {
                continue;
            }
            List<String> cells = columns.stream()
                    .map(column -> words.text(column, table.cell(row, column.name()), names, locale))
                    .toList();
            if (sought.isEmpty() || holds(sought, table, row, cells, locale)) {
                found.add(new Sortable(row, new Line(ShownTables.ref(table, row), cells, 0, isRetired)));
            }
        }
        PlanningTable other = reference == null ? null : ShownTables.leadsTo(reference);
        Set<String> hidden = other == null
                ? Set.of()
                : rows.retired(other).keySet().stream()
                        .filter(id -> !referred.contains(id) && !id.equals(query.of()))
                        .collect(Collectors.toSet());
        Map<String, String> choices = reference == null
                ? Map.of()
                : words.choices(
                        columns.stream()
                                .filter(column -> column.name().equals(reference))
                                .findFirst()
                                .orElseThrow(),
                        names,
                        hidden,
                        locale);
        return new Found(ordered(query, found, columns, names, locale), choices);
    }

    private record Sortable(Record row, Line line) {}

    private static boolean holds(String sought, PlanningTable table, Record row, List<String> cells, Locale locale) {
        return cells.stream().anyMatch(cell -> cell.toLowerCase(locale).contains(sought))
                || table.file().columns().stream()
                        .anyMatch(column ->
                                table.cell(row, column).toLowerCase(locale).contains(sought));
    }

    private List<Line> ordered(
            ListQuery query, List<Sortable> found, List<Column> columns, CellWords.Names names, Locale locale) {
        PlanningTable table = query.table();
        String by = query.sort();
        int at = Math.max(0, indexOf(columns, by.isEmpty() ? ownOrder(table, locale) : by));
        List<Column> ordered = new ArrayList<>(columns);
        ordered.addFirst(ordered.remove(at));
        var order = new RowOrder(table, words, names, locale);
        Map<Sortable, RowOrder.Place> places = new IdentityHashMap<>();
        found.forEach(one -> places.put(one, order.of(one.row, ordered)));
        Comparator<Sortable> sorted =
                Comparator.<Sortable, RowOrder.Place>comparing(places::get).thenComparing(one -> one.line.ref());
        found.sort(query.down() ? sorted.reversed() : sorted);
        String parent = ShownTables.parent(table);
        return parent != null
                        && by.isEmpty()
                        && query.q().isEmpty()
                        && query.of().isEmpty()
                ? tree(table, parent, found)
                : found.stream().map(Sortable::line).toList();
    }

    private static int indexOf(List<Column> columns, String name) {
        return columns.stream().map(Column::name).toList().indexOf(name);
    }

    private static String ownOrder(PlanningTable table, Locale locale) {
        return switch (table) {
            case COMPETENCES ->
                "name_"
                        + (locale.getLanguage().equals("sv")
                                        || locale.getLanguage().equals("nb")
                                ? locale.getLanguage()
                                : "en");
            case ORGANISATIONS, SITES, SPECIALISTS -> "name";
            default -> table.key().getFirst();
        };
    }

    /** Each below the one that it is part of. */
    private static List<Line> tree(PlanningTable table, String parent, List<Sortable> sorted) {
        Map<String, List<Sortable>> below = new HashMap<>();
        Set<String> there = new HashSet<>();
        sorted.forEach(one -> there.add(one.line.ref()));
        for (Sortable one : sorted) {
            String above = table.cell(one.row, parent);
            below.computeIfAbsent(there.contains(above) ? above : "", any -> new ArrayList<>())
                    .add(one);
        }
        List<Line> lines = new ArrayList<>();
        // Without recursion: a tree may be deeper than the stack.
        List<Sortable> open = new ArrayList<>(below.getOrDefault("", List.of()).reversed());
        Map<String, Integer> depths = new HashMap<>();
        while (!open.isEmpty()) {
            Sortable next = open.removeLast();
            int depth = depths.getOrDefault(table.cell(next.row, parent), -1) + 1;
            depths.put(next.line.ref(), depth);
            lines.add(new Line(next.line.ref(), next.line.cells(), depth, next.line.retired()));
            open.addAll(below.getOrDefault(next.line.ref(), List.of()).reversed());
        }
        return lines;
    }
}
