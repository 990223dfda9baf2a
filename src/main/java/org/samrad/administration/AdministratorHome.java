package org.samrad.administration;

import java.util.List;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.system.HomeOffer;
import org.springframework.stereotype.Component;

/** What the administrator sees first: how much there is to look after. */
@Component
class AdministratorHome implements HomeOffer {

    private final Accounts accounts;
    private final DataOverview overview;

    AdministratorHome(Accounts accounts, DataOverview overview) {
        this.accounts = accounts;
        this.overview = overview;
    }

    @Override
    public AccountRole role() {
        return AccountRole.ADMINISTRATOR;
    }

    @Override
    public Card card(CurrentUser user) {
        DataFacts facts = overview.now();
        return new Card(
                "home.administrator",
                "/admin",
                List.of(
                        new Count(accounts.count(), "admin.accounts", "/admin#accounts", false),
                        new Count(facts.specialists(), "admin.specialists", "/admin#data", false),
                        new Count(facts.requests(), "admin.requests", "/admin#data", false)));
    }
}
