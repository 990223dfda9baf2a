package org.samrad.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long the next try to sign in has to wait. Some mistakes are free; after that each doubles the wait, for that account
 * from that address up to minutes, for all of an address or all of an account up to seconds, so that whoever guesses gets
 * nowhere and nobody else is shut out. An hour without a mistake forgives all. What is remembered has a limit; nothing of it
 * is stored.
 */
@Component
public class SignInAttempts {

    private static final Duration FORGIVEN = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;

    /** Mistakes in a row, and when the last one was. */
    private record Mistakes(int count, Instant last) {}

    /** What a kind of mistakes costs: so many are free, then 1, 2, 4 … seconds. */
    private record Toll(int free, Duration longest) {

        Duration after(int count) {
            if (count < free) {
                return Duration.ZERO;
            }
            Duration doubled = Duration.ofSeconds(1L << Math.min(count - free, 20));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    private static final Toll OF_BOTH = new Toll(5, Duration.ofMinutes(5));
    private static final Toll OF_ONE = new Toll(30, Duration.ofSeconds(10));

    private final Clock clock;
    private final Cache<String, Mistakes> byBoth;
    private final Cache<String, Mistakes> byAddress;
    private final Cache<String, Mistakes> byAccount;

    /** Where an account was opened from lately: its owner is not slowed by what others try elsewhere. */
    private final Cache<String, Instant> opened;

    public SignInAttempts(Clock clock) {
        this.clock = clock;
        this.byBoth = remembering();
        this.byAddress = remembering();
        this.byAccount = remembering();
        this.opened = remembering();
    }

    /** How long it is until this account may be tried from this address; zero: now. */
    public Duration wait(String account, String address) {
        String network = network(address);
        String both = both(account, network);
        Duration ofAccount = opened.getIfPresent(both) == null
                ? left(OF_ONE, byAccount.getIfPresent(shortened(account)))
                : Duration.ZERO;
        return longest(
                left(OF_BOTH, byBoth.getIfPresent(both)), left(OF_ONE, byAddress.getIfPresent(network)), ofAccount);
    }

    /** Counts a wrong name or password; returns how many there have been for the account from the address. */
    public int failed(String account, String address) {
        String network = network(address);
        count(byAddress, network);
        count(byAccount, shortened(account));
        return count(byBoth, both(account, network));
    }

    /** Forgives what went wrong before for the account from the address. */
    void succeeded(String account, String address) {
        String both = both(account, network(address));
        byBoth.invalidate(both);
        opened.put(both, clock.instant());
    }

    private Duration left(Toll toll, @Nullable Mistakes mistakes) {
        if (mistakes == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), mistakes.last.plus(toll.after(mistakes.count)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private int count(Cache<String, Mistakes> mistakes, String key) {
        Instant now = clock.instant();
        return mistakes.asMap()
                .merge(key, new Mistakes(1, now), (before, one) -> new Mistakes(before.count + 1, now))
                .count;
    }

    private static Duration longest(Duration... waits) {
        return Arrays.stream(waits).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static String both(String account, String network) {
        return network + " " + shortened(account);
    }

    /** No account has a longer name, and what is remembered stays small. */
    private static String shortened(String account) {
        return account.length() <= 64 ? account : account.substring(0, 64);
    }

    /** One household or office: an IPv4 address, or the first half of an IPv6 address, whose other half each may choose. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8)
                    : address;
        } catch (IllegalArgumentException e) {
            return shortened(address);
        }
    }

    private <V> Cache<String, V> remembering() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(FORGIVEN)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }
}
