package org.samrad.plan;

/** Where a planning run is in its life. */
public enum RunState {
    /** Waits for the run before it to end. */
    QUEUED,
    /** The solver works on it. */
    RUNNING,
    /** Used its whole time limit, or nothing was left to improve. */
    FINISHED,
    /** A planner stopped it; its best so far is kept. */
    STOPPED,
    /** The program ended while it ran or waited; its best so far is kept. */
    INTERRUPTED,
    /** The data could not be solved, or the checker refused what the solver made. */
    FAILED;

    /** Whether it has yet to end. */
    public boolean underWay() {
        return this == QUEUED || this == RUNNING;
    }
}
