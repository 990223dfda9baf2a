package org.samrad.mytime;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.account.PersonReplaced;
import org.samrad.audit.AccessLog;
import org.samrad.limits.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who keeps whose time besides the specialists themselves: a right that the specialist or an administrator gives and takes. */
@Component("timeKeepers")
public class TimeKeepers {

    /** Most who can keep the time of one person: more than anybody has helpers, and few enough to look through. */
    static final int MOST = 20;

    private final JdbcClient database;
    private final Accounts accounts;
    private final AccessLog log;
    private final Clock clock;

    TimeKeepers(JdbcClient database, Accounts accounts, AccessLog log, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A specialist whose time somebody keeps.
     *
     * @param specialist the id
     */
    public record Kept(String specialist, String name) {}

    /** Somebody who keeps a specialist's time. */
    public record Keeper(String username, String name, Instant since) {}

    /** Whether the account may keep times that are not its own at all. */
    static boolean mayKeep(Account account) {
        return account.closedAt() == null && account.roles().stream().anyMatch(AccountRole::mayKeepTimes);
    }

    /** Whose times somebody keeps, by name. */
    @Transactional(readOnly = true)
    public List<Kept> keptBy(String username) {
        return database.sql("""
                        select s.id, s.name from time_keeper k join specialist s on s.id = k.specialist
                        where k.keeper = ? and s.retired is null order by s.name, s.id
                        """)
                .param(username)
                .query((row, number) -> new Kept(row.getString(1), row.getString(2)))
                .list();
    }

    /** The same for pages that anybody opens: asked only of those who can keep times at all. */
    public List<Kept> of(CurrentUser user) {
        return user.roles().stream().anyMatch(AccountRole::mayKeepTimes) ? keptBy(user.username()) : List.of();
    }

    /** Whose times an account could be given to keep: all others who are not retired, by name. */
    @Transactional(readOnly = true)
    public List<Kept> notKeptBy(Account account) {
        return database.sql("""
                        select s.id, s.name from specialist s
                        where s.retired is null and s.id <> ?
                            and s.id not in (select k.specialist from time_keeper k where k.keeper = ?)
                        order by s.name, s.id
                        """)
                .params(Objects.requireNonNullElse(account.specialist(), ""), account.username())
                .query((row, number) -> new Kept(row.getString(1), row.getString(2)))
                .list();
    }

    /** The one of an id, if somebody keeps their time. */
    Optional<Kept> kept(String username, String specialist) {
        return database.sql("""
                        select s.id, s.name from time_keeper k join specialist s on s.id = k.specialist
                        where k.keeper = ? and k.specialist = ? and s.retired is null
                        """)
                .params(username, specialist)
                .query((row, number) -> new Kept(row.getString(1), row.getString(2)))
                .optional();
    }

    /** Who keeps a specialist's time, by name. */
    @Transactional(readOnly = true)
    public List<Keeper> keepersOf(String specialist) {
        return database.sql("""
                        select a.username, a.display_name, k.given_at
                        from time_keeper k join account a on a.username = k.keeper
                        where k.specialist = ? order by a.display_name, a.username
                        """)
                .param(specialist)
                .query((row, number) -> new Keeper(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Gives the right; once given it stays as it is.
     *
     * @param typed a username
     * @param by the account that gives it
     * @return the message that says why not; null where it is given
     */
    @Transactional
    @Nullable
    String give(String specialist, String typed, String by) {
        String username = Texts.clean(typed).toLowerCase(Locale.ROOT);
        Account account = Texts.isProper(username) ? accounts.findById(username).orElse(null) : null;
        if (account == null) {
            return "mytime.keeper.unknown";
        }
        if (!mayKeep(account)) {
            return "mytime.keeper.role";
        }
        if (specialist.equals(account.specialist())) {
            return "mytime.keeper.self";
        }
        // Two who give it at the same time take turns.
        database.sql("select id from specialist where id = ? for update")
                .param(specialist)
                .query(String.class)
                .optional();
        List<String> already = database.sql("select keeper from time_keeper where specialist = ?")
                .param(specialist)
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
        if (already.size() >= MOST && !already.contains(username)) {
            return "mytime.keeper.full";
        }
        int given = database.sql("""
                        insert into time_keeper (specialist, keeper, given_by, given_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(specialist, username, by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (given > 0) {
            log.add(AccessLog.What.KEEPER_GIVEN, username, specialist);
        }
        return null;
    }

    /** Takes the right back; returns false where there is none. */
    @Transactional
    boolean take(String specialist, String username) {
        int taken = database.sql("delete from time_keeper where specialist = ? and keeper = ?")
                .params(specialist, username)
                .update();
        if (taken > 0) {
            log.add(AccessLog.What.KEEPER_TAKEN, username, specialist);
        }
        return taken > 0;
    }

    /** Whoever was let by the one before is not let by the one of now. */
    @EventListener
    public void on(PersonReplaced event) {
        keepersOf(event.specialist()).forEach(keeper -> take(event.specialist(), keeper.username()));
    }

    /** Puts into the trail that somebody has opened the times of another. */
    @Transactional
    void noteRead(String specialist) {
        log.add(AccessLog.What.TIMES_READ, specialist, null);
    }
}
