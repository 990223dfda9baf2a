package org.samrad.message;

import jakarta.persistence.Entity;
import java.time.Duration;
import java.util.Map;
import org.samrad.policy.Policy;

/** When mail leaves and who is reminded: the administrator's to say. There is one. */
@Entity
public class TellingRules extends Policy {

    /** The longest that mail of a publication waits, in minutes. */
    public static final int LONGEST_DELAY = 120;

    /** The most days until somebody is reminded, and from then on until others are told. */
    public static final int MOST_DAYS = 30;

    private int delayMinutes;
    private int remindDays;
    private int escalateDays;

    protected TellingRules() {}

    /**
     * Sets others.
     *
     * @param delayMinutes 0 to {@value #LONGEST_DELAY}
     * @param remindDays 1 to {@value #MOST_DAYS}
     * @param escalateDays 1 to {@value #MOST_DAYS}
     */
    void change(int delayMinutes, int remindDays, int escalateDays) {
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

    @Override
    protected String called() {
        return "telling";
    }

    @Override
    protected Map<String, String> said() {
        return Map.of(
                "delay", String.valueOf(delayMinutes),
                "remind", String.valueOf(remindDays),
                "escalate", String.valueOf(escalateDays));
    }
}
