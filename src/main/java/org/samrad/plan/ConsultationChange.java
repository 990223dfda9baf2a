package org.samrad.plan;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samrad.dataset.ScheduleRow;

/**
 * What publishing does to the consultation of one request.
 *
 * @param before its rows as they stand; none where it has no consultation
 * @param after its rows as they would stand; none where it loses its consultation
 */
public record ConsultationChange(String request, List<ScheduleRow> before, List<ScheduleRow> after) {

    /** What can happen to a consultation. */
    public enum Kind {
        ADDED,
        MOVED,
        CANCELLED,
        /** It stays as it is, and from now on whatever is planned. */
        PINNED
    }

    public ConsultationChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("Request %s has no consultation before or after.".formatted(request));
        }
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        if (after.isEmpty()) {
            return Kind.CANCELLED;
        }
        return before.equals(after) ? Kind.PINNED : Kind.MOVED;
    }

    /** The ids of everybody who has to know: on the panel before or after. Nobody need know of a pin. */
    public SortedSet<String> told() {
        var told = new TreeSet<String>();
        if (kind() == Kind.PINNED) {
            return told;
        }
        before.forEach(row -> told.add(row.specialist()));
        after.forEach(row -> told.add(row.specialist()));
        return told;
    }

    /** One of its rows, for time and place: as it would stand, or as it stands where it is cancelled. */
    public ScheduleRow any() {
        return after.isEmpty() ? before.getFirst() : after.getFirst();
    }

    /** The way back. */
    public ConsultationChange reversed() {
        return new ConsultationChange(request, after, before);
    }
}
