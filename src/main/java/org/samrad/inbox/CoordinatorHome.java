package org.samrad.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.system.HomeOffer;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;

/** What the coordinator sees first: the requests that can't wait. */
@Component
class CoordinatorHome implements HomeOffer {

    private final ConsultationRequests requests;
    private final PlanningHorizons horizons;
    private final Clock clock;

    CoordinatorHome(ConsultationRequests requests, PlanningHorizons horizons, Clock clock) {
        this.requests = requests;
        this.horizons = horizons;
        this.clock = clock;
    }

    @Override
    public AccountRole role() {
        return AccountRole.COORDINATOR;
    }

    @Override
    public Card card(CurrentUser user) {
        LocalDate today = horizons.now(clock).toLocalDate();
        long attention = requests.count(InboxTab.ATTENTION.all(today), requests.heldBack());
        return new Card(
                "home.coordinator",
                "/requests/new",
                List.of(
                        new Count(attention, "inbox.tab.ATTENTION", "/requests?tab=attention", true),
                        new Count(
                                requests.countByState(RequestState.OPEN),
                                "inbox.tab.WAITING",
                                "/requests?tab=waiting",
                                false),
                        new Count(
                                requests.countByState(RequestState.SCHEDULED),
                                "inbox.tab.SCHEDULED",
                                "/requests?tab=scheduled",
                                false)));
    }
}
