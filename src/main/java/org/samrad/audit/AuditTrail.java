package org.samrad.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.samrad.limits.Texts;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the trail: an auditor of the whole region all of it, one of some organisations what was done with these organisations'
 * cases, and by accounts that are bound to one of them.
 */
@Component
class AuditTrail {

    private final JdbcClient database;
    private final Scope scope;
    private final PlanningHorizons horizons;
    private final Clock clock;

    AuditTrail(JdbcClient database, Scope scope, PlanningHorizons horizons, Clock clock) {
        this.database = database;
        this.scope = scope;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A line.
     *
     * @param at local time
     * @param roles names of roles, parted by spaces; null where nobody was signed in
     * @param organisations ids that a role was bound to; empty for the whole region
     */
    record Line(
            LocalDateTime at,
            @Nullable String username,
            @Nullable String name,
            @Nullable String roles,
            @Nullable String organisations,
            String what,
            @Nullable String about,
            @Nullable String caseId,
            @Nullable String detail) {

        public List<String> roleList() {
            return roles == null || roles.isEmpty() ? List.of() : List.of(roles.split(" "));
        }
    }

    int count(AuditQuery query) {
        var condition = condition(query);
        return database.sql("select count(*) from access_log where " + condition.sql)
                .params(condition.values)
                .query(Integer.class)
                .single();
    }

    /** Some of the lines, the latest first. */
    List<Line> find(AuditQuery query, int from, int most) {
        var condition = condition(query);
        var values = new ArrayList<>(condition.values);
        values.add(most);
        values.add(from);
        ZoneId zone = horizons.zone(clock);
        return database.sql("select * from access_log where " + condition.sql
                        + " order by at desc, number desc limit ? offset ?")
                .params(values)
                .query((row, number) -> line(row, zone))
                .list();
    }

    private static Line line(ResultSet row, ZoneId zone) throws SQLException {
        return new Line(
                LocalDateTime.ofInstant(
                        row.getObject("at", OffsetDateTime.class).toInstant(), zone),
                row.getString("username"),
                row.getString("name"),
                row.getString("roles"),
                row.getString("organisations"),
                row.getString("what"),
                row.getString("about"),
                row.getString("care_case"),
                row.getString("detail"));
    }

    private record Condition(String sql, List<Object> values) {}

    /** Of fixed texts only; what was typed are values. */
    private Condition condition(AuditQuery query) {
        var sql = new StringBuilder("1 = 1");
        var values = new ArrayList<Object>();
        Reach reach = scope.audited();
        if (!reach.everywhere()) {
            sql.append(" and (1 = 0");
            for (String organisation : reach.organisations()) {
                sql.append(" or case_organisation = ? or care_case is null and organisations like ? escape '!'");
                values.add(organisation);
                values.add("% " + escaped(organisation) + " %");
            }
            sql.append(")");
        }
        String who = String.valueOf(query.who());
        if (!who.isEmpty()) {
            sql.append(" and (lower(username) like ? escape '!' or lower(name) like ? escape '!')");
            String pattern = "%" + escaped(who.toLowerCase(Locale.ROOT)) + "%";
            values.add(pattern);
            values.add(pattern);
        }
        String what = String.valueOf(query.what());
        if (!what.isEmpty()) {
            sql.append(" and what = ?");
            values.add(what);
        }
        String about = String.valueOf(query.about());
        if (!about.isEmpty()) {
            sql.append(" and (about = ? or care_case = ?)");
            values.add(Texts.clean(about));
            values.add(Texts.clean(about));
        }
        ZoneId zone = horizons.zone(clock);
        if (query.firstDay() != null) {
            sql.append(" and at >= ?");
            values.add(start(query.firstDay(), zone));
        }
        if (query.lastDay() != null) {
            sql.append(" and at < ?");
            values.add(start(query.lastDay().plusDays(1), zone));
        }
        return new Condition(sql.toString(), values);
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_]", "!$0");
    }
}
