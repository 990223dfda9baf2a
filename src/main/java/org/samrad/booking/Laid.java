package org.samrad.booking;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samrad.booking.BookingRefused.Why;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/**
 * A suggestion laid on what is published and held at a moment.
 *
 * @param data of the moment, without what is held for the request itself
 * @param request that it is for
 */
record Laid(PlanningData data, PlanningData.Request request, Placement placement) {

    /**
     * Lays it.
     *
     * @param data of this moment, read where nobody else changes them
     * @throws BookingRefused where the request does not wait
     */
    static Laid on(PlanningData data, String id, Suggestion suggestion) {
        PlanningData.Request request = data.requests().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BookingRefused(Why.NOT_WAITING, id));
        return new Laid(
                data.with(rows -> rows.letGo(Set.of(id))),
                request,
                suggestion.placement(id, request.terms().durationMinutes()));
    }

    /** Whether the request has its consultation just there, and it is published. */
    boolean isPublished() {
        List<ScheduleRow> rows = published();
        return !rows.isEmpty() && Placement.of(rows).beginsAs(placement);
    }

    /** @throws BookingRefused where the request has a consultation that is published */
    void requireWaiting() {
        if (!published().isEmpty()) {
            throw new BookingRefused(Why.SCHEDULED, request.id());
        }
    }

    private List<ScheduleRow> published() {
        return data.published().stream()
                .filter(row -> row.request().equals(request.id()))
                .toList();
    }

    /** @throws BookingRefused where it would break a rule beside what is published and what is held for others */
    void requireFree() {
        require(data);
    }

    /** @throws BookingRefused where it would break a rule beside what is published alone: what is held may go */
    void requireSoundWithoutHolds() {
        if (!data.held().isEmpty()) {
            require(withoutHolds());
        }
    }

    private PlanningData withoutHolds() {
        return data.with(rows -> rows.letGo(data.held().keySet()));
    }

    private void require(PlanningData beside) {
        List<ScheduleRow> before = beside.published();
        List<Violation> broken = ScheduleCheck.brokenBy(
                request.id(), ScheduleCheck.checkOwn(beside, before), beside, placement.applyTo(before));
        if (!broken.isEmpty()) {
            throw new BookingRefused(request.id(), broken);
        }
    }

    /** The rules that are broken by what is published, whatever is held. */
    List<Violation> brokenBefore() {
        PlanningData published = withoutHolds();
        return ScheduleCheck.checkOwn(published, published.published());
    }

    /** The requests whose consultations are published. */
    SortedSet<String> scheduled() {
        var ids = new TreeSet<String>();
        data.bookedRoles().stream()
                .map(PlanningData.BookedRole::request)
                .filter(id -> !data.held().containsKey(id))
                .forEach(ids::add);
        return ids;
    }

    /** From when on it could not be booked any more: when it begins, or by the notice that is asked for, earlier. */
    Instant lastMoment() {
        int notice = request.terms().urgency().isUrgent() ? 0 : data.header().noticeHours();
        LocalDateTime last = placement.start().minusHours(notice);
        return last.atZone(data.header().timeZone()).toInstant();
    }
}
