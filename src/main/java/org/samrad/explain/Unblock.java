package org.samrad.explain;

import java.util.List;
import java.util.stream.Stream;
import org.samrad.dataset.ScheduleRow;

/**
 * A change after which the request has a place, as was tried out.
 *
 * @param placement where and when it then is, and with whom
 */
public record Unblock(Relaxation relaxation, Placement placement) {

    /** The plan with the request in its place; nothing else is moved but what a {@link Relaxation.MovedConsultation} names. */
    public List<ScheduleRow> applyTo(List<ScheduleRow> plan) {
        return relaxation instanceof Relaxation.MovedConsultation moved
                ? with(with(plan, moved.to()), placement)
                : with(plan, placement);
    }

    private static List<ScheduleRow> with(List<ScheduleRow> plan, Placement placement) {
        return Stream.concat(
                        plan.stream().filter(row -> !row.request().equals(placement.request())),
                        placement.rows().stream())
                .sorted(ScheduleRow.FILE_ORDER)
                .toList();
    }
}
