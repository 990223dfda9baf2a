package org.samrad.planning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How planning keeps what it makes.
 *
 * @param storeEvery the least time between two storings of a run's best so far; longer where storing itself takes long
 * @param keptProposals how many proposals that were never published are kept, newest first; published ones stay for good
 */
@ConfigurationProperties("samrad.planning")
public record PlanningSettings(
        @DefaultValue("1500ms") Duration storeEvery,
        @DefaultValue("30") int keptProposals) {

    public PlanningSettings {
        if (storeEvery.isNegative() || keptProposals < 1) {
            throw new IllegalArgumentException(
                    "samrad.planning.store-every must be 0 or more and samrad.planning.kept-proposals 1 or more, not %s and %d."
                            .formatted(storeEvery, keptProposals));
        }
    }
}
