package org.samrad.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.samrad.account.AccountChanged.What;
import org.samrad.limits.Fault;
import org.samrad.limits.IdentityNumbers;
import org.samrad.limits.Texts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes and changes accounts. Each method that refuses something throws {@link AccountRefused} and has changed nothing; who does
 * what is not asked here, but by the rules of the addresses.
 */
@Component
@ConditionalOnWebApplication
public class AccountKeeping {

    private static final String USERNAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{2,63}";
    private static final int LONGEST_NAME = 200;

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Demo demo;
    private final AccountNews news;
    private final Clock clock;

    AccountKeeping(Accounts accounts, PasswordEncoder encoder, Demo demo, AccountNews news, Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.demo = demo;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Makes an account that its owner opens by a link.
     *
     * @param username 3 to 64 letters, digits, dots, underscores, hyphens and at signs; kept in small letters
     * @param name 1 to 200 characters
     * @param mail as for {@link AccountMail#change}
     */
    @Transactional
    public AccountLink invite(
            String username, String name, Locale language, List<Grant> grants, PersonBinding person, String mail) {
        var faults = new ArrayList<Fault>(wrongNames(username, name));
        faults.addAll(AccountMail.wrong(mail));
        if (grants.isEmpty()) {
            faults.add(Fault.in("roles", "account.error.roles"));
        }
        if (!faults.isEmpty()) {
            throw new AccountRefused(faults);
        }
        String small = small(username);
        String called = Texts.clean(name);
        AccountLink link = AccountLink.from(now());
        var account = new Account(small, unknown(), called, grants);
        account.prefer(language);
        account.bind(person);
        account.openBy(link, account.password());
        String address = Texts.cleanOrNull(mail);
        account.mailTo(null, address, MailChoice.AT_ONCE);
        // What is made while everybody may be anybody goes with the demo.
        accounts.save(demo.isShown() ? account.forDemo() : account);
        news.tell(account, What.INVITED, words(account));
        if (address != null) {
            news.tellMailGiven(small, address);
        }
        return link;
    }

    private static String small(String username) {
        return Texts.clean(username).toLowerCase(Locale.ROOT);
    }

    /** What is wrong with the names of an account that is to be made; nothing where it can be made. */
    public List<Fault> wrongNames(String username, String name) {
        var faults = new ArrayList<Fault>();
        String small = small(username);
        if (!small.matches(USERNAME)) {
            faults.add(Fault.in("username", "account.error.username", IdentityNumbers.without(username)));
        } else if (IdentityNumbers.firstIn(small).isPresent()) {
            faults.add(Fault.in("username", "account.error.identity"));
        } else if (accounts.existsById(small)) {
            faults.add(Fault.in("username", "account.error.username-taken", small));
        }
        faults.addAll(wrongName(name));
        return faults;
    }

    /** What is wrong with the name that an account goes by. */
    public static List<Fault> wrongName(String name) {
        String called = Texts.clean(name);
        if (IdentityNumbers.firstIn(called).isPresent()) {
            return List.of(Fault.in("name", "account.error.identity-name"));
        }
        return called.isEmpty() || called.length() > LONGEST_NAME || !Texts.isProper(called)
                ? List.of(Fault.in("name", "account.error.name", LONGEST_NAME))
                : List.of();
    }

    /** Lets the owner in no more, and ends what they are signed in to. */
    @Transactional
    public void close(long number) {
        Account account = changeable(number);
        if (account.closedAt() == null) {
            requireAnotherAdministrator(account);
            account.close(now());
            news.tell(account, What.CLOSED, null);
        }
    }

    /** Lets the owner in again, by the password that they had; one who had not chosen any needs a new link. */
    @Transactional
    public void reopen(long number) {
        Account account = changeable(number);
        if (account.closedAt() != null) {
            account.reopen();
            news.tell(account, What.REOPENED, null);
        }
    }

    /** Makes a new link; the password so far and any link before work no more. */
    @Transactional
    public AccountLink reset(long number) {
        Account account = changeable(number);
        if (account.closedAt() != null) {
            throw AccountRefused.because("account", "account.error.closed", account.displayName());
        }
        requireAnotherAdministrator(account);
        AccountLink link = AccountLink.from(now());
        account.openBy(link, unknown());
        news.tell(account, What.RESET, null);
        return link;
    }

    /**
     * Gives the account this name and these roles in place of those so far, and says which specialist it is.
     *
     * @param seen the {@link Account#shape} that was shown; empty where it goes for any
     */
    @Transactional
    public void change(long number, String seen, String name, List<Grant> grants, PersonBinding person) {
        Account account = changeable(number);
        if (!seen.isEmpty() && !seen.equals(account.shape())) {
            throw AccountRefused.because("account", "account.error.meanwhile", account.displayName());
        }
        var faults = new ArrayList<Fault>(wrongName(name));
        if (grants.isEmpty()) {
            faults.add(Fault.in("roles", "account.error.roles"));
        }
        if (!faults.isEmpty()) {
            throw new AccountRefused(faults);
        }
        boolean stays = grants.stream().anyMatch(grant -> grant.role() == AccountRole.ADMINISTRATOR);
        if (!stays) {
            requireAnotherAdministrator(account);
        }
        String called = Texts.clean(name);
        if (!account.displayName().equals(called)) {
            account.rename(called);
            news.tell(account, What.RENAMED, null);
        }
        if (!account.grants()
                .equals(grants.stream()
                        .sorted(Comparator.comparing(Grant::role))
                        .toList())) {
            account.grant(grants);
            news.tell(account, What.ROLES_CHANGED, words(account));
        }
        if (!account.person().equals(person)) {
            account.bind(person);
            news.tell(account, What.BOUND, person.id());
        }
    }

    /** The account that a link opens now; empty where it is none, was used, or is too old. */
    @Transactional(readOnly = true)
    public Optional<Account> invited(String secret) {
        return accounts.findByLinkHash(Secrets.hash(secret))
                .filter(account -> account.closedAt() == null)
                .filter(account ->
                        account.linkUntil() != null && account.linkUntil().isAfter(now()));
    }

    /**
     * Gives the account that a link opens its password.
     *
     * @return whether the link did open one
     */
    @Transactional
    public boolean choose(String secret, String password) {
        // Of two who follow the same link at the same moment the second one waits, and comes too late.
        if (accounts.lockByLinkHash(Secrets.hash(secret)).isEmpty()) {
            return false;
        }
        Account account = invited(secret).orElse(null);
        if (account == null) {
            return false;
        }
        require(password, account);
        account.choose(encoder.encode(password));
        news.tell(account, What.PASSWORD_CHOSEN, null);
        return true;
    }

    /**
     * Changes a password, by whoever knows the one so far.
     *
     * @return who is signed in from then on; all other sessions of the account end
     */
    @Transactional
    public CurrentUser changePassword(String username, String before, String password) {
        accounts.lockByUsername(username);
        Account account = accounts.findById(username).orElseThrow();
        if (account.isShared()) {
            throw AccountRefused.because("password", "account.error.demo");
        }
        if (!encoder.matches(before, account.password())) {
            throw AccountRefused.because("before", "account.error.password");
        }
        require(password, account);
        account.choose(encoder.encode(password));
        news.tell(account, What.PASSWORD_CHANGED, null);
        return CurrentUser.of(account);
    }

    private static void require(String password, Account account) {
        List<Fault> faults = PasswordRule.faults(password, account.username(), account.displayName());
        if (!faults.isEmpty()) {
            throw new AccountRefused(faults);
        }
    }

    private Account changeable(long number) {
        // First held, then read: all of the row is written.
        accounts.lockByNumber(number);
        Account account = accounts.findByNumber(number).orElseThrow(NoSuchAccount::new);
        if (account.isShared()) {
            throw AccountRefused.because("account", "account.error.demo");
        }
        return account;
    }

    /** Somebody is left who can sign in and look after accounts. */
    private void requireAnotherAdministrator(Account account) {
        if (account.roles().contains(AccountRole.ADMINISTRATOR) && account.isInUse()) {
            accounts.lockAdministrators();
            if (accounts.countAdministratorsInUse() <= 1) {
                throw AccountRefused.because("account", "account.error.last", account.displayName());
            }
        }
    }

    /** The password of nobody. */
    private String unknown() {
        return encoder.encode(UUID.randomUUID().toString());
    }

    private static String words(Account account) {
        return account.grants().stream()
                .map(grant ->
                        grant.everywhere() ? grant.role().name() : grant.role() + " " + String.join("+", grant.ids()))
                .collect(Collectors.joining(", "));
    }

    private Instant now() {
        return clock.instant();
    }
}
