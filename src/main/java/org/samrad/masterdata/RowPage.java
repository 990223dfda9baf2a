package org.samrad.masterdata;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.exchange.ChangeTrail;
import org.samrad.exchange.MasterRows;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Fills the page of one row: the form, what is the row's own, and its history. */
@Component
class RowPage {

    private static final int MOST_HISTORY = 30;

    private final MasterRows rows;
    private final CellWords words;
    private final ChangeTrail trail;
    private final RowHistory history;

    RowPage(MasterRows rows, CellWords words, ChangeTrail trail, RowHistory history) {
        this.rows = rows;
        this.words = words;
        this.trail = trail;
        this.history = history;
    }

    /**
     * A field of the form.
     *
     * @param kind how it is filled: {@code choice}, {@code ticks}, {@code tick}, {@code number}, {@code date} or {@code text}
     * @param values what is in it; several where there are ticks
     * @param choices what is sent and what is read
     */
    record Field(
            String column,
            String kind,
            boolean required,
            Set<String> values,
            String value,
            Map<String, String> choices) {}

    /** Rows that are the row's own, of one table. */
    record Own(String slug, List<Column> columns, List<Line> lines) {}

    /** One of them. */
    record Line(String ref, List<String> cells) {}

    /**
     * @param ref what addresses call the row; empty for a new one
     * @param given cells of a new one that are given
     * @param outcome of the form as it was sent last; null where none was
     */
    void fill(
            PlanningTable table,
            String ref,
            Map<String, String> given,
            @Nullable RowOutcome outcome,
            Locale locale,
            Model model) {
        Record row = ref.isEmpty() ? null : find(table, ref);
        Set<PlanningTable> referred = EnumSet.noneOf(PlanningTable.class);
        referred.addAll(CellWords.referredTo(table));
        boolean person = table == PlanningTable.SPECIALISTS && row != null;
        if (person) {
            ShownTables.OF_A_SPECIALIST.forEach(own -> referred.addAll(CellWords.referredTo(own)));
            referred.remove(PlanningTable.SPECIALISTS);
        }
        List<ChangeTrail.Line> past = row == null ? List.of() : past(table, row);
        RowHistory.tables(past).stream()
                .filter(one -> !person || one == table || !ShownTables.OF_A_SPECIALIST.contains(one))
                .forEach(one -> referred.addAll(CellWords.referredTo(one)));
        CellWords.Names names = words.names(referred, locale);
        Set<PlanningTable> asked = EnumSet.of(table);
        asked.addAll(referred);
        Map<PlanningTable, Map<String, LocalDate>> retired = rows.retired(asked);
        model.addAttribute("slug", ShownTables.slug(table));
        model.addAttribute("ref", ref);
        model.addAttribute("name", row == null || !named(table) ? null : CellWords.name(table, row, locale));
        model.addAttribute("seen", row == null ? "" : ShownTables.digest(table, row));
        model.addAttribute("fields", fields(table, row, given, outcome, names, retired, locale));
        LocalDate retiredOn = retired.getOrDefault(table, Map.of()).get(ref);
        model.addAttribute("retiredOn", retiredOn);
        model.addAttribute("neededBy", retiredOn == null ? List.of() : NeededBy.said(rows.referrers(table, ref)));
        model.addAttribute("own", person ? own(ref, names, locale) : List.of());
        model.addAttribute("history", history.of(past, person, names, locale));
        model.addAttribute(
                "others",
                table == PlanningTable.COMPETENCES && row != null
                        ? words.choices(
                                Objects.requireNonNull(columnIn(PlanningTable.SPECIALIST_COMPETENCES, "competence")),
                                names,
                                retired.getOrDefault(PlanningTable.COMPETENCES, Map.of())
                                        .keySet(),
                                locale)
                        : Map.of());
        model.addAttribute("outcome", outcome);
    }

    private static boolean named(PlanningTable table) {
        return table.file().columns().contains("name") || table == PlanningTable.COMPETENCES;
    }

    /** The column of that name; null where the table has none. */
    static @Nullable Column columnIn(PlanningTable table, String name) {
        for (Column column : table.columns().columns()) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    private Record find(PlanningTable table, String ref) {
        return rows.open(table).stream()
                .filter(one -> ShownTables.ref(table, one).equals(ref))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Field> fields(
            PlanningTable table,
            @Nullable Record row,
            Map<String, String> given,
            @Nullable RowOutcome outcome,
            CellWords.Names names,
            Map<PlanningTable, Map<String, LocalDate>> retired,
            Locale locale) {
        List<Field> fields = new ArrayList<>();
        for (Column column : table.columns().columns()) {
            String name = column.name();
            String value = outcome != null
                    ? outcome.cells().getOrDefault(name, "")
                    : row != null ? typed(table, column, table.cell(row, name)) : given.getOrDefault(name, "");
            PlanningTable other = ShownTables.leadsTo(name);
            Set<String> hidden = other == null
                    ? new HashSet<>()
                    : new HashSet<>(retired.getOrDefault(other, Map.of()).keySet());
            hidden.remove(value);
            if (row != null && name.equals(ShownTables.parent(table))) {
                hidden.addAll(below(table, name, table.keyText(row)));
            }
            Map<String, String> choices = words.choices(column, names, hidden, locale);
            fields.add(new Field(
                    name,
                    kind(column, choices),
                    table.file().requiredColumns().contains(name),
                    Set.copyOf(List.of(value.split(";"))),
                    value,
                    choices));
        }
        return fields;
    }

    /** A cell as people type it: a moment as a day and a time, an absence of whole days as its first day and its last. */
    private static String typed(PlanningTable table, Column column, String cell) {
        if (column.type() != LocalDateTime.class || cell.isEmpty()) {
            return cell;
        }
        LocalDateTime moment = LocalDateTime.parse(cell);
        if (table != PlanningTable.ABSENCES || !moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return cell.replace('T', ' ');
        }
        LocalDate day = moment.toLocalDate();
        return String.valueOf(column.name().equals("until") ? day.minusDays(1) : day);
    }

    /** A row and all below it, none of which it can be part of. */
    private Set<String> below(PlanningTable table, String parent, String id) {
        Map<String, List<String>> parts = new HashMap<>();
        rows.of(table)
                .forEach(one -> parts.computeIfAbsent(table.cell(one, parent), any -> new ArrayList<>())
                        .add(table.keyText(one)));
        Set<String> below = new LinkedHashSet<>(Set.of(id));
        List<String> open = new ArrayList<>(below);
        while (!open.isEmpty()) {
            parts.getOrDefault(open.removeLast(), List.of()).stream()
                    .filter(below::add)
                    .forEach(open::add);
        }
        return below;
    }

    private static String kind(Column column, Map<String, String> choices) {
        if (!choices.isEmpty()) {
            return column.isList() ? "ticks" : "choice";
        }
        if (column.type() == boolean.class) {
            return "tick";
        }
        if (column.type() == LocalDate.class) {
            return "date";
        }
        return column.type() == int.class || column.type() == Integer.class ? "number" : "text";
    }

    private List<Own> own(String specialist, CellWords.Names names, Locale locale) {
        List<Own> all = new ArrayList<>();
        for (PlanningTable table : ShownTables.OF_A_SPECIALIST) {
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns().columns()) {
                if (!column.name().equals("specialist")) {
                    columns.add(column);
                }
            }
            var order = new RowOrder(table, words, names, locale);
            List<Line> lines = rows.of(table).stream()
                    .filter(row -> table.cell(row, "specialist").equals(specialist))
                    .sorted(Comparator.comparing(row -> order.of(row, columns)))
                    .map(row -> new Line(
                            ShownTables.ref(table, row),
                            columns.stream()
                                    .map(column -> words.text(column, table.cell(row, column.name()), names, locale))
                                    .toList()))
                    .toList();
            all.add(new Own(ShownTables.slug(table), columns, lines));
        }
        return all;
    }

    private List<ChangeTrail.Line> past(PlanningTable table, Record row) {
        return table.hasId()
                ? trail.of(table, table.keyText(row), MOST_HISTORY)
                : trail.ofKey(table, table.keyText(row), MOST_HISTORY);
    }
}
