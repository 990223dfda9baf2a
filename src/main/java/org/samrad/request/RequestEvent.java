package org.samrad.request;

/**
 * Something happened to a request.
 *
 * @param request its id
 */
public record RequestEvent(String request, What what) {

    /** What can happen. */
    public enum What {
        FILED,
        CHANGED,
        /** A consultation was published for it, or the published one was moved. */
        SCHEDULED,
        /** The published consultation was taken back, and it waits again. */
        RELEASED,
        WITHDRAWN,
        /** Its consultation was told to have been held. */
        HELD,
        /** Its consultation was told not to have been held. */
        NOT_HELD
    }
}
