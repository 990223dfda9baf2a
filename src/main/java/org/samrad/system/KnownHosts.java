package org.samrad.system;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.samrad.account.DemoRule;

/**
 * Whether the site goes by a host's name. Named ones it does, and those of its own machine always. Where none is named, a
 * site that listens to other machines goes by any, and one that does not by no other, so that no page elsewhere can talk to
 * it under a name of its own.
 */
final class KnownHosts implements Predicate<String> {

    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private final Set<String> named;
    private final boolean any;

    /** @param address that the site listens at; empty: all of the machine's */
    KnownHosts(List<String> named, String address) {
        this.named = Set.copyOf(named.stream().map(KnownHosts::plain).toList());
        this.any = named.isEmpty() && !DemoRule.isLoopback(address);
    }

    @Override
    public boolean test(String host) {
        return any || named.contains(plain(host)) || OWN_MACHINE.contains(plain(host));
    }

    private static String plain(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }
}
