package org.samrad.masterdata;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.exchange.ChangedBy;
import org.samrad.exchange.DataMerge;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;
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
    private final RequestTemplates templates;

    RegionalData(JdbcTemplate rows, DataMerge merge, RequestTemplates templates) {
        this.rows = rows;
        this.database = JdbcClient.create(rows);
        this.merge = merge;
        this.templates = templates;
    }

    /** A day on which nobody offers weekly time. */
    record Holiday(LocalDate date, String name) {}

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
                ChangedBy.page(user, AccountRole.ADMINISTRATOR),
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
                        ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                        () -> rows.update("delete from own_holiday where date = ?", day)));
    }

    /** Adds a template, or puts it in the place of the one of its name. */
    @Transactional
    public void keep(RequestTemplate template, CurrentUser user) {
        Optional<RequestTemplate> before = named(template.name());
        merge.beyondTheFormat(
                TEMPLATES,
                template.name(),
                before.map(RegionalData::text).orElse(null),
                text(template),
                ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                () -> templates.put(template));
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
                        ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                        () -> templates.remove(name)));
    }

    private Optional<RequestTemplate> named(String name) {
        return templates.all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static String text(RequestTemplate template) {
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
                                        .collect(Collectors.joining(";")))
                + (template.next() == null ? "" : " > " + template.next());
    }
}
