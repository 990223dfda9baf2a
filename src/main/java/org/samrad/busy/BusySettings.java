package org.samrad.busy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How specialists' own calendars are fetched.
 *
 * @param every how long after one time the next follows; 15 minutes or more
 * @param closedNetwork whether addresses of a network of one's own will do, with http, by numbers and at any port: for tests, and where
 *     the calendars lie in the same closed network. Then whoever may type an address can have the server ask whatever is near it
 * @param key under which addresses are kept in the database, 16 characters or more, the same for all programs on it; empty: as they
 *     are. There is none by default: one that lay beside the data would keep nothing from whoever has the data
 */
@ConfigurationProperties("samrad.busy")
record BusySettings(
        @DefaultValue("3h") Duration every,
        @DefaultValue("false") boolean closedNetwork,
        @DefaultValue("") String key) {

    private static final Duration OFTEN = Duration.ofMinutes(15);
    private static final int SHORTEST_KEY = 16;

    BusySettings {
        if (every.compareTo(OFTEN) < 0) {
            throw new IllegalArgumentException(
                    "samrad.busy.every must be 15 minutes or more (15m), not %s.".formatted(every));
        }
        if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "samrad.busy.key must have %d characters or more, not %d.".formatted(SHORTEST_KEY, key.length()));
        }
    }

    /** Names no key, so that a log line can't. */
    @Override
    public String toString() {
        return "busy times every " + every;
    }
}
