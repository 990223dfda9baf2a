package org.samrad.outcome;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.samrad.schedule.Appointment;

/** What became of one appointment, told after it began. Says nothing clinical. */
@Entity
@Table(name = "outcome")
public class ConsultationOutcome {

    /** The longest note, in characters. */
    static final int MOST_NOTE = 500;

    /** How many weeks ahead a follow-up can be wanted at most. */
    static final int MOST_WEEKS = 104;

    @Id
    private UUID appointment;

    @Version
    private @Nullable Integer version;

    private String request;
    private boolean held;

    @Enumerated(EnumType.STRING)
    private @Nullable WhyNotHeld whyNot;

    @Enumerated(EnumType.STRING)
    private @Nullable Conclusion conclusion;

    private @Nullable String note;
    private @Nullable Integer followUpWeeks;
    private String recordedBy;
    private Instant recordedAt;

    /** Why a consultation was not held. */
    public enum WhyNotHeld {
        FAMILY,
        SPECIALIST,
        TECHNICAL,
        NOT_NEEDED,
        OTHER
    }

    /** How the professionals left it. */
    public enum Conclusion {
        AGREED,
        /** They agreed on how to go on, and somebody holds another view, which is written down. */
        DISSENT,
        NOT_CONCLUDED
    }

    /**
     * What is told of it.
     *
     * @param whyNot null exactly where it was held
     * @param conclusion null exactly where it was not held
     * @param note up to {@value #MOST_NOTE} characters; null for none
     * @param followUpWeeks in how many weeks another one is wanted, 0 as soon as it can be, up to {@value #MOST_WEEKS}; null: none is
     */
    public record Told(
            @Nullable WhyNotHeld whyNot,
            @Nullable Conclusion conclusion,
            @Nullable String note,
            @Nullable Integer followUpWeeks) {

        public Told {
            if ((whyNot == null) == (conclusion == null)) {
                throw new IllegalArgumentException(
                        "A consultation was held, with a conclusion (%s), or was not, for a reason (%s)."
                                .formatted(conclusion, whyNot));
            }
        }

        public boolean held() {
            return whyNot == null;
        }
    }

    protected ConsultationOutcome() {}

    ConsultationOutcome(Appointment appointment, Told told, String by, Instant at) {
        this.appointment = appointment.id();
        this.request = appointment.request();
        tell(told, by, at);
    }

    /** Tells it anew. */
    final void tell(Told told, String by, Instant at) {
        held = told.held();
        whyNot = told.whyNot();
        conclusion = told.conclusion();
        note = told.note();
        followUpWeeks = told.followUpWeeks();
        recordedBy = by;
        recordedAt = at;
    }

    public UUID appointment() {
        return appointment;
    }

    /** Grows with each change; 0 for the first that was told. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }

    /** The id of the request that the appointment is about. */
    public String request() {
        return request;
    }

    public boolean isHeld() {
        return held;
    }

    public Told told() {
        return new Told(whyNot, conclusion, note, followUpWeeks);
    }

    /** The name of whoever told it last. */
    public String recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
