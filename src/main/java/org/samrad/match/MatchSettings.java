package org.samrad.match;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How wishes are matched.
 *
 * @param patience how long a match waits for the plan as it is now before it takes the one of a moment ago, while that is being read
 */
@ConfigurationProperties("samrad.match")
record MatchSettings(@DefaultValue("80ms") Duration patience) {

    MatchSettings {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("samrad.match.patience must be 0 or more, not %s.".formatted(patience));
        }
    }
}
