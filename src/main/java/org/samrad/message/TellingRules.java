package org.samrad.message;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** When mail leaves and who is reminded: the administrator's to say. There is one. */
@Entity
public class TellingRules {

    /** The longest that mail of a publication waits, in minutes. */
    public static final int LONGEST_DELAY = 120;

    /** The most days until somebody is reminded, and from then on until others are told. */
    public static final int MOST_DAYS = 30;

    /** The id of the only one. */
    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    @Version
    private @Nullable Integer version;

    private int delayMinutes;
    private int remindDays;
    private int escalateDays;

    protected TellingRules() {}

    /**
     * Lays down others.
     *
     * @param delayMinutes 0 to {@value #LONGEST_DELAY}
     * @param remindDays 1 to {@value #MOST_DAYS}
     * @param escalateDays 1 to {@value #MOST_DAYS}
     * @param seen the version that was looked at
     * @throws OptimisticLockingFailureException where others were laid down meanwhile
     */
    void change(int delayMinutes, int remindDays, int escalateDays, int seen) {
        if (version() != seen) {
            throw new OptimisticLockingFailureException(
                    "When people are told was changed by someone else meanwhile (version %d, shown was %d)."
                            .formatted(version(), seen));
        }
        this.delayMinutes = delayMinutes;
        this.remindDays = remindDays;
        this.escalateDays = escalateDays;
    }

    /** How long mail of a publication waits, so that it can be undone meanwhile. */
    public Duration delay() {
        return Duration.ofMinutes(delayMinutes);
    }

    public int delayMinutes() {
        return delayMinutes;
    }

    /** After how many days whoever has not answered is reminded, see {@link Reminders}. */
    public int remindDays() {
        return remindDays;
    }

    /** How many days after that coordinators and planners are told. */
    public int escalateDays() {
        return escalateDays;
    }

    /** Grows with each change. */
    public int version() {
        return Objects.requireNonNullElse(version, 0);
    }
}
