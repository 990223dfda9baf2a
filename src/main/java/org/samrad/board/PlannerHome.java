package org.samrad.board;

import java.util.ArrayList;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.booking.Asking;
import org.samrad.plan.PlanRef;
import org.samrad.plan.Proposals;
import org.samrad.plan.Publications;
import org.samrad.plan.web.PlanQuery;
import org.samrad.plan.web.PublishedBroken;
import org.samrad.repair.RepairsShown;
import org.samrad.request.ConsultationRequests;
import org.samrad.request.RequestState;
import org.samrad.system.HomeOffer;
import org.springframework.stereotype.Component;

/** What the planner's home page offers: what is published, the newest proposal where that is not, and what waits for an answer. */
@Component
class PlannerHome implements HomeOffer {

    private final Proposals proposals;
    private final Publications publications;
    private final Asking asking;
    private final RepairsShown repairs;
    private final PublishedBroken broken;
    private final ConsultationRequests requests;

    PlannerHome(
            Proposals proposals,
            Publications publications,
            Asking asking,
            RepairsShown repairs,
            PublishedBroken broken,
            ConsultationRequests requests) {
        this.proposals = proposals;
        this.publications = publications;
        this.asking = asking;
        this.repairs = repairs;
        this.broken = broken;
        this.requests = requests;
    }

    @Override
    public AccountRole role() {
        return AccountRole.PLANNER;
    }

    @Override
    public Card card(CurrentUser user) {
        var counts = new ArrayList<Count>();
        int scheduled = broken.scheduled(user);
        // As the list that it leads to counts them: those of protected cases wait there, too.
        long waiting = requests.countByState(RequestState.OPEN);
        if (scheduled + waiting > 0) {
            PlanQuery published = PlanQuery.of(PlanRef.PUBLISHED, null);
            counts.add(new Count(scheduled, "plan.home.published", published.address(), false));
            counts.add(new Count(waiting, "plan.home.waiting", "/requests?tab=waiting", true));
        }
        proposals
                .findNewest()
                .filter(newest -> !publications.existsByProposal(newest.id()))
                .ifPresent(newest -> {
                    counts.add(new Count(newest.scheduled(), "plan.home.proposed", "/plan", false));
                    counts.add(new Count(
                            newest.total() - newest.scheduled(),
                            "plan.home.unscheduled",
                            PlanQuery.newest().seenAs(PlanQuery.UNSCHEDULED),
                            false));
                });
        long asked = asking.waiting();
        if (asked > 0) {
            counts.add(new Count(asked, "plan.home.asked", "/plan/bookings", true));
        }
        long declined = repairs.waiting();
        if (declined > 0) {
            counts.add(new Count(declined, "plan.home.declined", "/plan/bookings", true));
        }
        int against = broken.count(user);
        if (against > 0) {
            counts.add(new Count(against, "plan.home.broken", "/plan/broken", true));
        }
        return new Card("plan.home", "/plan", counts);
    }
}
