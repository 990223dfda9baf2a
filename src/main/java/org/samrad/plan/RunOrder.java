package org.samrad.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.samrad.solve.Start;
import org.samrad.weights.WeightProfile;

/**
 * What somebody asks of a run.
 *
 * @param profile the weights; those of this moment count, whatever becomes of the profile
 * @param limit {@link PlanningRun#SHORTEST} to {@link PlanningRun#LONGEST}
 * @param from what it begins with, unless with a proposal; {@link Start#PUBLISHED} holds on to what is published in any case
 * @param beginsWith the proposal to go on from, with its schedule, its pins and what it takes for granted; null for none
 * @param name up to {@value Proposal#MAX_NAME} characters; null for none
 * @param whatIf what is imagined of the data; null where they are taken as they are. A what-if can't be published
 */
public record RunOrder(
        WeightProfile profile,
        Duration limit,
        long seed,
        Start from,
        @Nullable Long beginsWith,
        @Nullable String name,
        @Nullable String whatIf) {

    public RunOrder {
        if (limit.compareTo(PlanningRun.SHORTEST) < 0 || limit.compareTo(PlanningRun.LONGEST) > 0) {
            throw new IllegalArgumentException("The time limit must be %d to %d seconds, not %d."
                    .formatted(PlanningRun.SHORTEST.toSeconds(), PlanningRun.LONGEST.toSeconds(), limit.toSeconds()));
        }
        name = Proposal.nameOrNone(name);
    }

    /** An order without a name, about the data as they are. */
    public static RunOrder of(WeightProfile profile, Duration limit, long seed, Start from) {
        return new RunOrder(profile, limit, seed, from, null, null, null);
    }

    /** The same, but going on from a proposal. */
    public RunOrder goingOnFrom(@Nullable Long proposal) {
        return new RunOrder(profile, limit, seed, from, proposal, name, whatIf);
    }

    /** The same under a name; blank for none. */
    public RunOrder named(@Nullable String newName) {
        return new RunOrder(profile, limit, seed, from, beginsWith, newName, whatIf);
    }

    /** The same about data with something imagined. */
    public RunOrder imagining(String something) {
        return new RunOrder(profile, limit, seed, from, beginsWith, name, something);
    }
}
