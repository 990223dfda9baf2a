package org.samrad.repair;

import java.util.List;
import java.util.stream.Collectors;
import org.samrad.dataset.ScheduleRow;

/**
 * How a consultation could be held that somebody declined.
 *
 * @param rows of the whole consultation; none where it can't be held
 */
record WayOut(Way way, List<ScheduleRow> rows) {

    /** From what changes least to what changes most. */
    public enum Way {
        /** Somebody else in that role; the time, the place and everybody else stay. */
        REPLACE,
        /** Nobody in that role, which is optional; all else stays. */
        WITHOUT,
        /** Another time, with as many of the others as can be. */
        MOVE,
        /** Back to the requests that wait. */
        QUEUE
    }

    static final WayOut QUEUE = new WayOut(Way.QUEUE, List.of());

    WayOut {
        rows = List.copyOf(rows);
    }

    /** How many of some rows' people are in the same role. */
    int keeps(List<ScheduleRow> before) {
        var seats = rows.stream().collect(Collectors.toMap(ScheduleRow::role, ScheduleRow::specialist));
        return (int) before.stream()
                .filter(row -> row.specialist().equals(seats.get(row.role())))
                .count();
    }
}
