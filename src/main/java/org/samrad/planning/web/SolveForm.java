package org.samrad.planning.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.samrad.planning.WeightProfile;

/**
 * What a planner asks of a run.
 *
 * @param seconds its time limit
 * @param profile the id of the weights
 * @param seed the same seed tries the same things in the same order
 */
record SolveForm(
        @NotNull(message = "{plan.solve.seconds.range}")
        @Min(value = 5, message = "{plan.solve.seconds.range}")
        @Max(value = 600, message = "{plan.solve.seconds.range}")
        @Nullable
        Integer seconds,

        @NotNull(message = "{plan.solve.profile.missing}") @Nullable
        Long profile,

        @Min(value = 0, message = "{plan.solve.seed.range}") @Nullable
        Long seed) {

    private static final int USUAL_SECONDS = 30;

    static SolveForm usual(WeightProfile preferred) {
        return new SolveForm(USUAL_SECONDS, preferred.id(), 1L);
    }
}
