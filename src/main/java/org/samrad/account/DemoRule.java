package org.samrad.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * When the site shows itself as a demo: accounts that anyone may use, and example data where there is none. By itself it
 * does so only where nobody else can come, which is on its own default database and its own machine; anywhere else somebody
 * has to ask for it by name, and nobody can where real people have accounts.
 */
public final class DemoRule {

    /** Which profile the start names. */
    enum Profile {
        NONE,
        DEMO,
        OTHER
    }

    /** Whose accounts the database holds. */
    enum Held {
        NOBODYS,
        THE_DEMOS,
        REAL_ONES
    }

    /** The database that the program has where no setting names another. */
    static final String DEFAULT_DATABASE = "jdbc:h2:file:./var/samrad";

    private static final String PROFILE = "demo";

    private DemoRule() {}

    /**
     * Whether to show the demo, as the site is set up.
     *
     * @param held all accounts there are
     * @throws CannotStart if what is asked for contradicts what is there
     */
    public static boolean shows(Environment environment, List<Account> held) {
        return shows(
                profile(environment),
                DEFAULT_DATABASE.equals(environment.getProperty("spring.datasource.url")),
                whose(held),
                isLoopback(environment.getProperty("server.address", "")));
    }

    /**
     * Whether to show the demo.
     *
     * @param defaultDatabase whether the database is the embedded one that no setting names
     * @param loopback whether the site can be reached from its own machine only
     * @throws CannotStart if what is asked for contradicts what is there
     */
    public static boolean shows(Profile profile, boolean defaultDatabase, Held held, boolean loopback) {
        return switch (profile) {
            case OTHER -> false;
            case DEMO -> {
                if (held == Held.REAL_ONES) {
                    throw new CannotStart(
                            "The profile demo would open the accounts and data of this database to everybody,"
                                    + " and it holds accounts of real people. Start with --spring.profiles.active=production,"
                                    + " or give the demo a database of its own in spring.datasource.url.");
                }
                yield true;
            }
            case NONE -> {
                boolean alone = defaultDatabase && loopback;
                if (held == Held.THE_DEMOS && !alone) {
                    throw new CannotStart("This database holds the accounts of the demo, and %s. Start with"
                                    .formatted(
                                            defaultDatabase
                                                    ? "server.address lets other machines in"
                                                    : "spring.datasource.url names it as if it were a real one")
                            + " --spring.profiles.active=demo to show the demo to everybody who comes,"
                            + " or with --spring.profiles.active=production to remove its accounts.");
                }
                yield alone && held != Held.REAL_ONES;
            }
        };
    }

    private static Profile profile(Environment environment) {
        List<String> named = Arrays.asList(environment.getActiveProfiles());
        if (named.contains(PROFILE)) {
            return Profile.DEMO;
        }
        // Who names an administrator sets up a real site, and need not say so twice.
        boolean real = !named.isEmpty()
                || !environment.getProperty("samrad.administrator.username", "").isBlank();
        return real ? Profile.OTHER : Profile.NONE;
    }

    private static Held whose(List<Account> accounts) {
        if (accounts.isEmpty()) {
            return Held.NOBODYS;
        }
        return accounts.stream().allMatch(Account::isDemo) ? Held.THE_DEMOS : Held.REAL_ONES;
    }

    /** Without an address the site listens on all that the machine has. */
    public static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
