package org.samrad.mail;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails: those that wait, those that were handed to the mail server, and those that were given up. */
@Repository
public class Mails {

    private final JdbcClient database;

    Mails(JdbcClient database) {
        this.database = database;
    }

    /** What became of one. */
    public enum State {
        WAITING,
        SENT,
        /** It was tried too often. */
        DEAD,
        /** There was nothing left to say to whom it was for. */
        VOID
    }

    /**
     * One of them.
     *
     * @param id its Message-ID, the same however often it is tried
     * @param digest whether it is of all of a day
     * @param confirms the address that it asks to confirm, and goes to; null for one of messages
     * @param tries how often it was tried in vain
     */
    record Mail(
            long number,
            UUID id,
            String account,
            boolean digest,
            @Nullable String confirms,
            Instant madeAt,
            int tries) {}

    /** Adds one of some messages, each of which is in none yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(String account, boolean digest, Collection<Long> messages, Instant now) {
        var key = new GeneratedKeyHolder();
        database.sql("insert into mail (id, account, digest, state, made_at, next_try_at, tries)"
                        + " values (?, ?, ?, 'WAITING', ?, ?, 0)")
                .params(UUID.randomUUID(), account, digest, now.atOffset(UTC), now.atOffset(UTC))
                .update(key, "number");
        long number = Objects.requireNonNull(key.getKey()).longValue();
        for (long message : messages) {
            database.sql("insert into mail_message (message, mail) values (?, ?)")
                    .params(message, number)
                    .update();
        }
    }

    /** Adds one that asks an account to confirm an address. */
    @Transactional(propagation = Propagation.MANDATORY)
    void addConfirming(String account, String address, Instant now) {
        database.sql("insert into mail (id, account, digest, confirms, state, made_at, next_try_at, tries)"
                        + " values (?, ?, false, ?, 'WAITING', ?, ?, 0)")
                .params(UUID.randomUUID(), account, address, now.atOffset(UTC), now.atOffset(UTC))
                .update();
    }

    /** Whether one waits that asks an account to confirm an address. */
    boolean waitsToConfirm(String account, String address) {
        return count("account = ? and confirms = ? and state = 'WAITING'", account, address) > 0;
    }

    /** How many were made since a moment that ask an account to confirm addresses. */
    int confirmingSince(String account, Instant moment) {
        return count("account = ? and confirms is not null and made_at > ?", account, moment.atOffset(UTC));
    }

    private int count(String which, Object... values) {
        return database.sql("select count(*) from mail where " + which)
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** The numbers of some that are to be tried by now, the oldest first. */
    List<Long> due(Instant now, int most) {
        return database.sql(
                        "select number from mail where state = 'WAITING' and next_try_at <= ? order by number limit ?")
                .params(now.atOffset(UTC), most)
                .query((row, at) -> row.getLong(1))
                .list();
    }

    Optional<Mail> find(long number) {
        return database.sql("select * from mail where number = ?")
                .param(number)
                .query((row, at) -> mail(row))
                .optional();
    }

    /** One that is to be tried by now and that nobody else is about to send; nobody else gets it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Mail> take(long number, Instant now) {
        return database.sql("select * from mail where number = ? and state = 'WAITING' and next_try_at <= ?"
                        + " for update skip locked")
                .params(number, now.atOffset(UTC))
                .query((row, at) -> mail(row))
                .optional();
    }

    /** The numbers of its messages. */
    List<Long> messagesOf(long number) {
        return database.sql("select message from mail_message where mail = ? order by message")
                .param(number)
                .query((row, at) -> row.getLong(1))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void end(long number, State state, Instant now) {
        database.sql("update mail set state = ?, sent_at = ?, failure = null where number = ?")
                .params(state.name(), now.atOffset(UTC), number)
                .update();
    }

    /**
     * Notes that it was tried in vain.
     *
     * @param state waiting, to be tried again, or dead
     * @param next when it is tried again, if it is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void failed(long number, int tries, String why, State state, Instant next) {
        database.sql("update mail set tries = ?, failure = ?, state = ?, next_try_at = ? where number = ?")
                .params(tries, why, state.name(), next.atOffset(UTC), number)
                .update();
    }

    /** Lets one that was given up be tried again; returns false where it was not. */
    @Transactional
    public boolean again(long number, Instant now) {
        return database.sql(
                                "update mail set state = 'WAITING', tries = 0, next_try_at = ? where number = ? and state = 'DEAD'")
                        .params(now.atOffset(UTC), number)
                        .update()
                > 0;
    }

    /** Lets all that were given up be tried again; returns whether there were any. */
    @Transactional
    public boolean againAll(Instant now) {
        return database.sql("update mail set state = 'WAITING', tries = 0, next_try_at = ? where state = 'DEAD'")
                        .param(now.atOffset(UTC))
                        .update()
                > 0;
    }

    /**
     * How many there are.
     *
     * @param sentLately since a moment
     */
    public record Count(int waiting, int dead, int sentLately) {}

    Count count(Instant since) {
        return database.sql("""
                        select count(case when state = 'WAITING' then 1 end), count(case when state = 'DEAD' then 1 end),
                            count(case when state = 'SENT' and sent_at >= ? then 1 end)
                        from mail
                        """)
                .param(since.atOffset(UTC))
                .query((row, number) -> new Count(row.getInt(1), row.getInt(2), row.getInt(3)))
                .single();
    }

    /**
     * One that was given up.
     *
     * @param name of whom it is for
     * @param kinds the names of what its messages tell, parted by spaces
     * @param confirms whether it asks to confirm an address
     */
    record Dead(
            long number,
            String name,
            String kinds,
            boolean digest,
            boolean confirms,
            int tries,
            @Nullable String failure,
            Instant madeAt) {}

    /** Some that were given up, the latest first. */
    List<Dead> dead(int from, int most) {
        return database.sql("""
                        select d.number, a.display_name, d.digest, d.confirms, d.tries, d.failure, d.made_at,
                            (select string_agg(distinct m.kind, ' ') from mail_message i join message m on m.number = i.message
                                where i.mail = d.number) as kinds
                        from mail d join account a on a.username = d.account
                        where d.state = 'DEAD' order by d.number desc limit ? offset ?
                        """)
                .params(most, from)
                .query((row, at) -> new Dead(
                        row.getLong("number"),
                        Objects.requireNonNull(row.getString("display_name")),
                        Objects.requireNonNullElse(row.getString("kinds"), ""),
                        row.getBoolean("digest"),
                        row.getString("confirms") != null,
                        row.getInt("tries"),
                        row.getString("failure"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Forgets those of before a moment, and those of which nothing is left to say. */
    @Transactional
    public void forget(Instant before, int most) {
        database.sql(
                        "delete from mail where number in (select d.number from mail d where d.made_at < ?"
                                + " or d.confirms is null and not exists (select 1 from mail_message i where i.mail = d.number) limit ?)")
                .params(before.atOffset(UTC), most)
                .update();
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getBoolean("digest"),
                row.getString("confirms"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }
}
