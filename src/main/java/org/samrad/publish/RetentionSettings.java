package org.samrad.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what was published is kept in full.
 *
 * @param versions after which time the schedule that a publication left, and the proposal that it came from, are forgotten
 */
@ConfigurationProperties("samrad.retention")
public record RetentionSettings(@DefaultValue("180d") Duration versions) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    public RetentionSettings {
        if (versions.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "samrad.retention.versions must be a day or more (1d), not %s.".formatted(versions));
        }
    }
}
