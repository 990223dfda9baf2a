package org.samrad.answer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.schedule.Appointment;
import org.samrad.time.TimeRange;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * What somebody on a panel answers to a consultation as it is: to its time, way and place. Once one of these is another, the answer
 * counts no longer, but a decline still says for which time, request or case they are not asked. Never changed: another answer to the same
 * takes its place, and a decline can be lifted.
 */
@Entity
@Table(name = "panel_answer")
public class PanelAnswer extends AbstractAggregateRoot<PanelAnswer> {

    /** How long it can be taken back by one tap. */
    public static final Duration UNDO = Duration.ofMinutes(10);

    /** What can be answered. */
    public enum Given {
        ACCEPTED,
        /** They come, but would rather that somebody else did. */
        IF_NEEDED,
        DECLINED
    }

    /** Why somebody declines. */
    public enum Reason {
        /** Not at that time. */
        TIME,
        AWAY,
        /** It is not theirs to answer. */
        COMPETENCE,
        /** They are too close to the case. */
        TOO_CLOSE,
        OTHER
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private UUID appointment;
    private String specialist;
    private String terms;

    /** When it is that they answer to, local; null in answers of before these were kept. */
    @Column(name = "start_time")
    private @Nullable LocalDateTime start;

    @Column(name = "end_time")
    private @Nullable LocalDateTime end;

    @Enumerated(EnumType.STRING)
    private Given given;

    @Enumerated(EnumType.STRING)
    private @Nullable Reason reason;

    private @Nullable String otherTimes;
    private String answeredBy;
    private Instant answeredAt;
    private boolean byTime;
    private @Nullable String liftedBy;
    private @Nullable Instant liftedAt;

    protected PanelAnswer() {}

    /**
     * An answer to a consultation as it is.
     *
     * @param reply given by somebody on its panel
     * @param before in place of which it comes; null where there is none
     * @param by the account
     */
    PanelAnswer(
            Appointment appointment,
            String specialist,
            Reply reply,
            @Nullable PanelAnswer before,
            String by,
            Instant at) {
        this.appointment = appointment.id();
        this.specialist = specialist;
        this.terms = appointment.terms();
        this.start = appointment.time().from();
        this.end = appointment.time().until();
        this.given = reply.given();
        this.reason = reply.reason();
        this.otherTimes = reply.otherTimes();
        this.answeredBy = by;
        this.answeredAt = at;
        registerEvent(new Answered(
                appointment.id(), specialist, reply.given(), before != null && before.given == reply.given()));
    }

    /** For whoever deletes it, so that it is told: {@link AnswerTakenBack} leaves with that, also where another answer follows. */
    PanelAnswer takenBack() {
        registerEvent(new AnswerTakenBack(appointment, specialist, given));
        return this;
    }

    /** Says that nobody gave it: it follows from a change of the time that its specialist offers. */
    PanelAnswer followingFromTime() {
        byTime = true;
        return this;
    }

    /** When it is that they answer to; empty where that was not kept, or counts no longer. */
    Optional<TimeRange> hours() {
        return start == null || end == null ? Optional.empty() : Optional.of(new TimeRange(start, end));
    }

    /** Says no longer that they have no time then. */
    void forgetHours() {
        start = null;
        end = null;
    }

    /** Whether somebody declines since they have no time then, not since it is not theirs. */
    public boolean isForWantOfTime() {
        return reason == Reason.TIME || reason == Reason.AWAY;
    }

    /**
     * When they have no time: where they say that they are away, that whole day; what follows from their time knows when they are away.
     * Empty where that was not kept, or counts no longer.
     */
    Optional<TimeRange> withoutTime() {
        return hours().map(hours -> reason == Reason.AWAY && !byTime
                ? new TimeRange(
                        hours.from().toLocalDate().atStartOfDay(),
                        hours.until().toLocalDate().plusDays(1).atStartOfDay())
                : hours);
    }

    /**
     * Lets them be asked again; where that was said already, it stays.
     *
     * @param by the account
     */
    void lift(String by, Instant at) {
        if (given != Given.DECLINED) {
            throw new IllegalStateException("Answer %d declines nothing: %s.".formatted(id(), given));
        }
        if (liftedAt == null) {
            liftedBy = by;
            liftedAt = at;
        }
    }

    /** Whether they can be asked again. */
    public boolean isLifted() {
        return liftedAt != null;
    }

    /** Whether it is an answer to the consultation as it is now. */
    public boolean isTo(Appointment about) {
        return isToTermsOf(about) && about.seats(specialist);
    }

    /** Whether it is an answer to the consultation at its time, way and place of now, by somebody who is known to be on its panel. */
    boolean isToTermsOf(Appointment about) {
        return about.id().equals(appointment) && about.terms().equals(terms);
    }

    /** Whether it says the same. */
    boolean says(Reply reply) {
        return reply.equals(new Reply(given, reason, otherTimes));
    }

    /** Whether one tap still takes it back. */
    boolean canBeUndone(Instant now) {
        return now.isBefore(answeredAt.plus(UNDO));
    }

    public long id() {
        return Objects.requireNonNull(id, "The answer is not saved yet.");
    }

    /** The id of the appointment. */
    public UUID appointment() {
        return appointment;
    }

    /** The id of who answers. */
    public String specialist() {
        return specialist;
    }

    public Given given() {
        return given;
    }

    /** Null unless declined. */
    public @Nullable Reason reason() {
        return reason;
    }

    /** In their words, when they could; null where they say nothing. */
    public @Nullable String otherTimes() {
        return otherTimes;
    }

    public Instant answeredAt() {
        return answeredAt;
    }
}
