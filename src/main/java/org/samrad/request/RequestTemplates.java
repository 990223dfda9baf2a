package org.samrad.request;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All templates of requests; administrators change them on the pages of {@code masterdata}. */
@Component
public class RequestTemplates {

    /** How many requests a series has at most. */
    public static final int MOST_PARTS = 6;

    private final JdbcTemplate rows;
    private final JdbcClient database;

    RequestTemplates(JdbcTemplate rows) {
        this.rows = rows;
        this.database = JdbcClient.create(rows);
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
                        roles.getOrDefault(row.getLong("id"), List.of()),
                        next(row)))
                .list();
    }

    private static RequestTemplate.@Nullable Next next(ResultSet row) throws SQLException {
        String name = row.getString("next_name");
        return name == null
                ? null
                : new RequestTemplate.Next(name, row.getInt("next_min_weeks"), row.getInt("next_max_weeks"));
    }

    private static List<Mode> modes(Array stored) throws SQLException {
        return Arrays.stream((Object[]) stored.getArray())
                .map(item -> Mode.valueOf(item.toString()))
                .toList();
    }

    /** Has all templates ask for another competence in place of one. */
    @Transactional
    public void replaceCompetence(String gone, String kept) {
        rows.update("update request_template_role set competence = ? where competence = ?", kept, gone);
    }

    /** The template of a number; empty where it is gone or changed. */
    @Transactional(readOnly = true)
    public Optional<RequestTemplate> of(long id) {
        return all().stream().filter(one -> one.id() == id).findFirst();
    }

    /** The templates of a series that begins with one, in their order; a name that comes again ends it. */
    @Transactional(readOnly = true)
    public List<RequestTemplate> series(long id) {
        Map<String, RequestTemplate> byName = new LinkedHashMap<>();
        all().forEach(one -> byName.put(one.name(), one));
        List<RequestTemplate> series = new ArrayList<>();
        RequestTemplate at = byName.values().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElse(null);
        while (at != null && series.size() < MOST_PARTS) {
            series.add(at);
            byName.remove(at.name());
            at = at.next() == null ? null : byName.get(at.next().name());
        }
        return series;
    }

    /** Adds a template, or puts it in the place of the one of its name. */
    @Transactional
    public void put(RequestTemplate template) {
        remove(template.name());
        RequestTemplate.Next next = template.next();
        rows.update(connection -> {
            var insert = connection.prepareStatement("""
                    insert into request_template
                        (version, name, form, duration_minutes, modes, next_name, next_min_weeks, next_max_weeks)
                    values (0, ?, ?, ?, ?, ?, ?, ?)""");
            insert.setString(1, template.name());
            insert.setString(2, template.form().name());
            insert.setInt(3, template.durationMinutes());
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "varchar", template.modes().stream().map(Mode::name).toArray()));
            insert.setString(5, next == null ? null : next.name());
            insert.setInt(6, next == null ? 0 : next.minWeeks());
            insert.setInt(7, next == null ? 0 : next.maxWeeks());
            return insert;
        });
        template.roles()
                .forEach(role -> rows.update(
                        "insert into request_template_role (template, role, competence, min_level, optional)"
                                + " select id, ?, ?, ?, ? from request_template where name = ?",
                        role.role(),
                        role.competence(),
                        role.minLevel(),
                        role.optional(),
                        template.name()));
    }

    /** Puts a template in the place of one of another name; what it comes after goes on to it by its new one. */
    @Transactional
    public void rename(String was, RequestTemplate template) {
        remove(was);
        put(template);
        rows.update("update request_template set next_name = ? where next_name = ?", template.name(), was);
    }

    /** Takes a template away; does nothing where it is gone. */
    @Transactional
    public void remove(String name) {
        rows.update("delete from request_template where name = ?", name);
    }
}
