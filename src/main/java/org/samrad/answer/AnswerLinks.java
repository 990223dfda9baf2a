package org.samrad.answer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.Secrets;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Links by which somebody accepts a consultation without signing in: each to the consultation as it was when the link was made, and good
 * for one answer. Whoever has the secret can do that and nothing else, and learns nothing of the consultation.
 */
@Service
public class AnswerLinks {

    /** How long a link is known, so that it can say what became of the consultation. */
    private static final Duration KEPT = Duration.ofDays(180);

    private final JdbcClient database;
    private final Accounts accounts;
    private final Appointments appointments;
    private final PanelAnswers answers;
    private final Answering answering;
    private final PlanningHorizons horizons;
    private final TransactionOperations transactions;
    private final Clock clock;

    AnswerLinks(
            JdbcClient database,
            Accounts accounts,
            Appointments appointments,
            PanelAnswers answers,
            Answering answering,
            PlanningHorizons horizons,
            TransactionOperations transactions,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.appointments = appointments;
        this.answers = answers;
        this.answering = answering;
        this.horizons = horizons;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How it stands with what a link is about. */
    public enum State {
        /** It can be accepted. */
        OPEN,
        ACCEPTED,
        /** Another answer was given; who wants to change that signs in. */
        ANSWERED,
        /** It was accepted, and that was taken back. */
        TAKEN_BACK,
        /** It has another time, way or place by now. */
        CHANGED,
        /** It is cancelled, or held with somebody else. */
        GONE,
        /** It has begun. */
        BEGUN
    }

    /** @param ended whether its owner has taken back that they come */
    private record Link(String account, String specialist, UUID appointment, String terms, boolean ended) {}

    /**
     * Makes one.
     *
     * @param terms the {@link Appointment#terms} that are accepted by it
     * @return the secret, 43 letters, digits, {@code -} and {@code _}; kept nowhere
     */
    @Transactional
    public String make(String account, String specialist, UUID appointment, String terms) {
        String secret = Secrets.another();
        database.sql("insert into answer_link (token_hash, account, specialist, appointment, terms, made_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        Secrets.hash(secret),
                        account,
                        specialist,
                        appointment,
                        terms,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    /** How it stands; empty where there is no such link, or it is no longer its owner's to answer. Changes nothing. */
    public Optional<State> state(String secret) {
        return Objects.requireNonNull(
                transactions.execute(status -> find(secret).map(this::state)));
    }

    /**
     * Accepts what a link is about, where that is still open; does nothing where it is not.
     *
     * @return how it stands then; empty as for {@link #state}
     */
    public Optional<State> accept(String secret) {
        Link open = transactions.execute(
                status -> find(secret).filter(link -> state(link) == State.OPEN).orElse(null));
        if (open != null) {
            try {
                answering.answerOnce(open.appointment(), open.terms(), open.specialist(), Reply.ACCEPT, open.account());
            } catch (AnswerRefused meanwhile) {
                return state(secret);
            }
        }
        return state(secret);
    }

    private State state(Link link) {
        Appointment appointment = appointments.findById(link.appointment()).orElse(null);
        if (appointment == null || appointment.cancelledAt() != null || !appointment.seats(link.specialist())) {
            return State.GONE;
        }
        if (!appointment.terms().equals(link.terms())) {
            return State.CHANGED;
        }
        PanelAnswer given = answers.to(appointment, link.specialist()).orElse(null);
        if (given != null) {
            return given.given() == Given.ACCEPTED ? State.ACCEPTED : State.ANSWERED;
        }
        if (!appointment.time().from().isAfter(horizons.now(clock))) {
            return State.BEGUN;
        }
        return link.ended() ? State.TAKEN_BACK : State.OPEN;
    }

    private Optional<Link> find(String secret) {
        return database.sql(
                        "select account, specialist, appointment, terms, ended from answer_link where token_hash = ?")
                .param(Secrets.hash(secret))
                .query((row, number) -> new Link(
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getString(2)),
                        Objects.requireNonNull(row.getObject(3, UUID.class)),
                        Objects.requireNonNull(row.getString(4)),
                        row.getBoolean(5)))
                .optional()
                .filter(link -> accounts.findById(link.account())
                        .filter(account -> isStill(account, link.specialist()))
                        .isPresent());
    }

    private static boolean isStill(Account account, String specialist) {
        return account.closedAt() == null
                && account.roles().contains(AccountRole.SPECIALIST)
                && specialist.equals(account.specialist());
    }

    /** Who takes back that they come is not bound to it again by a link that still lies in a mail. */
    @EventListener
    public void on(AnswerTakenBack event) {
        if (event.given() == Given.ACCEPTED) {
            database.sql("update answer_link set ended = true where appointment = ? and specialist = ?")
                    .params(event.appointment(), event.specialist())
                    .update();
        }
    }

    /** Forgets links that were made long ago. */
    @Transactional
    public void forget() {
        Instant before = clock.instant().minus(KEPT);
        database.sql("delete from answer_link where made_at < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
