package org.samrad.plan;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How planning keeps what it makes.
 *
 * @param storeEvery the least time between two storings of a run's best so far; longer where storing itself takes long
 * @param keptProposals how many proposals that were never published are kept, newest first; published ones stay as long as their versions,
 *     and those that a planner has named or changed by hand until they are thrown away
 * @param runsPerPerson how many runs one person may have under way
 * @param whatIfsPerPerson how many runs about imagined data one person may have under way; one study takes up to 16
 */
@ConfigurationProperties("samrad.planning")
public record PlanningSettings(
        @DefaultValue("1500ms") Duration storeEvery,
        @DefaultValue("30") int keptProposals,
        @DefaultValue("10") int runsPerPerson,
        @DefaultValue("32") int whatIfsPerPerson) {

    public PlanningSettings {
        if (runsPerPerson < 1 || whatIfsPerPerson < 1) {
            throw new IllegalArgumentException(
                    "samrad.planning.runs-per-person and samrad.planning.what-ifs-per-person must be 1 or more, not %d and %d."
                            .formatted(runsPerPerson, whatIfsPerPerson));
        }
        if (storeEvery.isNegative() || keptProposals < 1) {
            throw new IllegalArgumentException(
                    "samrad.planning.store-every must be 0 or more and samrad.planning.kept-proposals 1 or more, not %s and %d."
                            .formatted(storeEvery, keptProposals));
        }
    }
}
