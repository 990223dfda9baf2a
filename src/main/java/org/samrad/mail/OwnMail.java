package org.samrad.mail;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.account.Account;
import org.samrad.account.Accounts;
import org.samrad.account.MailChoice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the page of one's own account says of mail; {@code templates/mail/own.html} shows it. */
@Component("ownMail")
public class OwnMail {

    private final Accounts accounts;
    private final MailServer server;

    OwnMail(Accounts accounts, MailServer server) {
        this.accounts = accounts;
        this.server = server;
    }

    /**
     * How somebody gets mail.
     *
     * @param address in use; empty where there is none
     * @param pending that waits to be confirmed; empty where none does
     * @param ready whether the site sends mail at all
     */
    public record Shown(String address, String pending, MailChoice choice, boolean ready) {

        /** What was given last. */
        public String given() {
            return pending.isEmpty() ? address : pending;
        }
    }

    /** Null where there is nothing to choose. */
    @Transactional(readOnly = true)
    public @Nullable Shown of(String username) {
        Account account = accounts.findById(username).orElse(null);
        return account == null || account.isShared()
                ? null
                : new Shown(
                        Objects.requireNonNullElse(account.mailAddress(), ""),
                        Objects.requireNonNullElse(account.mailPending(), ""),
                        account.mailChoice(),
                        server.isReady());
    }

    public List<MailChoice> choices() {
        return List.of(MailChoice.values());
    }
}
