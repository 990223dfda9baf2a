package org.samrad.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Texts;

/**
 * A row of a table, read by column names as the types that planning data has. Texts come as they are kept: characters that an
 * older version let in and no file can hold are left out.
 */
record StoredRow(ResultSet row) {

    /** Makes a record of a row. */
    @FunctionalInterface
    interface Mapping<T> {
        T map(StoredRow row) throws SQLException;
    }

    String text(String column) throws SQLException {
        return Texts.proper(Objects.requireNonNull(row.getString(column), column));
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Texts.cleanOrNull(Texts.proper(text));
    }

    int number(String column) throws SQLException {
        return row.getInt(column);
    }

    @Nullable
    Integer numberOrNull(String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    LocalDate date(String column) throws SQLException {
        return Objects.requireNonNull(dateOrNull(column), column);
    }

    @Nullable
    LocalDate dateOrNull(String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    LocalTime time(String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalTime.class), column);
    }

    LocalDateTime dateTime(String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDateTime.class), column);
    }

    List<String> texts(String column) throws SQLException {
        Object[] texts =
                (Object[]) Objects.requireNonNull(row.getArray(column), column).getArray();
        return Arrays.stream(texts).map(Object::toString).toList();
    }

    /** Tags as they are kept; an older version took them in any case. */
    List<String> languages(String column) throws SQLException {
        return texts(column).stream()
                .map(tag -> Objects.requireNonNullElse(Texts.languageTag(tag), tag))
                .distinct()
                .toList();
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    <E extends Enum<E>> @Nullable E constantOrNull(Class<E> type, String column) throws SQLException {
        String name = textOrNull(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    <E extends Enum<E>> List<E> constants(Class<E> type, String column) throws SQLException {
        return texts(column).stream().map(name -> Enum.valueOf(type, name)).toList();
    }

    <E extends Enum<E>> Set<E> constantSet(Class<E> type, String column) throws SQLException {
        Set<E> set = EnumSet.noneOf(type);
        set.addAll(constants(type, column));
        return set;
    }
}
