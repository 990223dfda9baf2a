package org.samrad.account;

import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountChanged.What;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what becomes of accounts, inside the transaction that does it. */
@Component
@ConditionalOnWebApplication
class AccountNews {

    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    AccountNews(Accounts accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    /** Tells that an account is another. */
    void tell(Account account, What what, @Nullable String detail) {
        // Whoever hears of it may look at the tables.
        accounts.flush();
        events.publishEvent(new AccountChanged(account.username(), what, detail));
    }

    /** Tells that an address waits to be confirmed. */
    void tellMailGiven(String username, String address) {
        events.publishEvent(new MailGiven(username, address));
    }
}
