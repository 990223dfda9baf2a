package org.samrad.administration;

import java.util.ArrayList;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.mail.MailTrouble;
import org.samrad.system.HomeOffer;
import org.springframework.stereotype.Component;

/** What the administrator sees first: the first steps, while one of those that are theirs is left; then how
 * much there is to look after. */
@Component
class AdministratorHome implements HomeOffer {

    private final Accounts accounts;
    private final DataOverview overview;
    private final FirstSteps steps;
    private final MailTrouble mail;

    AdministratorHome(Accounts accounts, DataOverview overview, FirstSteps steps, MailTrouble mail) {
        this.accounts = accounts;
        this.overview = overview;
        this.steps = steps;
        this.mail = mail;
    }

    @Override
    public AccountRole role() {
        return AccountRole.ADMINISTRATOR;
    }

    @Override
    public Card card(CurrentUser user) {
        var counts = new ArrayList<Count>();
        MailTrouble.Now trouble = mail.now();
        if (trouble.dead() > 0) {
            counts.add(new Count(trouble.dead(), "home.administrator.mail-dead", "/admin/messages#mail-dead", true));
        }
        if (trouble.failingSince() != null && trouble.waiting() > 0) {
            counts.add(new Count(trouble.waiting(), "home.administrator.mail-failing", "/admin/messages", true));
        }
        long left = steps.all().stream()
                .filter(step -> step.page() != null && !step.done())
                .count();
        if (left > 0) {
            counts.addFirst(new Count(left, "home.first-steps.left", "/admin#first-steps", true));
            return new Card("home.first-steps", "/admin#first-steps", counts);
        }
        DataFacts facts = overview.now();
        counts.add(new Count(accounts.count(), "admin.accounts", "/admin#accounts", false));
        counts.add(new Count(facts.specialists(), "admin.specialists", "/admin#data", false));
        counts.add(new Count(facts.requests(), "admin.requests", "/admin#data", false));
        return new Card("home.administrator", "/admin", counts);
    }
}
