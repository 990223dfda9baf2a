package org.samrad.solver;

import org.jspecify.annotations.Nullable;

/**
 * The first thing that keeps a request out of a plan.
 *
 * @param role the role it is about, or null where it is about the whole panel
 */
public record Obstacle(Kind kind, @Nullable Role role) {

    /** What stands in the way; the names are the reason codes of {@code unscheduled.csv}. */
    public enum Kind {
        /** The window lies before now, outside the horizon, or leaves no start. */
        PAST_WINDOW,
        /** The request that it follows is not scheduled. */
        FOLLOWS_UNSCHEDULED,
        /** Nobody holds the competence that the role asks for. */
        NO_COMPETENCE,
        /** Somebody holds the competence, nobody at the level. */
        LEVEL_TOO_LOW,
        /** Whoever holds it, does not on any day of the window. */
        COMPETENCE_EXPIRED,
        /** Whoever could is kept off the case. */
        EXCLUDED,
        /** Whoever could speaks none of the languages. */
        NO_LANGUAGE,
        /** Whoever could takes part in none of the modes. */
        NO_MODE,
        /** Nobody of a sector that must be on the panel can be. */
        SECTOR,
        /** Whoever could is absent in the whole window. */
        ABSENT,
        /** Whoever could offers no time in the window that is long enough. */
        NO_OFFERED_TIME,
        /** Whoever could has no known way to any of the sites. */
        NO_SITE,
        /** Each role has somebody, but never all at one time. */
        NO_JOINT_TIME,
        /** Whoever could has reached the most consultations for each day or week. */
        LIMIT,
        /** All could meet, but every room of the site is taken. */
        NO_ROOM,
        /** It could be held if others were not booked then. */
        BUSY
    }
}
