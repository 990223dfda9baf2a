package org.samrad.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mail server: whether there is one, and how it does. Where it takes nothing, it is tried again, later each time. */
@Component
@EnableConfigurationProperties(MailSettings.class)
public class MailServer {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int LONGEST_FAILURE = 500;

    private final @Nullable JavaMailSenderImpl sender;
    private final MailSettings settings;
    private final JdbcClient database;
    private final Clock clock;

    MailServer(ObjectProvider<JavaMailSenderImpl> sender, MailSettings settings, JdbcClient database, Clock clock) {
        this.sender = sender.getIfAvailable();
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** Whether mail can be sent at all, as the settings have it. */
    public enum State {
        READY,
        /** There is no {@code spring.mail.host}. */
        NO_SERVER,
        /** There is no {@code samrad.mail.from}. */
        NO_SENDER,
        /** There is no {@code samrad.mail.site}. */
        NO_SITE
    }

    /**
     * How it does.
     *
     * @param failures how many times in a row it took nothing
     * @param since when that began; null where it does well
     * @param failure what it said last; null where it does well
     * @param nextTry when it is tried again; null where it does well
     */
    public record Health(
            int failures,
            @Nullable Instant since,
            @Nullable String failure,
            @Nullable Instant nextTry) {}

    public State state() {
        if (sender == null) {
            return State.NO_SERVER;
        }
        return settings.from().isEmpty() ? State.NO_SENDER : settings.site().isEmpty() ? State.NO_SITE : State.READY;
    }

    public boolean isReady() {
        return state() == State.READY;
    }

    /** A mail to be filled. */
    MimeMessage newMail() {
        return sender().createMimeMessage();
    }

    /**
     * A connection, by which some mails are handed over one after the other.
     *
     * @throws MessagingException where there is none to be had
     */
    Transport connect() throws MessagingException {
        JavaMailSenderImpl given = sender();
        Session session = given.getSession();
        String named = given.getProtocol();
        Transport connection = named == null ? session.getTransport() : session.getTransport(named);
        connection.connect(given.getHost(), given.getPort(), orNone(given.getUsername()), orNone(given.getPassword()));
        return connection;
    }

    private static @Nullable String orNone(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private JavaMailSenderImpl sender() {
        if (sender == null) {
            throw new IllegalStateException("There is no mail server; set spring.mail.host.");
        }
        return sender;
    }

    String from() {
        return settings.from();
    }

    /** The whole address of a page of the site. */
    String address(String path) {
        return settings.site() + path;
    }

    public Health health() {
        return database.sql("select failures, failing_since, failure, next_try_at from mail_server where id = 1")
                .query((row, number) -> new Health(
                        row.getInt(1),
                        instant(row.getObject(2, OffsetDateTime.class)),
                        row.getString(3),
                        instant(row.getObject(4, OffsetDateTime.class))))
                .single();
    }

    /** Whether it is time to try it. */
    boolean isToBeTried() {
        Instant next = health().nextTry();
        return next == null || !clock.instant().isBefore(next);
    }

    /** Notes that it takes nothing. */
    @Transactional
    public void failed(String why) {
        Health before = health();
        Instant now = clock.instant();
        Instant since = before.since() == null ? now : before.since();
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(before.failures(), 10));
        database.sql(
                        "update mail_server set failures = ?, failing_since = ?, failure = ?, next_try_at = ? where id = 1")
                .params(
                        before.failures() + 1,
                        since.atOffset(ZoneOffset.UTC),
                        shortened(why),
                        now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT)
                                .atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes that it has taken something. */
    @Transactional
    public void worked() {
        database.sql("update mail_server set failures = 0, failing_since = null, failure = null, next_try_at = null"
                        + " where id = 1 and failures > 0")
                .update();
    }

    /** Lets it be tried at once. */
    @Transactional
    public void tryNow() {
        database.sql("update mail_server set next_try_at = null where id = 1").update();
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_FAILURE ? text : text.substring(0, LONGEST_FAILURE);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
