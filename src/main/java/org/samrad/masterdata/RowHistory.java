package org.samrad.masterdata;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.exchange.ChangeTrail;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;

/** What happened to rows of planning data, in the reader's words. */
@Component
class RowHistory {

    private final CellWords words;
    private final PlanningHorizons horizons;
    private final Clock clock;

    RowHistory(CellWords words, PlanningHorizons horizons, Clock clock) {
        this.words = words;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A line of the history.
     *
     * @param slug of the table, or what the thing is called
     * @param key what tells the row apart from others; empty where the page is about that one
     * @param at local time
     */
    record Past(ChangeTrail.Line line, String slug, String key, LocalDateTime at, List<Cell> cells) {}

    /** A cell that changed. */
    record Cell(String column, String before, String after) {}

    /** The tables that some lines are about. */
    static Set<PlanningTable> tables(List<ChangeTrail.Line> lines) {
        Set<PlanningTable> tables = EnumSet.noneOf(PlanningTable.class);
        for (ChangeTrail.Line line : lines) {
            PlanningTable table = tableOf(line);
            if (table != null) {
                tables.add(table);
            }
        }
        return tables;
    }

    /** The table that a line of the trail is about; null where it is none of planning data. */
    private static @Nullable PlanningTable tableOf(ChangeTrail.Line line) {
        for (PlanningTable table : PlanningTable.values()) {
            if (table.file().fileName().equals(line.file())) {
                return table;
            }
        }
        return null;
    }

    /** Of one row, and what is its own; {@code person}: of a specialist, whose own rows need not say whose they are. */
    List<Past> of(List<ChangeTrail.Line> lines, boolean person, CellWords.Names names, Locale locale) {
        return lines.stream().map(line -> past(line, "", person, names, locale)).toList();
    }

    /** Of a table, each with the key of its row. */
    List<Past> withKeys(List<ChangeTrail.Line> lines, CellWords.Names names, Locale locale) {
        return lines.stream()
                .map(line -> past(line, line.key(), false, names, locale))
                .toList();
    }

    private Past past(ChangeTrail.Line line, String key, boolean person, CellWords.Names names, Locale locale) {
        ZoneId zone = horizons.zone(clock);
        int end = line.file().indexOf('.');
        return new Past(
                line,
                end < 0 ? line.file() : line.file().substring(0, end),
                key,
                LocalDateTime.ofInstant(line.at(), zone),
                cells(line, person, names, locale));
    }

    private List<Cell> cells(ChangeTrail.Line line, boolean person, CellWords.Names names, Locale locale) {
        Set<String> changed = line.changed();
        if (person) {
            changed.remove("specialist");
        }
        PlanningTable table = tableOf(line);
        List<Cell> cells = new ArrayList<>();
        for (String name : changed) {
            String before = line.before().getOrDefault(name, "");
            String after = line.after().getOrDefault(name, "");
            Column column = table == null ? null : RowPage.columnIn(table, name);
            cells.add(
                    column == null
                            ? new Cell(name, before, after)
                            : new Cell(
                                    name,
                                    words.text(column, before, names, locale),
                                    words.text(column, after, names, locale)));
        }
        return cells;
    }
}
