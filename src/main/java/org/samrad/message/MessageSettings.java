package org.samrad.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long messages are kept.
 *
 * @param kept after which time a message is forgotten, read or not, and its mail with it
 */
@ConfigurationProperties("samrad.messages")
public record MessageSettings(@DefaultValue("180d") Duration kept) {

    private static final Duration SHORTEST = Duration.ofDays(7);

    public MessageSettings {
        if (kept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "samrad.messages.kept must be a week or more (7d), not %s.".formatted(kept));
        }
    }
}
