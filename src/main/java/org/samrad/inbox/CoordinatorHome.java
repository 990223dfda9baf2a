package org.samrad.inbox;

import java.util.List;
import java.util.Map;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.scope.Scope;
import org.samrad.system.HomeOffer;
import org.springframework.stereotype.Component;

/** What the coordinator sees first: the requests that can't wait. */
@Component
class CoordinatorHome implements HomeOffer {

    private final InboxSearch search;
    private final Scope scope;

    CoordinatorHome(InboxSearch search, Scope scope) {
        this.search = search;
        this.scope = scope;
    }

    @Override
    public AccountRole role() {
        return AccountRole.COORDINATOR;
    }

    @Override
    public Card card(CurrentUser user) {
        Map<InboxTab, Long> counts =
                search.counts(InboxFilter.all(user.username(), scope.coordinated(), scope.coordinated()));
        return new Card(
                "home.coordinator",
                "/requests/new",
                List.of(
                        count(InboxTab.ATTENTION, counts, true),
                        count(InboxTab.WAITING, counts, false),
                        count(InboxTab.SCHEDULED, counts, false)));
    }

    private static Count count(InboxTab tab, Map<InboxTab, Long> counts, boolean urgent) {
        return new Count(counts.getOrDefault(tab, 0L), "inbox.tab." + tab, "/requests?tab=" + tab.slug(), urgent);
    }
}
