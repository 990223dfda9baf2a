package org.samrad.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samrad.mail.Mails.Mail;
import org.samrad.mail.Mails.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands mails to the mail server. Each is held while that is done, so that no other program does the same; it is noted after that, so
 * that nothing is lost where a program dies in between. Where the server takes nothing, all wait and nothing is given up; a mail that it
 * does not take is tried some times, later each time.
 */
@Component
public class Sending {

    /** How often a mail is tried. */
    static final int MOST_TRIES = 8;

    /** So many at once that other jobs need not wait long. */
    static final int AT_ONCE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

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

    /** What was wrong with handing one over. */
    private record Failure(boolean ofServer, String why) {}

    /** Sends some of those that are due, until the server takes nothing. */
    public void send() {
        if (!server.isReady() || !server.isToBeTried()) {
            return;
        }
        for (long number : mails.due(clock.instant(), AT_ONCE)) {
            if (!send(number)) {
                return;
            }
        }
    }

    /** Whether to go on. */
    private boolean send(long number) {
        Optional<Letter> letter = mails.find(number).flatMap(letters::of);
        String down = transactions.execute(status -> hand(number, letter));
        if (down != null) {
            server.failed(down);
            LOG.warn("The mail server takes nothing: {}", down);
            return false;
        }
        return true;
    }

    /** What the server says that takes nothing; null where it does. */
    private @Nullable String hand(long number, Optional<Letter> letter) {
        Instant now = clock.instant();
        Mail mail = mails.take(number, now).orElse(null);
        if (mail == null) {
            return null;
        }
        if (letter.isEmpty()) {
            mails.end(number, State.VOID, now);
            return null;
        }
        Failure failure = handOver(mail, letter.get());
        if (failure == null) {
            mails.end(number, State.SENT, now);
            server.worked();
            return null;
        }
        if (failure.ofServer()) {
            return failure.why();
        }
        int tries = mail.tries() + 1;
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(mail.tries(), 10));
        mails.failed(number, tries, failure.why(), tries < MOST_TRIES ? State.WAITING : State.DEAD, now.plus(wait));
        return null;
    }

    private @Nullable Failure handOver(Mail mail, Letter letter) {
        try {
            server.sender().send(message(mail, letter));
            return null;
        } catch (MailAuthenticationException refused) {
            return new Failure(true, said(refused));
        } catch (MailSendException failed) {
            // It has a cause where there was no connection; what was wrong with one mail is beside it.
            return new Failure(failed.getCause() != null, said(failed));
        } catch (MailException | MessagingException failed) {
            return new Failure(false, said(failed));
        }
    }

    private static String said(Exception failed) {
        Exception why = failed instanceof MailSendException send && send.getMessageExceptions().length > 0
                ? send.getMessageExceptions()[0]
                : failed;
        String text = why.getMessage();
        return MailServer.shortened(text == null ? why.getClass().getSimpleName() : text.strip());
    }

    private MimeMessage message(Mail mail, Letter letter) throws MessagingException {
        MimeMessage message = server.sender().createMimeMessage();
        message.setFrom(new InternetAddress(server.from()));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(mail.madeAt()));
        message.setHeader(
                "Message-ID",
                "<" + mail.id() + server.from().substring(server.from().indexOf('@')) + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.calendar() == null) {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            return message;
        }
        var text = new MimeBodyPart();
        text.setText(letter.text(), StandardCharsets.UTF_8.name());
        var calendar = new MimeBodyPart();
        calendar.setContent(letter.calendar(), "text/plain; charset=UTF-8");
        calendar.setHeader(
                "Content-Type",
                "text/calendar; charset=UTF-8; method=%s".formatted(letter.cancels() ? "CANCEL" : "REQUEST"));
        message.setContent(new MimeMultipart("alternative", text, calendar));
        return message;
    }
}
