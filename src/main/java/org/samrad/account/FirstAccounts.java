package org.samrad.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sees to it, before the site opens, that somebody can sign in: a demo account for each role in the demo and only there, else the
 * administrator that the configuration names where there is no account at all.
 */
@Component
@ConditionalOnWebApplication
public class FirstAccounts implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

    record Person(String username, String name, AccountRole role) {}

    public static final List<Person> PERSONS = List.of(
            new Person("coordinator", "Karin Lindqvist", AccountRole.COORDINATOR),
            new Person("planner", "Per Solberg", AccountRole.PLANNER),
            new Person("specialist", "Siri Hagen", AccountRole.SPECIALIST),
            new Person("administrator", "Anna Bergström", AccountRole.ADMINISTRATOR),
            new Person("auditor", "Astrid Holm", AccountRole.AUDITOR));

    /** The usernames of the accounts that the demo opens to everybody. */
    public static List<String> shared() {
        return PERSONS.stream().map(Person::username).toList();
    }

    /** Whether the demo opens the account of that name to everybody. */
    static boolean isOne(String username) {
        return PERSONS.stream().anyMatch(person -> person.username.equals(username));
    }

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final FirstAdministrator first;
    private final TransactionOperations transactions;
    private final Demo demo;

    /** Made anew at each start, so that no password is known that would open another site. */
    private final String demoPassword = UUID.randomUUID().toString();

    FirstAccounts(
            Accounts accounts,
            PasswordEncoder encoder,
            FirstAdministrator first,
            TransactionOperations transactions,
            Demo demo) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.first = first;
        this.transactions = transactions;
        this.demo = demo;
    }

    /** What the demo's accounts are opened with until the site stops; its sign-in page hands it to everybody. */
    public String demoPassword() {
        return demoPassword;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(status -> make());
    }

    private void make() {
        if (demo.isShown()) {
            makeDemoAccounts();
            return;
        }
        accounts.deleteAll(accounts.findByDemoTrue());
        if (accounts.count() == 0) {
            makeFirstAdministrator();
        }
    }

    private void makeDemoAccounts() {
        String password = encoder.encode(demoPassword);
        for (Person person : PERSONS) {
            Account account = accounts.findById(person.username)
                    .orElseGet(() ->
                            new Account(person.username, password, person.name, EnumSet.of(person.role)).forDemo());
            account.use(password);
            accounts.save(account);
        }
    }

    private void makeFirstAdministrator() {
        if (!first.isGiven()) {
            log.warn("There is no account yet, so nobody can sign in: start once with samrad.administrator.username and"
                    + " samrad.administrator.password set, or with --spring.profiles.active=demo to look at the demo.");
            return;
        }
        if (first.password().length() < FirstAdministrator.SHORTEST_PASSWORD) {
            throw new CannotStart(
                    "samrad.administrator.password has %d characters; it needs at least %d. Choose a longer one."
                            .formatted(first.password().length(), FirstAdministrator.SHORTEST_PASSWORD));
        }
        accounts.save(new Account(
                first.username(),
                encoder.encode(first.password()),
                first.username(),
                Set.of(AccountRole.ADMINISTRATOR)));
        log.info("Made the first administrator, {}.", first.username());
    }
}
