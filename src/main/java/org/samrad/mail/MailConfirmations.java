package org.samrad.mail;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.samrad.account.AccountRefused;
import org.samrad.account.MailGiven;
import org.samrad.account.Secrets;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks for an address to be confirmed before anything is told there: a mail with a link goes to it, and whoever follows that signs in to the
 * account that it was given for. So a stranger to whom a slip leads can neither see nor confirm anything.
 */
@Component
class MailConfirmations {

    /** How many such mails an account can have within {@link #DAY}, so that nobody has strangers written to. */
    static final int MOST = 5;

    private static final Duration DAY = Duration.ofDays(1);

    /** How long a link counts. */
    static final Duration COUNTS = Duration.ofDays(7);

    private final JdbcClient database;
    private final Mails mails;
    private final Clock clock;

    MailConfirmations(JdbcClient database, Mails mails, Clock clock) {
        this.database = database;
        this.mails = mails;
        this.clock = clock;
    }

    /** Has a mail go there, unless one waits to. */
    @EventListener
    public void on(MailGiven event) {
        if (mails.waitsToConfirm(event.username(), event.address())) {
            return;
        }
        Instant now = clock.instant();
        if (mails.confirmingSince(event.username(), now.minus(DAY)) >= MOST) {
            throw AccountRefused.because("mail-address", "account.error.mail-often", MOST);
        }
        mails.addConfirming(event.username(), event.address(), now);
    }

    /**
     * Makes a link.
     *
     * @return the secret, 43 letters, digits, {@code -} and {@code _}; kept nowhere
     */
    @Transactional
    public String make(String account, String address) {
        String secret = Secrets.another();
        database.sql("insert into mail_confirmation (token_hash, account, address, made_at) values (?, ?, ?, ?)")
                .params(Secrets.hash(secret), account, address, clock.instant().atOffset(UTC))
                .update();
        return secret;
    }

    /** The address that a link confirms for an account; empty where it is another's, too old, or none. */
    public Optional<String> address(String secret, String account) {
        return database.sql(
                        "select address from mail_confirmation where token_hash = ? and account = ? and made_at > ?")
                .params(
                        Secrets.hash(secret),
                        account,
                        clock.instant().minus(COUNTS).atOffset(UTC))
                .query(String.class)
                .optional();
    }

    /** Forgets links that no longer count. */
    @Transactional
    public void forget() {
        database.sql("delete from mail_confirmation where made_at <= ?")
                .param(clock.instant().minus(COUNTS).atOffset(UTC))
                .update();
    }
}
