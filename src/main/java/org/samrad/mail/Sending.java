package org.samrad.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.samrad.mail.Mails.Mail;
import org.samrad.mail.Mails.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands mails to the mail server. Each is held while that is done, so that no other program does the same; it is noted after that, so
 * that nothing is lost where a program dies in between. Where the server takes nothing, all wait and nothing is given up; a mail that it
 * does not take is tried some times, later each time, and for some days where it only says that it does not take it now.
 */
@Component
public class Sending {

    /** How often a mail is tried. */
    static final int MOST_TRIES = 8;

    /** So many at once, and for so long, that other jobs need not wait long. */
    static final int AT_ONCE = 50;

    private static final Duration ROUND = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    /** How long after it was made a mail is tried again that is not taken for now. */
    static final Duration PATIENCE = Duration.ofDays(2);

    private static final Pattern NOT_NOW = Pattern.compile("4[0-9]{2}\\b");

    /** So many times the wait is doubled, and where it is not taken for now. */
    private static final int DOUBLED = 10;

    private static final int DOUBLED_FOR_NOW = 6;

    private final Mails mails;
    private final Letters letters;
    private final MailServer server;
    private final TransactionOperations transactions;
    private final Clock clock;

    Sending(Mails mails, Letters letters, MailServer server, TransactionOperations transactions, Clock clock) {
        this.mails = mails;
        this.letters = letters;
        this.server = server;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends some of those that are due, over one connection. */
    public void send() {
        if (!server.isReady() || !server.isToBeTried()) {
            return;
        }
        List<Long> due = mails.due(clock.instant(), AT_ONCE);
        if (due.isEmpty()) {
            return;
        }
        Instant end = clock.instant().plus(ROUND);
        try (Transport connection = server.connect()) {
            server.worked();
            for (long number : due) {
                if (connection.isConnected() && clock.instant().isBefore(end)) {
                    send(number, connection);
                }
            }
        } catch (MessagingException down) {
            server.failed(said(down));
            LOG.warn("The mail server takes nothing: {}", said(down));
        }
    }

    /** One that can't be written keeps none of the others. */
    private void send(long number, Transport connection) {
        try {
            Optional<Letter> letter = mails.find(number).flatMap(letters::of);
            transactions.executeWithoutResult(status -> hand(number, letter, connection));
        } catch (RuntimeException broken) {
            LOG.warn("Mail {} can't be written.", number, broken);
            Instant now = clock.instant();
            transactions.executeWithoutResult(status -> mails.take(number, now)
                    .ifPresent(mail -> failed(mail, broken.getClass().getSimpleName(), false, now)));
        }
    }

    private void hand(long number, Optional<Letter> letter, Transport connection) {
        Instant now = clock.instant();
        Mail mail = mails.take(number, now).orElse(null);
        if (mail == null) {
            return;
        }
        if (letter.isEmpty()) {
            mails.end(number, State.VOID, now);
            return;
        }
        try {
            MimeMessage message = message(mail, letter.get());
            connection.sendMessage(message, message.getAllRecipients());
            mails.end(number, State.SENT, now);
        } catch (MessagingException failed) {
            // Where that took the connection along it counts, too: another one comes first the next time.
            failed(mail, said(failed), isForNow(failed), now);
        }
    }

    /** @param forNow whether the server said only that it does not take it now */
    private void failed(Mail mail, String why, boolean forNow, Instant now) {
        int tries = mail.tries() + 1;
        boolean goesOn =
                tries < MOST_TRIES || forNow && now.isBefore(mail.madeAt().plus(PATIENCE));
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(mail.tries(), forNow ? DOUBLED_FOR_NOW : DOUBLED));
        mails.failed(mail.number(), tries, why, goesOn ? State.WAITING : State.DEAD, now.plus(wait));
    }

    /** Whether what the server answered begins with a four (RFC 5321, 4.2.1): too much at once, a mailbox that is full. */
    static boolean isForNow(MessagingException failed) {
        for (Exception one = failed; one instanceof MessagingException told; one = told.getNextException()) {
            if (NOT_NOW.matcher(said(told)).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static String said(MessagingException failed) {
        String text = failed.getMessage();
        return MailServer.shortened(
                text == null || text.isBlank() ? failed.getClass().getSimpleName() : text.strip());
    }

    private MimeMessage message(Mail mail, Letter letter) throws MessagingException {
        MimeMessage message = server.newMail();
        message.setFrom(new InternetAddress(server.from()));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.madeAt()));
        String id = "<" + mail.id() + server.from().substring(server.from().indexOf('@')) + ">";
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.calendar() == null) {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            return saved(message, id);
        }
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        var calendar = new MimeBodyPart();
        calendar.setContent(letter.calendar(), "text/plain; charset=UTF-8");
        calendar.setHeader(
                "Content-Type",
                "text/calendar; charset=UTF-8; method=%s".formatted(letter.cancels() ? "CANCEL" : "REQUEST"));
        message.setContent(new MimeMultipart("alternative", text, calendar));
        return saved(message, id);
    }

    /** Saving gives it an id by chance, so its own comes after. */
    private static MimeMessage saved(MimeMessage message, String id) throws MessagingException {
        message.saveChanges();
        message.setHeader("Message-ID", id);
        return message;
    }
}
