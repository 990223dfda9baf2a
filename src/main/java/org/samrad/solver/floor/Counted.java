package org.samrad.solver.floor;

import org.samrad.solver.PlanRule;
import org.samrad.solver.Request;
import org.samrad.solver.SoftRules;

/** What is counted of a plan, request by request; each a whole number. */
enum Counted {

    /** Requests left out. */
    LEFT_OUT,

    /** The same, each by the factor of its urgency. */
    LEFT_OUT_WEIGHT,

    /** Requests held after their due day. */
    PAST_GUARANTEE,

    /** Days that {@link PlanRule#WAITING} counts, whatever the urgency. */
    WAITING_DAYS,

    /** What {@link PlanRule#WAITING} counts. */
    WAITING_COST;

    /** Whether it is what leaving a request out costs; else it is what the day costs that it is held on. */
    boolean isOfLeavingOut() {
        return this == LEFT_OUT || this == LEFT_OUT_WEIGHT;
    }

    long ofLeavingOut(Request request) {
        return switch (this) {
            case LEFT_OUT -> 1;
            case LEFT_OUT_WEIGHT -> request.factor();
            default -> 0;
        };
    }

    /** Never falls from one day to the next. */
    long onDay(Request request, int day) {
        return switch (this) {
            case PAST_GUARANTEE -> day > request.dueDay() ? 1 : 0;
            case WAITING_DAYS -> Math.max(0, day - request.waitingFromDay());
            case WAITING_COST -> SoftRules.ofDay(PlanRule.WAITING, request, day);
            default -> 0;
        };
    }
}
