package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.dataset.Placement;
import org.samrad.dataset.ScheduleRow;

/**
 * A change after which the request has a place, as was tried out.
 *
 * @param placement where and when it then is, and with whom
 */
public record Unblock(Relaxation relaxation, Placement placement) {

    /** The plan with the request in its place; nothing else is moved but what a {@link MovedConsultation} names. */
    public List<ScheduleRow> applyTo(List<ScheduleRow> plan) {
        return placement.applyTo(
                relaxation instanceof MovedConsultation moved ? moved.to().applyTo(plan) : plan);
    }
}
