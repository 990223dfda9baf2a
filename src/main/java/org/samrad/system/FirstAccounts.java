package org.samrad.system;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sees to it, before the site opens, that somebody can sign in: four demo accounts in the demo and only there, else the
 * administrator that the configuration names where there is no account at all.
 */
@Component
@ConditionalOnWebApplication
class FirstAccounts implements SmartInitializingSingleton {

    /** Not a secret: the sign-in page of the demo offers it to everybody. */
    static final String DEMO_PASSWORD = "samrad-demo";

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

    private record Demo(String username, String name, Role role) {}

    private static final List<Demo> DEMOS = List.of(
            new Demo("coordinator", "Karin Lindqvist", Role.COORDINATOR),
            new Demo("planner", "Per Solberg", Role.PLANNER),
            new Demo("specialist", "Siri Hagen", Role.SPECIALIST),
            new Demo("administrator", "Anna Bergström", Role.ADMINISTRATOR));

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final FirstAdministrator first;
    private final TransactionOperations transactions;
    private final boolean demo;

    FirstAccounts(
            Accounts accounts,
            PasswordEncoder encoder,
            FirstAdministrator first,
            TransactionOperations transactions,
            Environment environment) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.first = first;
        this.transactions = transactions;
        this.demo = environment.acceptsProfiles(Profiles.of(SystemConfiguration.DEMO));
    }

    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(status -> make());
    }

    private void make() {
        if (demo) {
            makeDemoAccounts();
            return;
        }
        accounts.deleteAll(accounts.findByDemoTrue());
        if (accounts.count() == 0) {
            makeFirstAdministrator();
        }
    }

    private void makeDemoAccounts() {
        if (!accounts.findByDemoTrue().isEmpty()) {
            return;
        }
        String password = encoder.encode(DEMO_PASSWORD);
        for (Demo demo : DEMOS) {
            if (!accounts.existsById(demo.username)) {
                accounts.save(new Account(demo.username, password, demo.name, EnumSet.of(demo.role)).forDemo());
            }
        }
    }

    private void makeFirstAdministrator() {
        if (!first.isGiven()) {
            log.warn("There is no account yet, so nobody can sign in: start once with samrad.administrator.username and"
                    + " samrad.administrator.password set.");
            return;
        }
        if (first.password().length() < FirstAdministrator.SHORTEST_PASSWORD) {
            throw new IllegalStateException("samrad.administrator.password has %d characters; it needs at least %d."
                    .formatted(first.password().length(), FirstAdministrator.SHORTEST_PASSWORD));
        }
        accounts.save(new Account(
                first.username(), encoder.encode(first.password()), first.username(), Set.of(Role.ADMINISTRATOR)));
        log.info("Made the first administrator, {}.", first.username());
    }
}
