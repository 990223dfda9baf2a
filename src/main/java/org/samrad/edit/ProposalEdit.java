package org.samrad.edit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.ScheduleRow;

/**
 * Something that a planner changed in a proposal by hand.
 *
 * @param number of the edit in its proposal, from 1
 * @param request the id of the request that it was about
 * @param assumption the position of what it took for granted; null for nothing
 * @param version the proposal's after it
 * @param undoneVersion the proposal's after it was undone; null where it stands
 * @param by the account that did it
 * @param before what the consultations that it touched were; a request without rows had no place
 * @param after what they were after it
 */
public record ProposalEdit(
        int number,
        Kind kind,
        String request,
        @Nullable Integer assumption,
        int version,
        @Nullable Integer undoneVersion,
        String by,
        Instant at,
        List<ScheduleRow> before,
        List<ScheduleRow> after) {

    /** What can be done by hand. */
    public enum Kind {
        /** A consultation got another time, place or panel, or a request without a place got one. */
        PLACED,
        /** A request got a place by giving something up. */
        UNBLOCKED,
        /** A request lost its place. */
        REMOVED,
        PINNED,
        UNPINNED
    }

    /** Whether it still holds. */
    public boolean stands() {
        return undoneVersion == null;
    }

    /** Whether it, or the undoing of it, came after a version. */
    boolean isAfter(int seen) {
        return version > seen || (undoneVersion != null && undoneVersion > seen);
    }
}
