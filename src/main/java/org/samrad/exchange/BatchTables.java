package org.samrad.exchange;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.RecordColumns;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows in large batches, with the same SQL on H2 and PostgreSQL. */
final class BatchTables {

    /** So many rows that come make another plan of a query worth while. */
    private static final int MANY = 500;

    private static final int BATCH = 5000;

    /** Every table of planning data, and the history and the news that go with it; those that refer to others before them. */
    private static final List<String> ALL = List.of(
            "cut_text",
            "answer_link",
            "mail_message",
            "mail",
            "message",
            "notification",
            "booking_ask",
            "planner_question",
            "hold_participant",
            "hold",
            "request_look",
            "repair_affected",
            "repair_participant",
            "repair",
            "panel_answer",
            "answer_change",
            "request_event",
            "outcome",
            "appointment_participant",
            "appointment",
            "request_link",
            "request_window",
            "request_role",
            "consultation_request",
            "exclusion",
            "consent",
            "earlier_contact",
            "care_case",
            "busy_calendar",
            "absence",
            "extra_time",
            "undesired_time",
            "availability",
            "specialist_competence",
            "specialist",
            "travel_time",
            "site",
            "organisation",
            "urgency",
            "competence",
            "planning_horizon");

    private final JdbcTemplate database;
    private final int total;
    private final LoadingProgress progress;
    private int done;

    BatchTables(JdbcTemplate database, int total, LoadingProgress progress) {
        this.database = database;
        this.total = total;
        this.progress = progress;
    }

    /** Deletes all planning data. */
    static void emptyAll(JdbcTemplate database) {
        // H2 checks a reference from a table to itself row by row, so these are cut first.
        database.update("update consultation_request set follows = null where follows is not null");
        database.update("update competence set broader = null where broader is not null");
        database.update("update organisation set part_of = null where part_of is not null");
        for (String table : ALL) {
            database.update("delete from " + table);
        }
    }

    /**
     * Writes the rows of planning data in their order.
     *
     * @param more by its name, the value of a column that the table has beyond theirs, or has another value in
     */
    <T extends Record> void insert(
            String table,
            Class<T> type,
            List<T> rows,
            Map<String, Function<? super T, ? extends @Nullable Object>> more) {
        RecordColumns<T> columns = RecordColumns.of(type);
        List<String> own = columns.columns().stream().map(StoredRow::name).toList();
        List<String> others = more.keySet().stream().sorted().toList();
        List<String> all = Stream.concat(own.stream().filter(name -> !more.containsKey(name)), others.stream())
                .toList();
        insert("%s (%s)".formatted(table, String.join(", ", all)), rows, row -> {
            List<@Nullable Object> values = new ArrayList<>();
            List<@Nullable Object> theirs = columns.values(row);
            for (int i = 0; i < own.size(); i++) {
                if (!more.containsKey(own.get(i))) {
                    values.add(theirs.get(i));
                }
            }
            others.forEach(
                    name -> values.add(Objects.requireNonNull(more.get(name)).apply(row)));
            return values.toArray();
        });
    }

    /**
     * Writes rows in their order.
     *
     * @param table the table and, in brackets, its columns
     * @param values the values of a row, in the order of the columns
     */
    <T> void insert(String table, List<T> rows, Function<T, @Nullable Object[]> values) {
        long columns = table.chars().filter(c -> c == ',').count() + 1;
        String marks = "?" + ", ?".repeat((int) columns - 1);
        batches("insert into %s values (%s)".formatted(table, marks), rows, values, true);
    }

    /** Changes rows that were written before. */
    <T> void update(String what, List<T> rows, Function<T, @Nullable Object[]> values) {
        change("update " + what, rows, values);
    }

    /** Does the same with each of some rows. */
    <T> void change(String sql, List<T> rows, Function<T, @Nullable Object[]> values) {
        batches(sql, rows, values, false);
    }

    private <T> void batches(String sql, List<T> rows, Function<T, @Nullable Object[]> values, boolean counted) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<T> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
            database.batchUpdate(sql, batch, BATCH, (statement, row) -> bind(statement, values.apply(row)));
            if (counted) {
                done += batch.size();
                progress.rows(done, total);
            }
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Collection<?> list) {
                Object[] texts = list.stream().map(Object::toString).toArray();
                statement.setArray(i + 1, statement.getConnection().createArrayOf("varchar", texts));
            } else if (value instanceof Enum<?> constant) {
                statement.setString(i + 1, constant.name());
            } else if (value instanceof ZoneId zone) {
                statement.setString(i + 1, zone.getId());
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /**
     * PostgreSQL plans its queries by how many rows it last counted, which it does by itself only a minute later: until then a join
     * of what came with what came takes minutes. H2 counts by itself, and would end the transaction.
     */
    void countAnew(DataDifference changes) {
        String many = changes.tables().stream()
                .filter(one -> one.added().size() >= MANY)
                .map(one -> StoredNames.of(one.table()))
                .collect(Collectors.joining(", "));
        if (many.isEmpty()) {
            return;
        }
        String product = database.execute((ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
        if ("PostgreSQL".equals(product)) {
            database.execute("analyze " + many);
        }
    }
}
