package org.samrad.booking;

import java.util.List;
import org.samrad.check.Violation;

/** A time is not held or booked, and nothing was changed. */
public class BookingRefused extends RuntimeException {

    /** Why. */
    public enum Why {
        /** The request is withdrawn, waits for a decision or for later weeks, or is not there. */
        NOT_WAITING,
        /** It has a consultation. */
        SCHEDULED,
        /** Another time is held for it, or by somebody else. */
        HELD_ALREADY,
        /** Something else is held for it than was shown. */
        OTHER_HELD,
        /** The account holds as many as it may. */
        TOO_MANY,
        /** It would break a rule. */
        RULE,
        /** The planner has not said that coordinators may book such a request. */
        ASK_FIRST,
        /** What was held has ended, or was let go. */
        ENDED,
        /** A planner has answered already. */
        ANSWERED
    }

    private final Why why;
    private final List<Violation> violations;

    BookingRefused(Why why, String request) {
        super("Nothing is held or booked for request %s: %s.".formatted(request, why));
        this.why = why;
        this.violations = List.of();
    }

    BookingRefused(String request, List<Violation> violations) {
        super("Nothing is held or booked for request %s, since it would break: %s".formatted(request, violations));
        this.why = Why.RULE;
        this.violations = List.copyOf(violations);
    }

    public Why why() {
        return why;
    }

    /** What it would break; none unless that is why. */
    public List<Violation> violations() {
        return violations;
    }
}
