package org.samrad.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
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

    /**
     * The other requests whose consultations newly break a rule once one is held otherwise, such as those that follow one that would
     * be cancelled.
     *
     * @param data with what is published and held
     * @param after the rows of the one as it would be; none where it would not be held
     */
    static SortedSet<String> affected(PlanningData data, String request, List<ScheduleRow> after) {
        PlanningData opened = WayOutSearch.openedAtOnce(
                data.with(rows -> rows.letGo(data.held().keySet())), request);
        List<ScheduleRow> now = opened.published();
        List<Violation> known = ScheduleCheck.check(opened, now);
        var changed = new ArrayList<>(ScheduleRow.without(now, request));
        changed.addAll(after);
        return ScheduleCheck.check(opened, changed).stream()
                .filter(one -> !one.request().equals(request) && known.stream().noneMatch(one::isWithin))
                .map(Violation::request)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
