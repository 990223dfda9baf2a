package org.samrad.inbox;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.RequestState;

/**
 * How a request stands towards the last day within its guarantee.
 *
 * @param day that day
 * @param daysLeft from today to that day, below 0 when it has passed
 */
record Guarantee(RequestState state, LocalDate day, long daysLeft) {

    static Guarantee of(ConsultationRequest request, LocalDate today) {
        return new Guarantee(request.state(), request.dueDay(), ChronoUnit.DAYS.between(today, request.dueDay()));
    }

    public boolean overdue() {
        return state == RequestState.OPEN && daysLeft < 0;
    }

    public boolean soon() {
        return state == RequestState.OPEN && daysLeft >= 0 && daysLeft <= Attention.SOON_DAYS;
    }

    /** The look of the state: a class of the style sheet. */
    public String look() {
        return switch (state) {
            case SCHEDULED -> "good";
            case WITHDRAWN -> "off";
            case OPEN -> overdue() ? "bad" : soon() ? "warn" : "wait";
        };
    }

    /** The message that says the state. */
    public String word() {
        return overdue() ? "request.state.OVERDUE" : "request.state." + state;
    }

    /** The message that says the days left; its argument is {@link #days}. */
    public String daysWord() {
        return overdue() ? "request.days-over" : "request.days-left";
    }

    /** The days left, or the days since where it is overdue. */
    public long days() {
        return Math.abs(daysLeft);
    }
}
