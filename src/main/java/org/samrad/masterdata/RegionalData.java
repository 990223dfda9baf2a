package org.samrad.masterdata;

import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataMerge;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a region has beyond the format of planning data: holidays of its own, and templates of requests. */
@Component
class RegionalData {

    private static final String HOLIDAYS = "own_holidays";
    private static final String TEMPLATES = "request_templates";

    private final JdbcClient database;
    private final JdbcTemplate rows;
    private final DataMerge merge;

    RegionalData(JdbcTemplate rows, DataMerge merge) {
        this.rows = rows;
        this.database = JdbcClient.create(rows);
        this.merge = merge;
    }

    /** A day on which nobody offers weekly time. */
    record Holiday(LocalDate date, String name) {}

    /** What a form of consultation usually asks for. */
    record Template(long id, String name, Form form, int durationMinutes, List<Mode> modes, List<TemplateRole> roles) {}

    /** A role of a template; {@code minLevel} 1 to 5. */
    record TemplateRole(String role, String competence, int minLevel, boolean optional) {}

    @Transactional(readOnly = true)
    public List<Holiday> holidays() {
        return database.sql("select date, name from own_holiday order by date")
                .query((row, number) -> new Holiday(row.getObject("date", LocalDate.class), row.getString("name")))
                .list();
    }

    /** Adds a day, or gives it another name. */
    @Transactional
    public void keep(Holiday holiday, CurrentUser user) {
        Optional<Holiday> before = holidays().stream()
                .filter(one -> one.date().equals(holiday.date()))
                .findFirst();
        if (before.equals(Optional.of(holiday))) {
            return;
        }
        merge.beyondTheFormat(
                HOLIDAYS,
                holiday.date().toString(),
                before.map(Holiday::name).orElse(null),
                holiday.name(),
                ChangedBy.page(user),
                () -> {
                    rows.update("delete from own_holiday where date = ?", holiday.date());
                    rows.update("insert into own_holiday (date, name) values (?, ?)", holiday.date(), holiday.name());
                });
    }

    /** Takes a day away; does nothing where it is gone. */
    @Transactional
    public void remove(LocalDate day, CurrentUser user) {
        holidays().stream()
                .filter(one -> one.date().equals(day))
                .findFirst()
                .ifPresent(one -> merge.beyondTheFormat(
                        HOLIDAYS,
                        day.toString(),
                        one.name(),
                        null,
                        ChangedBy.page(user),
                        () -> rows.update("delete from own_holiday where date = ?", day)));
    }

    @Transactional(readOnly = true)
    public List<Template> templates() {
        Map<Long, List<TemplateRole>> roles = new HashMap<>();
        database.sql("select * from request_template_role order by position").query(row -> {
            roles.computeIfAbsent(row.getLong("template"), any -> new ArrayList<>())
                    .add(new TemplateRole(
                            row.getString("role"),
                            row.getString("competence"),
                            row.getInt("min_level"),
                            row.getBoolean("optional")));
        });
        return database.sql("select * from request_template order by name")
                .query((row, number) -> new Template(
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

    /** Adds a template, or puts it in the place of the one of its name. */
    @Transactional
    public void keep(Template template, CurrentUser user) {
        Optional<Template> before = named(template.name());
        merge.beyondTheFormat(
                TEMPLATES,
                template.name(),
                before.map(RegionalData::text).orElse(null),
                text(template),
                ChangedBy.page(user),
                () -> {
                    rows.update("delete from request_template where name = ?", template.name());
                    rows.update(connection -> {
                        var insert = connection.prepareStatement(
                                "insert into request_template (version, name, form, duration_minutes, modes)"
                                        + " values (0, ?, ?, ?, ?)");
                        insert.setString(1, template.name());
                        insert.setString(2, template.form().name());
                        insert.setInt(3, template.durationMinutes());
                        insert.setArray(
                                4,
                                connection.createArrayOf(
                                        "varchar",
                                        template.modes().stream()
                                                .map(Mode::name)
                                                .toArray()));
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
                });
    }

    /** Takes a template away; does nothing where it is gone. */
    @Transactional
    public void removeTemplate(String name, CurrentUser user) {
        named(name)
                .ifPresent(one -> merge.beyondTheFormat(
                        TEMPLATES,
                        name,
                        text(one),
                        null,
                        ChangedBy.page(user),
                        () -> rows.update("delete from request_template where name = ?", name)));
    }

    private Optional<Template> named(String name) {
        return templates().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static String text(Template template) {
        return "%s %d %s %s"
                .formatted(
                        template.form(),
                        template.durationMinutes(),
                        template.modes(),
                        template.roles().stream()
                                .map(role -> "%s:%s:%d%s"
                                        .formatted(
                                                role.role(),
                                                role.competence(),
                                                role.minLevel(),
                                                role.optional() ? "?" : ""))
                                .collect(Collectors.joining(";")));
    }
}
