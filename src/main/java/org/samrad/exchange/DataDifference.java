package org.samrad.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.MasterRows.Returning;

/**
 * What is to become of planning data, row by row: only what differs, table by table in the order of {@link PlanningTable}. The order of
 * rows is no difference.
 *
 * @param tables those in which something differs, or that have rows at all
 */
public record DataDifference(List<OfTable> tables) {

    public DataDifference {
        tables = List.copyOf(tables);
    }

    /**
     * What differs in one table.
     *
     * @param back retired rows that come back, as they were; those of them that change are among the changed ones as well
     * @param unchanged how many rows stay as they are
     */
    public record OfTable(
            PlanningTable table, List<Row> back, List<Row> added, List<Row> changed, List<Row> gone, int unchanged) {

        public boolean isEmpty() {
            return back.isEmpty() && added.isEmpty() && changed.isEmpty() && gone.isEmpty();
        }
    }

    /**
     * A row that comes, changes or goes.
     *
     * @param before null where it comes
     * @param after null where it goes
     * @param alike how many rows of its key there were before; mostly 0 for one that comes and 1 else
     */
    public record Row(
            PlanningTable table,
            @Nullable Record before,
            @Nullable Record after,
            int alike) {

        /** What tells it from others, see {@link PlanningTable#keyText}. */
        public String key() {
            return table.keyText(either());
        }

        Record either() {
            return Objects.requireNonNull(before != null ? before : after);
        }

        /** Its cells that differ; of one that comes or goes those that are filled. */
        public List<Cell> cells() {
            List<String> old = before == null ? List.of() : table.cells(before);
            List<String> fresh = after == null ? List.of() : table.cells(after);
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < Math.max(old.size(), fresh.size()); i++) {
                String was = old.isEmpty() ? "" : old.get(i);
                String is = fresh.isEmpty() ? "" : fresh.get(i);
                if (!was.equals(is)) {
                    cells.add(new Cell(table.file().columns().get(i), was, is));
                }
            }
            return cells;
        }
    }

    /** A cell as it was and as it becomes, as files have them; nothing where it is empty. */
    public record Cell(String column, String before, String after) {}

    /** What leads from some data to others. What the data as a whole say, and what is published, is not compared. */
    public static DataDifference between(PlanningData before, PlanningData after) {
        return new DataDifference(Arrays.stream(PlanningTable.values())
                .map(table -> between(table, table.rows(before), table.rows(after)))
                .filter(one -> !one.isEmpty() || one.unchanged > 0)
                .toList());
    }

    /** The same of some rows of some tables; in either, a table that is left out has none. */
    public static DataDifference between(
            Map<PlanningTable, List<Record>> before, Map<PlanningTable, List<Record>> after) {
        return new DataDifference(Arrays.stream(PlanningTable.values())
                .map(table ->
                        between(table, before.getOrDefault(table, List.of()), after.getOrDefault(table, List.of())))
                .filter(one -> !one.isEmpty() || one.unchanged > 0)
                .toList());
    }

    private static OfTable between(PlanningTable table, List<Record> before, List<Record> after) {
        Map<Record, Integer> left = counts(before);
        List<Record> fresh = new ArrayList<>();
        for (Record row : after) {
            if (!takeOne(left, row)) {
                fresh.add(row);
            }
        }
        Map<List<@Nullable Object>, Deque<Record>> old = new HashMap<>();
        Map<List<@Nullable Object>, Integer> alike = new HashMap<>();
        for (Record row : before) {
            List<@Nullable Object> key = table.keyOf(row);
            alike.merge(key, 1, Integer::sum);
            if (takeOne(left, row)) {
                old.computeIfAbsent(key, any -> new ArrayDeque<>(1)).add(row);
            }
        }
        List<Row> added = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        for (Record row : fresh) {
            List<@Nullable Object> key = table.keyOf(row);
            Deque<Record> was = old.get(key);
            int before1 = alike.getOrDefault(key, 0);
            if (was != null && !was.isEmpty()) {
                changed.add(new Row(table, was.removeFirst(), row, before1));
            } else {
                added.add(new Row(table, null, row, before1));
            }
        }
        List<Row> gone = new ArrayList<>();
        for (Record row : before) {
            List<@Nullable Object> key = table.keyOf(row);
            Deque<Record> was = old.get(key);
            if (was != null && was.removeFirstOccurrence(row)) {
                gone.add(new Row(table, row, null, alike.getOrDefault(key, 0)));
            }
        }
        return new OfTable(table, List.of(), added, changed, gone, after.size() - fresh.size());
    }

    private static Map<Record, Integer> counts(Collection<Record> rows) {
        Map<Record, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    private static boolean takeOne(Map<Record, Integer> left, Record row) {
        Integer count = left.get(row);
        if (count == null || count == 0) {
            return false;
        }
        left.put(row, count - 1);
        return true;
    }

    /** Whether nothing is to be done. */
    public boolean isEmpty() {
        return tables.stream().allMatch(OfTable::isEmpty);
    }

    /** The same, with some retired rows that come back. Of their table something is left in any case: they themselves. */
    DataDifference with(Returning back, PlanningData present) {
        return new DataDifference(tables.stream()
                .map(one -> new OfTable(
                        one.table,
                        one.table.rows(present).stream()
                                .filter(row -> back.of(one.table).contains(one.table.keyText(row)))
                                .map(row -> new Row(one.table, null, row, 0))
                                .toList(),
                        one.added,
                        one.changed,
                        one.gone,
                        one.unchanged))
                .toList());
    }

    /** The tables in which something differs. */
    Set<PlanningTable> touched() {
        Set<PlanningTable> touched = EnumSet.noneOf(PlanningTable.class);
        tables.stream().filter(one -> !one.isEmpty()).map(OfTable::table).forEach(touched::add);
        return touched;
    }

    /** How many retired rows come back. */
    public int back() {
        return tables.stream().mapToInt(one -> one.back.size()).sum();
    }

    public int added() {
        return tables.stream().mapToInt(one -> one.added.size()).sum();
    }

    public int changed() {
        return tables.stream().mapToInt(one -> one.changed.size()).sum();
    }

    public int gone() {
        return tables.stream().mapToInt(one -> one.gone.size()).sum();
    }

    public int unchanged() {
        return tables.stream().mapToInt(OfTable::unchanged).sum();
    }

    /** What differs in one table. */
    public OfTable of(PlanningTable table) {
        return tables.stream()
                .filter(one -> one.table == table)
                .findFirst()
                .orElse(new OfTable(table, List.of(), List.of(), List.of(), List.of(), 0));
    }

    /** The same without some of the rows that go: they stay. */
    DataDifference sparing(Predicate<Row> spared) {
        return new DataDifference(tables.stream()
                .map(one -> new OfTable(
                        one.table,
                        one.back,
                        one.added,
                        one.changed,
                        one.gone.stream().filter(spared.negate()).toList(),
                        one.unchanged))
                .toList());
    }

    /**
     * A text that is another one for another difference: what was shown to somebody is what is done, where it is the same at both
     * times.
     */
    public String fingerprint() {
        var lines = new TreeSet<String>();
        for (OfTable one : tables) {
            for (List<Row> rows : List.of(one.added, one.changed, one.gone)) {
                rows.forEach(row -> lines.add(one.table + " " + row.key() + row.cells()));
            }
            one.back.forEach(row -> lines.add(one.table + " " + row.key() + " back"));
        }
        return digest(lines);
    }

    /** What stands for some lines: 32 characters, others for other lines. */
    static String digest(SortedSet<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Other data with these changes, such as the present ones as planning sees them. A row with an id that goes stays: something may
     * refer to it, and without the rows that go with it nothing can be built on it.
     */
    public PlanningData applyTo(PlanningData data) {
        return data.with(all -> {
            for (OfTable one : tables) {
                if (!one.isEmpty()) {
                    one.table.put(all, applied(one, one.table.rows(data)));
                }
            }
        });
    }

    private static List<Record> applied(OfTable one, List<Record> rows) {
        Map<Record, Deque<Row>> touched = new HashMap<>();
        one.changed.forEach(
                row -> touched.computeIfAbsent(Objects.requireNonNull(row.before), any -> new ArrayDeque<>(1))
                        .add(row));
        if (!one.table.hasId() || one.table == PlanningTable.URGENCIES) {
            one.gone.forEach(
                    row -> touched.computeIfAbsent(Objects.requireNonNull(row.before), any -> new ArrayDeque<>(1))
                            .add(row));
        }
        List<Record> applied = new ArrayList<>(rows.size() + one.added.size());
        for (Record row : rows) {
            Deque<Row> change = touched.get(row);
            Row next = change == null ? null : change.pollFirst();
            if (next == null) {
                applied.add(row);
            } else if (next.after != null) {
                applied.add(next.after);
            }
        }
        one.added.forEach(row -> applied.add(Objects.requireNonNull(row.after)));
        return applied;
    }
}
