package org.samrad.question;

/** What became of a request after whoever was asked agreed. */
public enum LedTo {
    /** A time is held for it and proposed to planners. */
    PROPOSED,
    /** A time was booked, at once or by a planner. */
    BOOKED,
    /** A planner gave back what was proposed. */
    RETURNED,
    /** Nothing is free beside what is published and held: it waits for the next plan. */
    WAITS,
    /** No time was looked for: it has one already, or is no longer asked for. */
    NOT_NEEDED
}
