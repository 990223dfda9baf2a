package org.samrad.account;

import java.util.List;
import java.util.Objects;
import org.samrad.account.AccountChanged.What;
import org.samrad.limits.Fault;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where people get mail: an address that they give, once they have shown that it is theirs. */
@Component
@ConditionalOnWebApplication
public class AccountMail {

    private static final int LONGEST_ADDRESS = 254;
    private static final String MAIL_ADDRESS = "[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}";

    private final Accounts accounts;
    private final AccountNews news;

    AccountMail(Accounts accounts, AccountNews news) {
        this.accounts = accounts;
        this.news = news;
    }

    /**
     * Says where somebody gets mail, and how. An address that is not in use yet has to be confirmed first, see {@link MailGiven}; until
     * then the one so far stays.
     *
     * @param address up to {@value #LONGEST_ADDRESS} characters; empty: nowhere
     * @return whether an address waits to be confirmed
     */
    @Transactional
    public boolean change(String username, String address, MailChoice choice) {
        accounts.lockByUsername(username);
        Account account = accounts.findById(username).orElseThrow();
        if (account.isShared()) {
            throw AccountRefused.because("mail-address", "account.error.demo");
        }
        List<Fault> faults = wrong(address);
        if (!faults.isEmpty()) {
            throw new AccountRefused(faults);
        }
        String typed = Texts.cleanOrNull(address);
        boolean inUse = Objects.equals(typed, account.mailAddress());
        String known = typed == null ? null : account.mailAddress();
        String pending = inUse ? null : typed;
        if (!Objects.equals(known, account.mailAddress())
                || !Objects.equals(pending, account.mailPending())
                || choice != account.mailChoice()) {
            account.mailTo(known, pending, choice);
            news.tell(account, What.MAIL_CHANGED, choice.name());
        }
        if (pending != null) {
            news.tellMailGiven(username, pending);
        }
        return pending != null;
    }

    /**
     * Puts the address that waits into use: its owner has shown that mail to it reaches them.
     *
     * @return whether it was that address which waited
     */
    @Transactional
    public boolean confirm(String username, String address) {
        accounts.lockByUsername(username);
        Account account = accounts.findById(username).orElseThrow();
        if (!address.equals(account.mailPending())) {
            return address.equals(account.mailAddress());
        }
        account.mailTo(address, null, account.mailChoice());
        news.tell(account, What.MAIL_CONFIRMED, null);
        return true;
    }

    /** What is wrong with an address for mail; nothing where it is empty. */
    public static List<Fault> wrong(String address) {
        String typed = Texts.clean(address);
        if (!typed.isEmpty() && !isMailAddress(typed)) {
            return List.of(Fault.in("mail-address", "account.error.mail", LONGEST_ADDRESS));
        }
        return IdentityNumbers.firstIn(typed).isPresent()
                ? List.of(Fault.in("mail-address", "account.error.mail-identity"))
                : List.of();
    }

    /** One that servers everywhere take: letters, digits and few signs, and a name with a dot behind the at sign. */
    private static boolean isMailAddress(String text) {
        return text.length() <= LONGEST_ADDRESS && text.matches(MAIL_ADDRESS);
    }
}
