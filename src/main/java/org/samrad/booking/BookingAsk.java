package org.samrad.booking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The planner is asked to book what is held: by a coordinator, or by itself after something was agreed to that stood in the way. While there is no answer it is open as
 * long as the hold lasts.
 */
@Entity
public class BookingAsk {

    /** What a planner can answer. */
    public enum Answer {
        BOOKED,
        /** Not like that; a reason says why. */
        RETURNED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long number;

    @Version
    private @Nullable Integer version;

    private String request;
    private UUID hold;
    private String askedBy;
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Answer answer;

    private @Nullable String answeredBy;
    private @Nullable Instant answeredAt;
    private @Nullable String reason;
    private @Nullable Long question;

    protected BookingAsk() {}

    /** @param question the number of the question after whose answer it is asked; null where a coordinator asks */
    BookingAsk(Hold hold, String askedBy, Instant askedAt, @Nullable Long question) {
        this.request = hold.request();
        this.hold = hold.id();
        this.askedBy = askedBy;
        this.askedAt = askedAt;
        this.question = question;
    }

    /**
     * Notes the answer.
     *
     * @param reason null where it is booked
     * @throws IllegalStateException where there is one already
     */
    void answer(Answer given, @Nullable String why, String by, Instant at) {
        if (answer != null) {
            throw new IllegalStateException(
                    "What was asked for request %s was answered at %s: %s.".formatted(request, answeredAt, answer));
        }
        answer = given;
        reason = why;
        answeredBy = by;
        answeredAt = at;
    }

    public long number() {
        return Objects.requireNonNull(number, "The ask is not saved yet.");
    }

    /** The id of the request. */
    public String request() {
        return request;
    }

    /** The id of what is, or was, held. */
    UUID hold() {
        return hold;
    }

    /** The account that asks. */
    public String askedBy() {
        return askedBy;
    }

    public Instant askedAt() {
        return askedAt;
    }

    /** The number of the question after whose answer it is asked; null where a coordinator asks. */
    @Nullable
    Long question() {
        return question;
    }

    /** Null while there is none. */
    public @Nullable Answer answer() {
        return answer;
    }

    /** Why it is returned; null unless it is. */
    public @Nullable String reason() {
        return reason;
    }
}
