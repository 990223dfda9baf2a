package org.samrad.exchange;

import java.sql.ResultSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.samrad.dataset.PlanningTable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The numbers of a table's rows that have no key of their own, by what they say; each is given once. */
record RowPositions(Map<Record, Deque<Long>> byRow) {

    /** Those of a table; none where its rows have a key. */
    static RowPositions of(PlanningTable table, JdbcTemplate database) {
        Map<Record, Deque<Long>> byRow = new HashMap<>();
        if (StoredNames.primaryKey(table).isEmpty()) {
            database.query("select * from %s order by position".formatted(StoredNames.of(table)), (ResultSet row) -> {
                byRow.computeIfAbsent(new StoredRow(row).as(table.columns()), any -> new ArrayDeque<>(1))
                        .add(row.getLong("position"));
            });
        }
        return new RowPositions(byRow);
    }

    long take(Record row) {
        return Objects.requireNonNull(byRow.get(row), row::toString).removeFirst();
    }
}
