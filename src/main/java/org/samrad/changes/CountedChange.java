package org.samrad.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Notes on H2 that a row has changed, as the function {@code count_change} does on PostgreSQL. Databases know it by its name, so it
 * keeps that.
 */
public final class CountedChange implements Trigger {

    private static final String NOTE = "merge into row_change (table_name, session, number) key (table_name, session)"
            + " values (?, session_id(), next value for row_change_number)";

    private String table = "";

    @Override
    public void init(Connection connection, String schema, String name, String of, boolean before, int type) {
        this.table = of;
    }

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        if (Arrays.deepEquals(before, after)) {
            return;
        }
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, table);
            note.executeUpdate();
        }
    }
}
