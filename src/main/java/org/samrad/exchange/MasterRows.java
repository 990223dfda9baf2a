package org.samrad.exchange;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of one table of planning data as they are stored, in one question; retired ones and what belongs to these among them. */
@Component
public class MasterRows {

    private final JdbcClient database;

    MasterRows(JdbcClient database) {
        this.database = database;
    }

    /** All rows, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<Record> of(PlanningTable table) {
        RecordColumns<? extends Record> columns = table.columns();
        return database.sql("select * from %s order by position".formatted(StoredNames.of(table)))
                .<Record>query((row, number) -> new StoredRow(row).as(columns))
                .list();
    }

    /** Since when each retired row of some tables is retired, by its id, in one question. */
    @Transactional(readOnly = true)
    public Map<PlanningTable, Map<String, LocalDate>> retired(Collection<PlanningTable> tables) {
        Map<PlanningTable, Map<String, LocalDate>> retired = new EnumMap<>(PlanningTable.class);
        String asked = tables.stream()
                .filter(Retirement::isFor)
                .map(table -> "select '%s' as name, id, retired from %s where retired is not null"
                        .formatted(table, StoredNames.of(table)))
                .collect(Collectors.joining(" union all "));
        if (!asked.isEmpty()) {
            database.sql(asked).query(row -> {
                retired.computeIfAbsent(PlanningTable.valueOf(row.getString("name")), table -> new HashMap<>())
                        .put(row.getString("id"), Objects.requireNonNull(row.getObject("retired", LocalDate.class)));
            });
        }
        return retired;
    }

    /** Since when each retired row of a table is retired, by its id. */
    @Transactional(readOnly = true)
    public Map<String, LocalDate> retired(PlanningTable table) {
        return retired(List.of(table)).getOrDefault(table, Map.of());
    }

    /** The stored tables whose rows refer to one that has an id: while there are any it can't be deleted, only retired. */
    @Transactional(readOnly = true)
    public SortedSet<String> referrers(PlanningTable table, String id) {
        return new Retirement(database).referrers(table, id);
    }

    /** How many rows each table has. */
    @Transactional(readOnly = true)
    public Map<PlanningTable, Integer> counts(List<PlanningTable> tables) {
        StringBuilder asked = new StringBuilder();
        for (PlanningTable table : tables) {
            asked.append(asked.isEmpty() ? "" : " union all ")
                    .append("select '%s' as name, count(*) as number from %s".formatted(table, StoredNames.of(table)));
        }
        Map<PlanningTable, Integer> counts = new HashMap<>();
        database.sql(asked.toString()).query(row -> {
            counts.put(PlanningTable.valueOf(row.getString("name")), row.getInt("number"));
        });
        return counts;
    }
}
