package org.samrad.request;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All templates of requests; administrators change them on the pages of {@code masterdata}. */
@Component
public class RequestTemplates {

    private final JdbcClient database;

    RequestTemplates(JdbcClient database) {
        this.database = database;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<RequestTemplate> all() {
        Map<Long, List<RequestTemplate.Role>> roles = new HashMap<>();
        database.sql("select * from request_template_role order by position").query(row -> {
            roles.computeIfAbsent(row.getLong("template"), any -> new ArrayList<>())
                    .add(new RequestTemplate.Role(
                            row.getString("role"),
                            row.getString("competence"),
                            row.getInt("min_level"),
                            row.getBoolean("optional")));
        });
        return database.sql("select * from request_template order by name")
                .query((row, number) -> new RequestTemplate(
                        row.getLong("id"),
                        row.getString("name"),
                        Form.valueOf(row.getString("form")),
                        row.getInt("duration_minutes"),
                        modes(row.getArray("modes")),
                        roles.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private static List<Mode> modes(Array stored) throws SQLException {
        return Arrays.stream((Object[]) stored.getArray())
                .map(item -> Mode.valueOf(item.toString()))
                .toList();
    }

    /** The template of a number; empty where it is gone or changed. */
    @Transactional(readOnly = true)
    public Optional<RequestTemplate> of(long id) {
        return all().stream().filter(one -> one.id() == id).findFirst();
    }
}
