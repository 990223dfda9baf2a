package org.samrad.request;

import org.jspecify.annotations.Nullable;

/**
 * Something happened to a request.
 *
 * @param request its id
 * @param why in the words of whoever did it, up to {@value #MOST} characters; null where nobody gave a reason
 */
public record RequestEvent(
        String request, What what, @Nullable String why) {

    /** The longest reason, in characters. */
    public static final int MOST = 500;

    /** One that nobody gave a reason for. */
    public RequestEvent(String request, What what) {
        this(request, what, null);
    }

    /** What can happen. */
    public enum What {
        FILED,
        CHANGED,
        /** A planner was asked to book what is held for it. */
        PROPOSED,
        /** A planner gave that back. */
        RETURNED,
        /** A planner asked whether something that is asked for could be otherwise. */
        ASKED,
        /** Whoever was asked agreed. */
        AGREED,
        /** Whoever was asked did not. */
        DISAGREED,
        /** A planner assumed so without asking, as the rules allow. */
        DECIDED,
        /** A consultation was published for it, or the published one was moved. */
        SCHEDULED,
        /** The published consultation was taken back, and it waits again. */
        RELEASED,
        /** What was published for it was undone before anybody had seen it, and it waits as before. */
        TAKEN_BACK,
        WITHDRAWN,
        /** Its consultation was told to have been held. */
        HELD,
        /** Its consultation was told not to have been held. */
        NOT_HELD
    }
}
