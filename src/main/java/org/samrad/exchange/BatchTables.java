package org.samrad.exchange;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes rows in large batches, with the same SQL on H2 and PostgreSQL. */
final class BatchTables {

    private static final int BATCH = 5000;

    /** Every table of planning data, and the history and the news that go with it; those that refer to others before them. */
    private static final List<String> ALL = List.of(
            "cut_text",
            "notification",
            "request_event",
            "appointment_participant",
            "appointment",
            "request_window",
            "request_role",
            "consultation_request",
            "exclusion",
            "earlier_contact",
            "care_case",
            "absence",
            "availability",
            "specialist_competence",
            "specialist",
            "travel_time",
            "site",
            "organisation",
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
        for (String table : ALL) {
            database.update("delete from " + table);
        }
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
        batches("update " + what, rows, values, false);
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
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
