package org.samrad.exchange;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.ChangeTrail.What;
import org.samrad.exchange.DataDifference.OfTable;
import org.samrad.exchange.DataDifference.Row;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes away the rows that go with a change, those that refer to others before them; what something stored still refers to is retired.
 *
 * @param note told of each row and what became of it
 */
record RowRemoval(
        JdbcTemplate database,
        Retirement retirement,
        DataDifference changes,
        LocalDate today,
        BatchTables tables,
        BiConsumer<What, Row> note) {

    void remove() {
        Set<String> leaving = new HashSet<>();
        changes.of(PlanningTable.SPECIALISTS).gone().forEach(row -> leaving.add(row.key()));
        List<OfTable> fromTheLast = changes.tables().reversed();
        for (OfTable one : fromTheLast) {
            PlanningTable table = one.table();
            if (!Retirement.isFor(table) && table != PlanningTable.URGENCIES) {
                // What belongs to somebody who leaves goes or stays with them.
                delete(
                        table,
                        one.gone().stream()
                                .filter(row -> !Retirement.OWN.contains(table)
                                        || !leaving.contains(StoredRowChanges.owner(row)))
                                .toList());
            }
        }
        for (OfTable one : fromTheLast) {
            if (Retirement.isFor(one.table())) {
                deleteOrRetire(one);
            }
        }
    }

    private void delete(PlanningTable table, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        rows.forEach(row -> note.accept(What.GONE, row));
        String name = StoredNames.of(table);
        if (StoredNames.primaryKey(table).isEmpty()) {
            RowPositions positions = RowPositions.of(table, database);
            tables.change("delete from %s where position = ?".formatted(name), rows, row ->
                    new Object[] {positions.take(Objects.requireNonNull(row.before()))});
        } else {
            tables.change(
                    "delete from %s where request = ? and role = ?".formatted(name),
                    rows,
                    row -> table.keyOf(Objects.requireNonNull(row.before())).toArray());
        }
    }

    private void deleteOrRetire(OfTable one) {
        Map<String, Row> left = new LinkedHashMap<>();
        one.gone().forEach(row -> left.put(row.key(), row));
        boolean more = !left.isEmpty();
        while (more) {
            // Those that only others of them referred to can go when these have gone.
            Set<String> free = new LinkedHashSet<>(left.keySet());
            free.removeAll(retirement.referredTo(one.table(), left.keySet()));
            free.forEach(id -> {
                if (one.table() == PlanningTable.SPECIALISTS) {
                    Retirement.OWN.forEach(own ->
                            database.update("delete from %s where specialist = ?".formatted(StoredNames.of(own)), id));
                    noteOwn(id);
                }
                database.update("delete from %s where id = ?".formatted(StoredNames.of(one.table())), id);
                note.accept(What.GONE, Objects.requireNonNull(left.remove(id)));
            });
            more = !free.isEmpty() && !left.isEmpty();
        }
        retirement.retire(one.table(), left.keySet(), today);
        left.values().forEach(row -> note.accept(What.RETIRED, row));
    }

    private void noteOwn(String specialist) {
        for (OfTable one : changes.tables()) {
            if (Retirement.OWN.contains(one.table())) {
                one.gone().stream()
                        .filter(row -> StoredRowChanges.owner(row).equals(specialist))
                        .forEach(row -> note.accept(What.GONE, row));
            }
        }
    }
}
