package org.samrad.answer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.AnswerRefused.Why;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.answer.PanelAnswer.Reason;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.TimeRange;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the answers of those on panels, each to the consultation as they were shown it. */
@Service
public class Answering {

    private final Appointments appointments;
    private final PanelAnswers answers;
    private final PlanningHorizons horizons;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Answering(
            Appointments appointments,
            PanelAnswers answers,
            PlanningHorizons horizons,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.appointments = appointments;
        this.answers = answers;
        this.horizons = horizons;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores an answer; one that says the same again changes nothing. Once it is stored that somebody declines, {@link
     * ConsultationDeclined} tells of it: whatever comes of that, the answer stays.
     *
     * @param seen the {@link Appointment#terms} that were shown
     * @param by the account
     * @throws AnswerRefused where that is not what is; nothing is changed
     */
    public void answer(UUID appointment, String seen, String specialist, Reply reply, String by) {
        PanelAnswer stored = transactions.execute(status -> store(appointment, seen, specialist, reply, by, false));
        if (stored != null && stored.given() == Given.DECLINED) {
            events.publishEvent(new ConsultationDeclined(stored.id()));
        }
    }

    /**
     * Stores an answer where there is none yet to the consultation as it is; one that was given before stays.
     *
     * @param reply one that does not decline
     * @throws AnswerRefused as {@link #answer}
     */
    void answerOnce(UUID appointment, String seen, String specialist, Reply reply, String by) {
        transactions.executeWithoutResult(status -> store(appointment, seen, specialist, reply, by, true));
    }

    /** What is stored now; null where nothing is. */
    private @Nullable PanelAnswer store(UUID id, String seen, String specialist, Reply reply, String by, boolean once) {
        Appointment appointment = open(id, specialist);
        if (!appointment.terms().equals(seen)) {
            throw new AnswerRefused(Why.CHANGED, id);
        }
        PanelAnswer before = answers.to(appointment, specialist).orElse(null);
        if (before != null) {
            if (once || before.says(reply)) {
                return null;
            }
            answers.delete(before.given() == reply.given() ? before : before.takenBack());
            answers.flush();
        }
        if (reply.given() == Given.DECLINED || before != null && before.given() == Given.DECLINED) {
            answers.declinesChanged();
        }
        if (reply.given() != Given.DECLINED) {
            // Who comes says that it is theirs after all.
            answers.declinesOf(appointment.request(), specialist).stream()
                    .filter(one -> !one.isForWantOfTime())
                    .forEach(one -> {
                        one.lift(by, clock.instant());
                        answers.declinesChanged();
                    });
        }
        return answers.saveAndFlush(new PanelAnswer(appointment, specialist, reply, before, by, clock.instant()));
    }

    /** Whether there is an answer of somebody to a consultation as it is, so that nothing has come of it yet. */
    public boolean stands(UUID appointment, String specialist) {
        return Boolean.TRUE.equals(transactions.execute(status -> appointments
                .findById(appointment)
                .filter(one -> one.cancelledAt() == null && one.seats(specialist))
                .flatMap(one -> answers.to(one, specialist))
                .isPresent()));
    }

    /**
     * Takes an answer back, within {@link PanelAnswer#UNDO} and unless somebody has acted on it; where there is none, does nothing.
     *
     * @throws AnswerRefused where it can't be; nothing is changed
     */
    public void undo(UUID appointment, String specialist) {
        transactions.executeWithoutResult(status -> {
            answers.to(open(appointment, specialist), specialist).ifPresent(answer -> {
                if (!answer.canBeUndone(clock.instant())) {
                    throw new AnswerRefused(Why.TOO_LATE, appointment);
                }
                answers.delete(answer.takenBack());
                answers.declinesChanged();
            });
        });
    }

    /**
     * Declines consultations for somebody who has no longer time for them, in the transaction that changes their time; those that
     * have begun, are not theirs or were declined before are left as they are. Whoever asks publishes {@link ConsultationDeclined} for
     * each once that is stored.
     *
     * @param by the account
     * @return the ids of the answers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> declineForTime(String specialist, Collection<UUID> some, Reason reason, String by) {
        var declined = new ArrayList<Long>();
        for (UUID id : some) {
            Appointment appointment = appointments.lock(id).orElse(null);
            if (appointment == null || !isOpen(appointment, specialist)) {
                continue;
            }
            PanelAnswer before = answers.to(appointment, specialist).orElse(null);
            if (before != null && before.given() == Given.DECLINED) {
                continue;
            }
            if (before != null) {
                answers.delete(before.takenBack());
                answers.flush();
            }
            var answer =
                    new PanelAnswer(appointment, specialist, Reply.decline(reason, null), before, by, clock.instant());
            declined.add(answers.saveAndFlush(answer.followingFromTime()).id());
        }
        if (!declined.isEmpty()) {
            answers.declinesChanged();
        }
        return declined;
    }

    /**
     * Takes back what was {@linkplain #declineForTime declined} for want of time, where there is time after all. What somebody else
     * does by now stays declined, but no longer says that the specialist has no time then.
     *
     * @param hasTime whether they have time at some hours
     * @return how many answers were taken back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int takeBackForTime(String specialist, Predicate<TimeRange> hasTime) {
        int back = 0;
        for (PanelAnswer answer : answers.findBySpecialistAndByTimeTrueAndEndAfter(specialist, horizons.now(clock))) {
            if (answer.hours().filter(hasTime).isPresent()) {
                Appointment appointment =
                        appointments.lock(answer.appointment()).orElse(null);
                if (appointment != null && isOpen(appointment, specialist)) {
                    answers.delete(answer.takenBack());
                    back++;
                } else {
                    answer.forgetHours();
                }
                answers.declinesChanged();
            }
        }
        answers.flush();
        return back;
    }

    private boolean isOpen(Appointment appointment, String specialist) {
        return appointment.cancelledAt() == null
                && appointment.seats(specialist)
                && appointment.time().from().isAfter(horizons.now(clock));
    }

    /** The consultation, while it can be answered; nobody else changes it meanwhile. */
    private Appointment open(UUID id, String specialist) {
        Appointment appointment = appointments
                .lock(id)
                .filter(one -> one.cancelledAt() == null && one.seats(specialist))
                .orElseThrow(() -> new AnswerRefused(Why.GONE, id));
        if (!appointment.time().from().isAfter(horizons.now(clock))) {
            throw new AnswerRefused(Why.BEGUN, id);
        }
        return Objects.requireNonNull(appointment);
    }
}
