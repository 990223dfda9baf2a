package org.samrad.mail;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.account.MailChoice;
import org.samrad.answer.AnswerLinks;
import org.samrad.calendar.FeedEvent;
import org.samrad.calendar.Invitations;
import org.samrad.mail.Mails.Mail;
import org.samrad.message.Message;
import org.samrad.message.Message.Kind;
import org.samrad.message.Messages;
import org.samrad.message.Reader;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.schedule.Participant;
import org.samrad.scope.Scope;
import org.samrad.system.Dates;
import org.samrad.system.Languages;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes mails, in the language of whom they are for. A mail says no more of a consultation than calendars may tell: of a protected case
 * the time alone, never who the child is, and nothing that somebody wrote as a reason.
 */
@Component
public class Letters {

    private static final Set<Kind> OF_CALENDARS = Set.of(Kind.NEW, Kind.MOVED, Kind.PANEL, Kind.CANCELLED);

    private final Mails mails;
    private final Messages messages;
    private final Accounts accounts;
    private final Appointments appointments;
    private final AnswerLinks links;
    private final MailConfirmations confirmations;
    private final Invitations invitations;
    private final MailServer server;
    private final Scope scope;
    private final Dates dates;
    private final MessageSource words;
    private final PlanningHorizons horizons;
    private final Clock clock;

    Letters(
            Mails mails,
            Messages messages,
            Accounts accounts,
            Appointments appointments,
            AnswerLinks links,
            MailConfirmations confirmations,
            Invitations invitations,
            MailServer server,
            Scope scope,
            Dates dates,
            MessageSource words,
            PlanningHorizons horizons,
            Clock clock) {
        this.mails = mails;
        this.messages = messages;
        this.accounts = accounts;
        this.appointments = appointments;
        this.links = links;
        this.confirmations = confirmations;
        this.invitations = invitations;
        this.server = server;
        this.scope = scope;
        this.dates = dates;
        this.words = words;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** Writes one; empty where whom it is for may no longer know anything of what it is about, or wants no mail any more. */
    @Transactional
    Optional<Letter> of(Mail mail) {
        Account account = accounts.findById(mail.account()).orElse(null);
        if (account == null || account.closedAt() != null) {
            return Optional.empty();
        }
        String asked = mail.confirms();
        if (asked != null) {
            return asked.equals(account.mailPending())
                    ? Optional.of(inTheirs(account, () -> confirmation(asked, account)))
                    : Optional.empty();
        }
        if (account.mailAddress() == null || account.mailChoice() == MailChoice.NONE) {
            return Optional.empty();
        }
        CurrentUser user = CurrentUser.of(account);
        List<Long> numbers = mails.messagesOf(mail.number());
        List<Message> all =
                numbers.isEmpty() ? List.of() : messages.those(Reader.of(user, scope.coordinatedBy(user)), numbers);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                inTheirs(account, () -> mail.digest() ? digest(all, account) : single(all.getFirst(), account)));
    }

    private Letter inTheirs(Account account, Supplier<Letter> written) {
        Locale before = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(Languages.of(account, horizons));
        try {
            return written.get();
        } finally {
            LocaleContextHolder.setLocale(before);
        }
    }

    /** It may reach a stranger, so it says of whom it is for nothing at all. */
    private Letter confirmation(String address, Account account) {
        String secret = confirmations.make(account.username(), address);
        var text = new StringJoiner("\n");
        text.add(say("mail.confirm.text"));
        text.add("").add(say("mail.confirm.here")).add(server.address("/account/mail/" + secret));
        text.add("").add(say("mail.confirm.not-you"));
        return new Letter(address, say("mail.confirm.subject"), text.toString(), null, false);
    }

    private Letter digest(List<Message> all, Account account) {
        Map<UUID, Appointment> about = appointments
                .findAllById(all.stream()
                        .map(Message::appointment)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Appointment::id, Function.identity()));
        var text = new StringJoiner("\n");
        text.add(say("mail.digest.intro", all.size()));
        for (Message one : all) {
            text.add("").add(heading(one));
            told(one, one.appointment() == null ? null : about.get(one.appointment()), account, text);
        }
        foot(text);
        return new Letter(to(account), say("mail.digest.subject", all.size()), text.toString(), null, false);
    }

    private Letter single(Message message, Account account) {
        Appointment appointment = message.appointment() == null
                ? null
                : appointments.findById(message.appointment()).orElse(null);
        var text = new StringJoiner("\n");
        text.add(say("message.kind." + message.kind()));
        told(message, appointment, account, text);
        foot(text);
        FeedEvent event = event(message, appointment);
        return new Letter(
                to(account),
                heading(message),
                text.toString(),
                event == null ? null : invitations.of(event, server.from(), to(account)),
                event != null && event.isCancelled());
    }

    /** What a message tells, and what its reader can do. */
    private void told(Message message, @Nullable Appointment appointment, Account account, StringJoiner text) {
        facts(message, appointment, text);
        boolean changed =
                appointment != null && appointment.version() > message.sequence() && message.kind() != Kind.CANCELLED;
        if (changed) {
            text.add("").add(say("mail.changed"));
        }
        String specialist = account.specialist();
        String terms = message.terms();
        if (message.asksForAnswer() && specialist != null && appointment != null && terms != null) {
            String secret = links.make(account.username(), specialist, appointment.id(), terms);
            text.add("").add(say("mail.accept")).add(server.address("/answer/" + secret));
            text.add("").add(say("mail.decline")).add(server.address(message.leadsTo()));
        } else {
            text.add("").add(say("mail.see")).add(server.address("/messages/" + message.number()));
        }
    }

    private static String to(Account account) {
        return Objects.requireNonNull(account.mailAddress());
    }

    /** What it tells, and when. */
    private String heading(Message message) {
        String what = say("message.kind." + message.kind());
        return message.time() == null
                ? what
                : "%s: %s".formatted(what, dates.dateTime(message.time().from()));
    }

    private void facts(Message message, @Nullable Appointment appointment, StringJoiner text) {
        if (message.time() != null) {
            LocalDateTime start = message.time().from();
            text.add(say(
                    "mail.when",
                    "%s %s %s"
                            .formatted(
                                    dates.capitalised(dates.weekday(start.getDayOfWeek())),
                                    dates.date(start.toLocalDate()),
                                    dates.times(start, message.time().until()))));
        }
        if (message.hasNewStart() && message.startBefore() != null) {
            text.add(say("mail.before", dates.dateTime(message.startBefore())));
        }
        if (message.amount() != null) {
            text.add(say("message.amount." + message.kind(), message.amount()));
        }
        if (message.isProtected() || !message.tellsWhat()) {
            return;
        }
        text.add(say("mail.what", summary(message)));
        String place = place(message);
        if (place != null) {
            text.add(say("mail.where", place));
        }
        String role = role(message, appointment);
        if (role != null) {
            text.add(say("calendar.feed.role", role));
        }
        if (message.about() != null) {
            text.add(say("mail.about", message.about()));
        }
    }

    private String summary(Message message) {
        String title = message.title();
        return invitations.tellTitles() && title != null ? title : say("form." + message.form());
    }

    /** Null where that is not the reader's to know. */
    private @Nullable String place(Message message) {
        if (message.site() != null) {
            return message.site();
        }
        return message.mode() == null ? null : say("mode." + message.mode());
    }

    private @Nullable String role(Message message, @Nullable Appointment appointment) {
        String specialist = message.as() == AccountRole.SPECIALIST ? message.specialist() : null;
        return appointment == null || specialist == null
                ? null
                : appointment.participants().stream()
                        .filter(one -> one.specialist().equals(specialist))
                        .map(Participant::role)
                        .findFirst()
                        .orElse(null);
    }

    /** What goes into a calendar: of whoever is on the panel, when their consultation comes, changes or goes. */
    private @Nullable FeedEvent event(Message message, @Nullable Appointment appointment) {
        if (message.as() != AccountRole.SPECIALIST
                || message.appointment() == null
                || message.time() == null
                || !OF_CALENDARS.contains(message.kind())) {
            return null;
        }
        boolean hidden = message.isProtected();
        String role = role(message, appointment);
        return new FeedEvent(
                message.appointment(),
                message.time(),
                message.sequence(),
                message.createdAt(),
                message.kind() == Kind.CANCELLED ? FeedEvent.Status.CANCELLED : FeedEvent.Status.TENTATIVE,
                hidden ? say("calendar.busy") : summary(message),
                hidden || role == null ? null : say("calendar.feed.role", role),
                hidden ? null : place(message));
    }

    private void foot(StringJoiner text) {
        text.add("").add("-- ").add(say("mail.foot")).add(server.address("/account"));
    }

    private String say(String key, Object... values) {
        return words.getMessage(key, values, LocaleContextHolder.getLocale());
    }
}
