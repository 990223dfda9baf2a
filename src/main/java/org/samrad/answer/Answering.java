package org.samrad.answer;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.AnswerRefused.Why;
import org.samrad.answer.PanelAnswer.Given;
import org.samrad.schedule.Appointment;
import org.samrad.schedule.Appointments;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
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
        PanelAnswer before =
                answers.findByAppointmentAndSpecialist(id, specialist).orElse(null);
        if (before != null) {
            if (before.isTo(appointment) && (once || before.says(reply))) {
                return null;
            }
            answers.delete(before);
            answers.flush();
        }
        return answers.saveAndFlush(new PanelAnswer(appointment, specialist, reply, by, clock.instant()));
    }

    /**
     * Takes an answer back, within {@link PanelAnswer#UNDO} and unless somebody has acted on it; where there is none, does nothing.
     *
     * @throws AnswerRefused where it can't be; nothing is changed
     */
    public void undo(UUID appointment, String specialist) {
        transactions.executeWithoutResult(status -> {
            open(appointment, specialist);
            answers.findByAppointmentAndSpecialist(appointment, specialist).ifPresent(answer -> {
                if (!answer.canBeUndone(clock.instant())) {
                    throw new AnswerRefused(Why.TOO_LATE, appointment);
                }
                answers.delete(answer.takenBack());
            });
        });
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
