package org.samrad.booking;

import jakarta.persistence.Entity;
import java.time.Duration;
import java.util.Map;
import org.samrad.policy.Policy;
import org.samrad.policy.RequestKinds;
import org.samrad.request.RequestTerms;

/** What coordinators may book without asking, and how long they hold a time: the planner's to say. There is one. */
@Entity
public class BookingRules extends Policy {

    /** Fewest minutes that a time is held. */
    public static final int LEAST_MINUTES = 5;

    /** Most minutes that a time is held: a day. */
    public static final int MOST_MINUTES = 24 * 60;

    private RequestKinds kinds = RequestKinds.NONE;

    private int holdMinutes;

    protected BookingRules() {}

    /**
     * Sets others.
     *
     * @param holdMinutes {@link #LEAST_MINUTES} to {@link #MOST_MINUTES}
     * @throws IllegalArgumentException where times would be held longer or shorter
     */
    void change(RequestKinds kinds, int holdMinutes) {
        if (!isHoldMinutes(holdMinutes)) {
            throw new IllegalArgumentException(
                    "Times are held for %d to %d minutes, not %d.".formatted(LEAST_MINUTES, MOST_MINUTES, holdMinutes));
        }
        this.kinds = kinds;
        this.holdMinutes = holdMinutes;
    }

    static boolean isHoldMinutes(int minutes) {
        return minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
    }

    /** Whether coordinators may book what such a request asks for themselves. */
    public boolean letCoordinatorsBook(RequestTerms terms) {
        return kinds.include(terms.form(), terms.urgency());
    }

    public RequestKinds kinds() {
        return kinds;
    }

    /** How long a time is held. */
    public Duration holdFor() {
        return Duration.ofMinutes(holdMinutes);
    }

    public int holdMinutes() {
        return holdMinutes;
    }

    @Override
    protected String called() {
        return "booking";
    }

    @Override
    protected Map<String, String> said() {
        return Map.of(
                "forms", names(kinds.forms()),
                "urgencies", names(kinds.urgencies()),
                "hold", String.valueOf(holdMinutes));
    }
}
