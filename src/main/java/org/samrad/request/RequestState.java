package org.samrad.request;

/** Where a request stands. */
public enum RequestState {
    /** Waits for a time and a panel. */
    OPEN,
    /** Has a published consultation. */
    SCHEDULED,
    /** Taken back by the coordinator; no part of planning any more. */
    WITHDRAWN
}
