package org.samrad.explain;

import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.ScheduleRow;

/**
 * A time, a place and a panel for a request.
 *
 * @param site null unless {@code ON_SITE}
 * @param panel the specialist of each filled role
 */
public record Placement(
        String request,
        LocalDateTime start,
        LocalDateTime end,
        Mode mode,
        @Nullable String site,
        SortedMap<String, String> panel) {

    /**
     * What all the rows of one consultation say together.
     *
     * @param rows one or more, which agree in time, mode and site
     */
    public static Placement of(List<ScheduleRow> rows) {
        ScheduleRow first = rows.getFirst();
        var panel = new TreeMap<String, String>();
        rows.forEach(row -> panel.put(row.role(), row.specialist()));
        return new Placement(first.request(), first.start(), first.end(), first.mode(), first.site(), panel);
    }

    /** The plan with the request in this place, instead of any that it has, in file order. */
    public List<ScheduleRow> applyTo(List<ScheduleRow> plan) {
        return Stream.concat(ScheduleRow.without(plan, request).stream(), rows().stream())
                .sorted(ScheduleRow.FILE_ORDER)
                .toList();
    }

    /** As rows of {@code schedule.csv}. */
    public List<ScheduleRow> rows() {
        return panel.entrySet().stream()
                .map(member -> new ScheduleRow(request, start, end, mode, site, member.getKey(), member.getValue()))
                .toList();
    }
}
