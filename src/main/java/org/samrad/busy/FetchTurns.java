package org.samrad.busy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How often one account may have a calendar fetched or read at once. What is remembered has a limit; nothing of it is stored. */
final class FetchTurns {

    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(30);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Cache<String, List<Instant>> taken;

    FetchTurns(Clock clock) {
        this.clock = clock;
        this.taken = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(WITHIN)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** Takes a turn; false where the account has to wait. */
    boolean take(String account) {
        Instant now = clock.instant();
        var got = new boolean[1];
        taken.asMap().compute(account, (who, before) -> {
            List<Instant> turns = new ArrayList<>(before == null ? List.of() : before);
            turns.removeIf(turn -> turn.isBefore(now.minus(WITHIN)));
            got[0] = turns.size() < MOST;
            if (got[0]) {
                turns.add(now);
            }
            return turns;
        });
        return got[0];
    }
}
