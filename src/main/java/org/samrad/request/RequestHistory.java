package org.samrad.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what happened to requests, when, and by whom. */
@Component
public class RequestHistory {

    /** The most characters of the changes of an event, as they are stored. */
    private static final int LONGEST = 4000;

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;
    private final Clock clock;

    RequestHistory(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A line of a request's history.
     *
     * @param at local time
     * @param who the name of whoever did it; null where nobody was signed in
     * @param why in their words; null where they gave no reason
     * @param position grows from line to line
     * @param isNews whether it is another's doing, and the reader has not {@linkplain #seen seen} it yet
     * @param because what led to it; null where that is not known
     * @param changes what says something else than before; without values where they would be too long
     * @param question see {@link RequestEvent#question}
     */
    public record Line(
            RequestEvent.What what,
            LocalDateTime at,
            @Nullable String who,
            @Nullable String why,
            long position,
            boolean isNews,
            RequestEvent.@Nullable Because because,
            List<RequestChange> changes,
            @Nullable Long question) {}

    /**
     * The history of a request, the latest first.
     *
     * @param reader the account
     */
    public List<Line> of(String request, String reader, ZoneId zone) {
        return database.sql("""
                        select e.what, e.who, e.why, e.at, e.position, e.because, e.changes, e.question,
                            e.position > coalesce(k.position, 0) and e.account is distinct from :reader as news
                        from request_event e
                        left join request_look k on k.request = e.request and k.account = :reader
                        where e.request = :request order by e.position desc
                        """)
                .param("reader", reader)
                .param("request", request)
                .query((row, number) -> new Line(
                        RequestEvent.What.valueOf(row.getString("what")),
                        LocalDateTime.ofInstant(
                                row.getObject("at", OffsetDateTime.class).toInstant(), zone),
                        row.getString("who"),
                        row.getString("why"),
                        row.getLong("position"),
                        row.getBoolean("news"),
                        because(row),
                        changes(row),
                        row.getObject("question", Long.class)))
                .list();
    }

    /**
     * What led to an event, and what it changed.
     *
     * @param because null where that is not known
     */
    public record Reason(RequestEvent.@Nullable Because because, List<RequestChange> changes) {}

    /** Of the changes of a request until a moment the last. */
    public Optional<Reason> lastChange(String request, Instant until) {
        return reason(
                "what = 'CHANGED' and at <= :moment order by position desc fetch first 1 row only", request, until);
    }

    /** How its consultation went first from a moment on. */
    public Optional<Reason> firstRelease(String request, Instant from) {
        return reason(
                "what in ('RELEASED', 'TAKEN_BACK') and at >= :moment order by position fetch first 1 row only",
                request,
                from);
    }

    private Optional<Reason> reason(String which, String request, Instant moment) {
        return database.sql("select because, changes from request_event where request = :request and " + which)
                .param("request", request)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Reason(because(row), changes(row)))
                .optional();
    }

    private static RequestEvent.@Nullable Because because(ResultSet row) throws SQLException {
        String because = row.getString("because");
        return because == null ? null : RequestEvent.Because.valueOf(because);
    }

    private static List<RequestChange> changes(ResultSet row) throws SQLException {
        String changes = row.getString("changes");
        return changes == null ? List.of() : List.of(JSON.readValue(changes, RequestChange[].class));
    }

    /** Changes as they are stored; null where there are none. */
    public static @Nullable String stored(List<RequestChange> changes) {
        if (changes.isEmpty()) {
            return null;
        }
        String whole = JSON.writeValueAsString(changes);
        return whole.length() <= LONGEST
                ? whole
                : JSON.writeValueAsString(
                        changes.stream().map(RequestChange::withoutValues).toList());
    }

    /**
     * Notes that an account has seen the history of a request up to a line; what it has seen before stays seen. In no transaction, so
     * that two pages that tell so at once don't hinder each other.
     *
     * @param position the line's
     */
    public void seen(String request, String reader, long position) {
        int known = database.sql("update request_look set position = greatest(position, :position)"
                        + " where account = :reader and request = :request")
                .param("position", position)
                .param("reader", reader)
                .param("request", request)
                .update();
        if (known == 0) {
            try {
                database.sql("insert into request_look (account, request, position) values (?, ?, ?)")
                        .params(reader, request, position)
                        .update();
            } catch (DuplicateKeyException e) {
                seen(request, reader, position);
            }
        }
    }

    /** The requests whose terms were changed at a moment or later. */
    public Set<String> changedSince(Instant moment) {
        return Set.copyOf(database.sql("select distinct request from request_event where what = ? and at >= ?")
                .param(RequestEvent.What.CHANGED.name())
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    /** Before anybody is told of it, so that they find it here. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void keep(RequestEvent event) {
        CurrentUser who = who();
        database.sql("insert into request_event (request, what, who, account, why, at, because, changes, question)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(event.request())
                .param(event.what().name())
                .param(who == null ? null : who.displayName())
                .param(who == null ? null : who.username())
                .param(event.why())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(event.because() == null ? null : event.because().name())
                .param(stored(event.changes()))
                .param(event.question())
                .update();
    }

    private static @Nullable CurrentUser who() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof CurrentUser user ? user : null;
    }
}
