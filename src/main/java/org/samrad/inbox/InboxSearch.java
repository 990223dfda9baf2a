package org.samrad.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestEvent;
import org.samrad.scope.Reach;
import org.samrad.time.PlanningHorizons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds and counts the requests of the list, with what each needs. One query for all tabs, so that counts and lists can't differ; it
 * reads what several packages store, which is why it is here, above them, and not with the requests.
 */
@Component
class InboxSearch {

    private static final String FROM = """
            from consultation_request r
            join care_case c on c.id = r.care_case
            left join appointment a on a.request = r.id and a.cancelled_at is null
            left join outcome o on o.appointment = a.id
            left join request_look k on k.request = r.id and k.account = :account
            where\s""";

    private static final String TEXT = """
             and (lower(r.id) like :pattern escape '!' or lower(r.care_case) like :pattern escape '!'
                or lower(r.title) like :pattern escape '!' or lower(r.requester) like :pattern escape '!'
                or exists (select 1 from request_role q where q.request = r.id
                    and (q.specialist in (:people) or q.competence in (:named)))
                or revealed and exists (select 1 from appointment_participant q where q.appointment = a.id
                    and q.specialist in (:people)))
            """;

    /** Somebody else's doing that the reader has not seen; of cases that they answer for. */
    private static final String NEWS = """
            case when mine then (
                select e.what from request_event e
                where e.request = r.id and e.position > coalesce(k.position, 0) and e.account is distinct from :account
                order by e.position desc fetch first 1 row only) end
            """;

    /** Stands where a list is empty: no id has a space. */
    private static final Set<String> NONE = Set.of(" ");

    private final JdbcClient database;
    private final ConsultationRequests requests;
    private final PlanningHorizons horizons;
    private final Clock clock;

    InboxSearch(JdbcClient database, ConsultationRequests requests, PlanningHorizons horizons, Clock clock) {
        this.database = database;
        this.requests = requests;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A request that was found.
     *
     * @param needs why it needs its coordinator
     * @param news the last that others did of what the reader has not seen; null where they know all
     * @param held whether its consultation was held; null where nobody told, or the reader may not know
     */
    record Found(
            String id,
            Set<Attention> needs,
            RequestEvent.@Nullable What news,
            @Nullable Boolean held) {}

    /** How many pass the filter, by tab. */
    Map<InboxTab, Long> counts(InboxFilter filter) {
        var columns = new StringBuilder("select ");
        for (InboxTab tab : InboxTab.values()) {
            columns.append(tab.ordinal() == 0 ? "" : ", ")
                    .append("count(case when ")
                    .append(tab.condition())
                    .append(" then 1 end)");
        }
        return asked(columns + "\n" + FROM + passes(filter), filter)
                .query((row, number) -> {
                    Map<InboxTab, Long> counts = new EnumMap<>(InboxTab.class);
                    for (InboxTab tab : InboxTab.values()) {
                        counts.put(tab, row.getLong(tab.ordinal() + 1));
                    }
                    return counts;
                })
                .single();
    }

    /**
     * Some of those of a tab that pass the filter.
     *
     * @param first how many come before them
     * @param most how many at most
     */
    List<Found> find(InboxTab tab, InboxFilter filter, InboxOrder order, int first, int most) {
        var columns =
                new StringBuilder("select r.id, " + NEWS + " as news, case when revealed then o.held end as held");
        for (Attention one : Attention.values()) {
            columns.append(", case when ")
                    .append(one.condition())
                    .append(" then true else false end as ")
                    .append(one.name());
        }
        String sql = columns + "\n" + FROM + passes(filter) + " and (" + tab.condition() + ") order by "
                + order.columns() + " offset :first rows fetch next :most rows only";
        return asked(sql, filter)
                .param("first", first)
                .param("most", most)
                .query(InboxSearch::found)
                .list();
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        Set<Attention> needs = EnumSet.noneOf(Attention.class);
        for (Attention one : Attention.values()) {
            if (row.getBoolean(one.name())) {
                needs.add(one);
            }
        }
        String news = row.getString("news");
        return new Found(
                row.getString("id"),
                needs,
                news == null ? null : RequestEvent.What.valueOf(news),
                row.getObject("held", Boolean.class));
    }

    private static String passes(InboxFilter filter) {
        return within(filter.reach(), "reach")
                + (filter.urgency() == null ? "" : " and r.urgency = :urgency")
                + (filter.competences() == null
                        ? ""
                        : " and r.id in (select q.request from request_role q where q.competence in (:competences))")
                + (filter.newOnly() ? " and " + NEWS.strip() + " is not null" : "")
                + (filter.text().isEmpty() ? "" : TEXT);
    }

    private static String within(Reach reach, String name) {
        return reach.everywhere() ? "1 = 1" : "coalesce(c.organisation, '') in (:" + name + ")";
    }

    private JdbcClient.StatementSpec asked(String sql, InboxFilter filter) {
        LocalDateTime now = horizons.now(clock);
        LocalDate today = now.toLocalDate();
        Instant moment = clock.instant();
        String mine = "(" + within(filter.mine(), "mine") + ")";
        var values = new HashMap<String, Object>();
        values.put("account", filter.account());
        values.put("reach", some(filter.reach().organisations()));
        values.put("mine", some(filter.mine().organisations()));
        values.put("people", some(filter.people()));
        values.put("named", some(filter.named()));
        values.put("competences", some(filter.competences() == null ? Set.of() : filter.competences()));
        values.put("urgency", filter.urgency() == null ? "" : filter.urgency().name());
        values.put("pattern", filter.pattern());
        values.put("heldBack", some(requests.heldBack()));
        values.put("today", today.atStartOfDay());
        values.put("soon", today.plusDays(Attention.SOON_DAYS));
        values.put("time", now.toLocalTime());
        values.put("localNow", now);
        values.put("now", moment.atOffset(ZoneOffset.UTC));
        values.put("nextHour", moment.plus(Attention.HOLD_ENDS).atOffset(ZoneOffset.UTC));
        values.put("tomorrow", moment.plus(Attention.ASKED_ENDS).atOffset(ZoneOffset.UTC));
        return database.sql(sql.replaceAll("(?<![:\\w])revealed\\b", "(c.protected_identity = false or " + mine + ")")
                        .replaceAll("(?<![:\\w])mine\\b", mine))
                .params(values);
    }

    private static Collection<String> some(Set<String> ids) {
        return ids.isEmpty() ? NONE : ids;
    }
}
