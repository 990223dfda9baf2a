package org.samrad.administration;

import java.util.List;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.system.HomeOffer;
import org.springframework.stereotype.Component;

/** What the administrator sees first: the first steps, while one of those that are theirs is left; then how
 * much there is to look after. */
@Component
class AdministratorHome implements HomeOffer {

    private final Accounts accounts;
    private final DataOverview overview;
    private final FirstSteps steps;

    AdministratorHome(Accounts accounts, DataOverview overview, FirstSteps steps) {
        this.accounts = accounts;
        this.overview = overview;
        this.steps = steps;
    }

    @Override
    public AccountRole role() {
        return AccountRole.ADMINISTRATOR;
    }

    @Override
    public Card card(CurrentUser user) {
        long left = steps.all().stream()
                .filter(step -> step.page() != null && !step.done())
                .count();
        if (left > 0) {
            return new Card(
                    "home.first-steps",
                    "/admin#first-steps",
                    List.of(new Count(left, "home.first-steps.left", "/admin#first-steps", true)));
        }
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
