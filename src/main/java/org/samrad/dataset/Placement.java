package org.samrad.dataset;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;

/**
 * A time, a place and a panel for a request: a consultation as a plan has it, local times, [start, end). Whatever shows or compares
 * plans knows consultations by this.
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

    /** What the rows of each request say together, by its id. */
    public static SortedMap<String, Placement> byRequest(Collection<ScheduleRow> rows) {
        var placements = new TreeMap<String, Placement>();
        ScheduleRow.byRequest(rows).forEach((request, own) -> placements.put(request, of(own)));
        return placements;
    }

    /** Whether it lies at the same time and place as another one. */
    public boolean liesWhere(Placement other) {
        return liesWhen(other) && mode == other.mode && Objects.equals(site, other.site);
    }

    /** Whether it lies at the same time as another one. */
    public boolean liesWhen(Placement other) {
        return start.equals(other.start) && end.equals(other.end);
    }

    /** Whether another one begins when it does, at its place and with its panel, however long both last. */
    public boolean beginsAs(@Nullable Placement other) {
        return other != null
                && start.equals(other.start)
                && mode == other.mode
                && Objects.equals(site, other.site)
                && panel.equals(other.panel);
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
