package org.samrad.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.RecordColumns;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.limits.Texts;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * A row of a table as a record of planning data. Texts come as they are kept: characters that an older version let in and no
 * file can hold are left out.
 */
record StoredRow(ResultSet row) {

    /** What the database calls a column of the format, where that is a word of SQL. */
    private static final Map<String, String> NAMES = Map.of(
            "case", "care_case",
            "protected", "protected_identity",
            "from", "from_time",
            "until", "until_time",
            "start", "start_time",
            "now", "loaded_now");

    /** Makes something of a row. */
    @FunctionalInterface
    interface Mapping<T> {
        T map(StoredRow row) throws SQLException;
    }

    /** The name of a column of the format in the database. */
    static String name(Column column) {
        return NAMES.getOrDefault(column.name(), column.name());
    }

    /** The row as a record; the table has a column for each of its own. */
    <T extends Record> T as(RecordColumns<T> columns) {
        return columns.row(column -> {
            try {
                return value(column, name(column));
            } catch (SQLException e) {
                throw new UncategorizedSQLException("reading " + column.name(), null, e);
            }
        });
    }

    private @Nullable Object value(Column column, String name) throws SQLException {
        Class<?> type = column.type();
        if (column.isList()) {
            Object[] items =
                    (Object[]) Objects.requireNonNull(row.getArray(name), name).getArray();
            List<?> values = Arrays.stream(items)
                    .map(item -> typed(column.item(), item.toString()))
                    .toList();
            return type == Set.class ? new LinkedHashSet<>(values) : values;
        }
        if (type == int.class) {
            return row.getInt(name);
        }
        if (type == boolean.class) {
            return row.getBoolean(name);
        }
        if (type == String.class || type.isEnum()) {
            String text = row.getString(name);
            if (text == null) {
                return null;
            }
            return column.mayBeEmpty() && type == String.class
                    ? Texts.cleanOrNull(Texts.proper(text))
                    : typed(type, Texts.proper(text));
        }
        if (type == ZoneId.class) {
            return ZoneId.of(row.getString(name));
        }
        return row.getObject(name, type);
    }

    private static Object typed(Class<?> type, String text) {
        return type.isEnum() ? constant(type, text) : text;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object constant(Class<?> type, String name) {
        return Enum.valueOf((Class) type, name);
    }

    String text(String column) throws SQLException {
        return Texts.proper(Objects.requireNonNull(row.getString(column), column));
    }

    LocalDateTime moment(String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDateTime.class), column);
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }
}
