package org.samrad.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Keeps what happened to requests, when, and by whom. */
@Component
public class RequestHistory {

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
     */
    public record Line(
            RequestEvent.What what,
            LocalDateTime at,
            @Nullable String who) {}

    /** The history of a request, the latest first. */
    public List<Line> of(String request, ZoneId zone) {
        return database.sql("select what, who, at from request_event where request = ? order by position desc")
                .param(request)
                .query((row, number) -> new Line(
                        RequestEvent.What.valueOf(row.getString("what")),
                        LocalDateTime.ofInstant(
                                row.getObject("at", OffsetDateTime.class).toInstant(), zone),
                        row.getString("who")))
                .list();
    }

    /** The requests whose terms were changed at a moment or later. */
    public Set<String> changedSince(Instant moment) {
        return Set.copyOf(database.sql("select distinct request from request_event where what = ? and at >= ?")
                .param(RequestEvent.What.CHANGED.name())
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    @EventListener
    void keep(RequestEvent event) {
        database.sql("insert into request_event (request, what, who, at) values (?, ?, ?, ?)")
                .param(event.request())
                .param(event.what().name())
                .param(who())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String who() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof CurrentUser user ? user.displayName() : null;
    }
}
