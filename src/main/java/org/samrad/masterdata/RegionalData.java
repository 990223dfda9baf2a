package org.samrad.masterdata;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.consultation.Mode;
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

    /** What the trail calls them. */
    static final String HOLIDAYS = "own_holidays";

    /** The same. */
    static final String TEMPLATES = "request_templates";

    /** What the trail calls the roles of a template, each with its name. */
    static final String ROLE = "role ";

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
                before.map(RegionalData::cells).orElse(null),
                cells(holiday),
                ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                merge.brokenByHoliday(holiday.date()),
                () -> {
                    rows.update("delete from own_holiday where date = ?", holiday.date());
                    rows.update("insert into own_holiday (date, name) values (?, ?)", holiday.date(), holiday.name());
                });
    }

    /** Takes a day away; returns false where it is gone. */
    @Transactional
    public boolean remove(LocalDate day, CurrentUser user) {
        Optional<Holiday> there =
                holidays().stream().filter(one -> one.date().equals(day)).findFirst();
        there.ifPresent(one -> merge.beyondTheFormat(
                HOLIDAYS,
                day.toString(),
                cells(one),
                null,
                ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                List.of(),
                () -> rows.update("delete from own_holiday where date = ?", day)));
        return there.isPresent();
    }

    /** Adds a template, or puts it in the place of the one of its name. */
    @Transactional
    public void keep(RequestTemplate template, CurrentUser user) {
        Optional<RequestTemplate> before = named(template.name());
        if (before.map(RegionalData::cells).equals(Optional.of(cells(template)))) {
            return;
        }
        merge.beyondTheFormat(
                TEMPLATES,
                template.name(),
                before.map(RegionalData::cells).orElse(null),
                cells(template),
                ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                List.of(),
                () -> templates.put(template));
    }

    /**
     * Puts a template in the place of the one that was called so; where that is gone, {@link #keep(RequestTemplate, CurrentUser)}.
     *
     * @return false where nothing is done, since another one has the new name
     */
    @Transactional
    public boolean rename(String was, RequestTemplate template, CurrentUser user) {
        Optional<RequestTemplate> before = named(was);
        Optional<RequestTemplate> there = named(template.name());
        // Sent twice, it is there as it should be.
        boolean done = before.isEmpty() && there.map(RegionalData::cells).equals(Optional.of(cells(template)));
        if (there.isPresent() && !done) {
            return false;
        }
        if (before.isEmpty()) {
            keep(template, user);
            return true;
        }
        merge.beyondTheFormat(
                TEMPLATES,
                template.name(),
                withName(before.get()),
                withName(template),
                ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                List.of(),
                () -> templates.rename(was, template));
        return true;
    }

    private static Map<String, String> withName(RequestTemplate template) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("name", template.name());
        cells.putAll(cells(template));
        return cells;
    }

    /** Takes a template away; returns false where it is gone. */
    @Transactional
    public boolean removeTemplate(String name, CurrentUser user) {
        Optional<RequestTemplate> there = named(name);
        there.ifPresent(one -> merge.beyondTheFormat(
                TEMPLATES,
                name,
                cells(one),
                null,
                ChangedBy.page(user, AccountRole.ADMINISTRATOR),
                List.of(),
                () -> templates.remove(name)));
        return there.isPresent();
    }

    private Optional<RequestTemplate> named(String name) {
        return templates.all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static Map<String, String> cells(Holiday holiday) {
        return Map.of("name", holiday.name());
    }

    /** Each part of it by its name; of a role the competence, the level and whether it is optional. */
    private static Map<String, String> cells(RequestTemplate template) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("form", template.form().name());
        cells.put("duration", String.valueOf(template.durationMinutes()));
        cells.put("modes", template.modes().stream().map(Mode::name).collect(Collectors.joining(";")));
        for (RequestTemplate.Role role : template.roles()) {
            String name = ROLE + role.role();
            String more = cells.containsKey(name) ? name + " " + (cells.size() + 1) : name;
            cells.put(more, role.competence() + ";" + role.minLevel() + (role.optional() ? ";optional" : ""));
        }
        RequestTemplate.Next next = template.next();
        if (next != null) {
            cells.put("next", next.name());
            cells.put("min-weeks", String.valueOf(next.minWeeks()));
            cells.put("max-weeks", String.valueOf(next.maxWeeks()));
        }
        return cells;
    }
}
