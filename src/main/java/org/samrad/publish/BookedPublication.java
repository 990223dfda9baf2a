package org.samrad.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.samrad.check.Violation;
import org.samrad.dataset.Placement;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.Publication;
import org.samrad.plan.PublicationRows;
import org.samrad.plan.Publications;
import org.samrad.request.RequestEvent.Because;
import org.samrad.schedule.Notifications;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes one consultation without a proposal: one that somebody booked, pinned, or one that had to change since somebody declined.
 * Its panel is told, and it is a version like any other, which can be undone like any other.
 */
@Component
public class BookedPublication {

    /** Whose doing it is where the rules ask nobody. */
    public static final String NOBODY = "samrad";

    private final ChangedAppointments appointments;
    private final Publications publications;
    private final PublicationRows rows;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;
    private final PlanningHorizons horizons;
    private final Clock clock;

    BookedPublication(
            ChangedAppointments appointments,
            Publications publications,
            PublicationRows rows,
            Notifications notifications,
            ApplicationEventPublisher events,
            PlanningHorizons horizons,
            Clock clock) {
        this.appointments = appointments;
        this.publications = publications;
        this.rows = rows;
        this.notifications = notifications;
        this.events = events;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * Publishes it, in the {@linkplain PublishingTurn turn} of whoever has checked it.
     *
     * @param placement of a request that has no consultation
     * @param unchanged the requests whose consultations are published and stay
     * @param brokenBefore the rules that were broken before
     * @param by the account that does it
     * @return the number of the version
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long publish(
            Placement placement, Collection<String> unchanged, Collection<Violation> brokenBefore, String by) {
        return publish(
                new ConsultationChange(placement.request(), List.of(), placement.rows()),
                true,
                unchanged,
                brokenBefore,
                Because.BOOKED,
                by);
    }

    /**
     * Publishes another time, place or panel of one consultation, pinned or not, or takes it back, in the {@linkplain
     * PublishingTurn turn} of whoever has checked it.
     *
     * @param pinned whether it is pinned from now on; where it is taken back that says nothing
     * @param unchanged the requests whose consultations are published and stay
     * @param brokenBefore the rules that were broken before
     * @param because what led to it
     * @param by the account that does it
     * @return the number of the version
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long publish(
            ConsultationChange change,
            boolean pinned,
            Collection<String> unchanged,
            Collection<Violation> brokenBefore,
            Because because,
            String by) {
        Instant now = clock.instant();
        List<ConsultationChange> changes = List.of(change);
        Set<String> only = Set.of(change.request());
        List<PublicationRows.Touched> touched =
                appointments.write(changes, Map.of(), pinned ? only : Set.of(), only, because, now);
        PlanChanges ids = PlanChanges.of(changes, unchanged);
        long number = publications
                .saveAndFlush(new Publication(null, now, by, ids, 0, null))
                .id();
        rows.keep(number, horizons.since(clock), changes, touched, brokenBefore);
        notifications.add(number, ChangedAppointments.news(changes, touched), now);
        events.publishEvent(new SchedulePublished(null, null, by, now, ids));
        return number;
    }
}
