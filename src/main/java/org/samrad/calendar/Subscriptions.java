package org.samrad.calendar;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The secret addresses under which people's consultations are fetched: at most one for each account. */
@Repository
class Subscriptions {

    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    Subscriptions(JdbcClient database, ApplicationEventPublisher events) {
        this.database = database;
        this.events = events;
    }

    /**
     * One of them.
     *
     * @param account whose
     * @param specialist whom the account meant when it was made
     * @param ending the last characters of the secret
     */
    record Subscription(String account, String specialist, String ending, Instant createdAt) {}

    Optional<Subscription> of(String account) {
        return find("account", account);
    }

    Optional<Subscription> by(SecretAddress address) {
        return find("token_hash", address.hash());
    }

    /** Makes a new one; one from before leads nowhere from now on. */
    @Transactional
    public SecretAddress make(String account, String specialist, Instant now) {
        // Of two pages of one person the later has the address.
        database.sql("select username from account where username = ? for update")
                .param(account)
                .query(String.class)
                .single();
        SecretAddress address = SecretAddress.another();
        remove(account);
        database.sql("insert into calendar_subscription (account, specialist, token_hash, ending, created_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(account, specialist, address.hash(), address.ending(), now.atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new AddressChanged(account, true));
        return address;
    }

    /** Takes it away; returns false where there is none. */
    @Transactional
    public boolean revoke(String account) {
        boolean gone = remove(account);
        if (gone) {
            events.publishEvent(new AddressChanged(account, false));
        }
        return gone;
    }

    private boolean remove(String account) {
        return database.sql("delete from calendar_subscription where account = ?")
                        .param(account)
                        .update()
                > 0;
    }

    /** Whether calendars tell titles; else only the form of a consultation. */
    boolean tellsTitles() {
        return database.sql("select titles from calendar_settings where id = 1")
                .query(Boolean.class)
                .single();
    }

    /** When that was last changed. */
    Instant settingsChanged() {
        return database.sql("select changed_at from calendar_settings where id = 1")
                .query((row, number) -> Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                        .toInstant())
                .single();
    }

    /** Lets calendars tell titles, or not. */
    @Transactional
    public void tellTitles(boolean titles, Instant now) {
        database.sql("update calendar_settings set titles = ?, changed_at = ? where id = 1 and titles <> ?")
                .params(titles, now.atOffset(ZoneOffset.UTC), titles)
                .update();
    }

    private Optional<Subscription> find(String column, String value) {
        return database.sql("select account, specialist, ending, created_at from calendar_subscription where " + column
                        + " = ?")
                .param(value)
                .query((row, number) -> new Subscription(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getString(2)),
                        Objects.requireNonNull(row.getString(3)),
                        Objects.requireNonNull(row.getObject(4, OffsetDateTime.class))
                                .toInstant()))
                .optional();
    }
}
