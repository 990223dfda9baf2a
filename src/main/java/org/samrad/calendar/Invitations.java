package org.samrad.calendar;

import java.time.Clock;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;

/** Consultations as somebody's calendar program takes them from a mail; they are the same there as those that it subscribes to. */
@Component
public class Invitations {

    private final Subscriptions subscriptions;
    private final PlanningHorizons horizons;
    private final Clock clock;

    Invitations(Subscriptions subscriptions, PlanningHorizons horizons, Clock clock) {
        this.subscriptions = subscriptions;
        this.horizons = horizons;
        this.clock = clock;
    }

    /** Whether what leaves the site may tell titles; else only the form of a consultation. */
    public boolean tellTitles() {
        return subscriptions.tellsTitles();
    }

    /**
     * An invitation, or its cancellation (RFC 5546).
     *
     * @param organiser the mail address that it comes from
     * @param attendee the mail address of who is invited
     */
    public String of(FeedEvent told, String organiser, String attendee) {
        return FeedText.invitation(horizons.zone(clock), told, organiser, attendee);
    }
}
