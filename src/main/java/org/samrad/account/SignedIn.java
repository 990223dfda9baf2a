package org.samrad.account;

import static java.time.ZoneOffset.UTC;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountChanged.What;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people are signed in, and whether they still are. Sessions themselves are kept by the program or in the database; this
 * knows them by a hash of their id either way, so that one program can end what another holds: each asks here before it answers.
 */
@Component
@ConditionalOnWebApplication
public class SignedIn {

    /** How long this program goes by what it has read; its own changes it knows at once. */
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    /** Longer than a session lives without being asked for. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<Key, Found> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(TRUSTED).build();

    SignedIn(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    private record Key(String username, String session) {}

    /** @param lastSeen null where the session is not known yet */
    private record Found(
            long stamp,
            boolean closed,
            boolean ended,
            @Nullable Instant lastSeen) {

        static final Found NO_ACCOUNT = new Found(-1, true, false, null);
    }

    /**
     * One place where somebody is signed in.
     *
     * @param number stands for it in a form
     * @param browser a {@link BrowserFamily}
     * @param here whether it is the session that asks
     */
    public record Place(long number, Instant since, Instant lastSeen, String browser, boolean here) {}

    /**
     * Whether somebody is still signed in: the account is open and as it was when they signed in, and nobody has ended the
     * session.
     *
     * @param session the session's id; null where there is none
     */
    public boolean stands(CurrentUser user, @Nullable String session) {
        Found found = found(user, session);
        return !found.closed && !found.ended && found.stamp == user.stamp();
    }

    private Found found(CurrentUser user, @Nullable String session) {
        return known.get(
                new Key(user.username(), session == null ? "" : Secrets.hash(session)),
                key -> database.sql("""
                        select a.stamp, a.closed_at, s.ended_at, s.last_seen
                        from account a left join signed_in s on s.session = ? and s.username = a.username
                        where a.username = ?
                        """)
                        .params(key.session(), key.username())
                        .query((row, number) -> new Found(
                                row.getLong("stamp"),
                                row.getObject("closed_at") != null,
                                row.getObject("ended_at") != null,
                                moment(row, "last_seen")))
                        .optional()
                        .orElse(Found.NO_ACCOUNT));
    }

    /** Notes that somebody is there who {@linkplain #stands still is} signed in; a minute is as good as another. */
    public void seen(CurrentUser user, String session, @Nullable String browser) {
        Found found = found(user, session);
        Instant now = clock.instant();
        if (found.lastSeen != null && found.lastSeen.plus(BETWEEN_LOOKS).isAfter(now)) {
            return;
        }
        String hash = Secrets.hash(session);
        if (found.lastSeen == null) {
            database.sql("""
                    insert into signed_in (session, username, since, last_seen, browser) values (?, ?, ?, ?, ?)
                    on conflict do nothing
                    """)
                    .params(
                            hash,
                            user.username(),
                            now.atOffset(UTC),
                            now.atOffset(UTC),
                            BrowserFamily.of(browser).name())
                    .update();
        } else {
            database.sql("update signed_in set last_seen = ? where session = ?")
                    .params(now.atOffset(UTC), hash)
                    .update();
        }
        known.invalidate(new Key(user.username(), hash));
    }

    /**
     * Where somebody is signed in, the latest seen first.
     *
     * @param session the id of the session that asks
     * @param living how long a session lives without being asked for
     */
    public List<Place> places(String username, String session, Duration living) {
        String hash = Secrets.hash(session);
        return database.sql("""
                select number, session, since, last_seen, browser from signed_in
                where username = ? and ended_at is null and last_seen > ? order by last_seen desc, number desc
                """)
                .params(username, clock.instant().minus(living).atOffset(UTC))
                .query((row, number) -> new Place(
                        row.getLong("number"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                        row.getString("browser"),
                        row.getString("session").equals(hash)))
                .list();
    }

    /** Ends one of somebody's own sessions; returns false where it is not theirs or ended already. */
    @Transactional
    public boolean end(String username, long number) {
        return tell(
                username,
                database.sql("update signed_in set ended_at = ? where username = ? and number = ? and ended_at is null")
                        .params(clock.instant().atOffset(UTC), username, number)
                        .update());
    }

    /** Ends all of somebody's own sessions but the one that asks; returns false where there is no other. */
    @Transactional
    public boolean endOthers(String username, String session) {
        return tell(
                username,
                database.sql(
                                "update signed_in set ended_at = ? where username = ? and session <> ? and ended_at is null")
                        .params(clock.instant().atOffset(UTC), username, Secrets.hash(session))
                        .update());
    }

    /** Notes that somebody has signed out: what else goes by the session, such as a stream of news, ends too. */
    public void signedOut(String session) {
        database.sql("update signed_in set ended_at = ? where session = ? and ended_at is null")
                .params(clock.instant().atOffset(UTC), Secrets.hash(session))
                .update();
        known.invalidateAll();
    }

    /** Forgets all of them: where the program itself keeps the sessions, none is left when it starts. */
    public void forgetAll() {
        database.sql("delete from signed_in").update();
        known.invalidateAll();
    }

    /** Whoever signs in is told of no session that is long over. */
    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        database.sql("delete from signed_in where username = ? and last_seen < ?")
                .params(
                        event.getAuthentication().getName(),
                        clock.instant().minus(REMEMBERED).atOffset(UTC))
                .update();
    }

    @EventListener
    void on(AccountChanged change) {
        known.invalidateAll();
    }

    /** Returns whether any was ended. */
    private boolean tell(String username, int ended) {
        if (ended > 0) {
            events.publishEvent(new AccountChanged(username, What.SESSION_ENDED, Integer.toString(ended)));
        }
        return ended > 0;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
