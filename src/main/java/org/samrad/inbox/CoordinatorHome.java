package org.samrad.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.scope.Reach;
import org.samrad.scope.Scope;
import org.samrad.system.HomeOffer;
import org.samrad.time.PlanningHorizons;
import org.springframework.stereotype.Component;

/** What the coordinator sees first: the requests that can't wait. */
@Component
class CoordinatorHome implements HomeOffer {

    private final ConsultationRequests requests;
    private final PlanningHorizons horizons;
    private final Scope scope;
    private final Clock clock;

    CoordinatorHome(ConsultationRequests requests, PlanningHorizons horizons, Scope scope, Clock clock) {
        this.requests = requests;
        this.horizons = horizons;
        this.scope = scope;
        this.clock = clock;
    }

    @Override
    public AccountRole role() {
        return AccountRole.COORDINATOR;
    }

    @Override
    public Card card(CurrentUser user) {
        LocalDate today = horizons.now(clock).toLocalDate();
        Reach mine = scope.coordinated();
        Set<String> heldBack = requests.heldBack();
        long attention = requests.count(InboxTab.ATTENTION.all(today, mine), heldBack);
        return new Card(
                "home.coordinator",
                "/requests/new",
                List.of(
                        new Count(attention, "inbox.tab.ATTENTION", "/requests?tab=attention", true),
                        new Count(
                                requests.countWithin(RequestState.OPEN, mine),
                                "inbox.tab.WAITING",
                                "/requests?tab=waiting",
                                false),
                        new Count(
                                requests.count(InboxTab.SCHEDULED.all(today, mine), heldBack),
                                "inbox.tab.SCHEDULED",
                                "/requests?tab=scheduled",
                                false)));
    }
}
