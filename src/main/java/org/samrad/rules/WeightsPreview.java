package org.samrad.rules;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.solver.Weights;

/**
 * What a plan would come to by other weights, tried before they are saved: a few seconds of solving that begin with the plan.
 * As it was when it was asked for; the next answer may be another.
 *
 * @param plan which plan it begins with
 * @param weights that are tried
 * @param elapsed time of solving so far
 * @param found time of solving until the best so far was found
 * @param beganWith the plan as it was when solving began; null before that
 * @param schedule the best so far; null before there is one, and where it failed
 * @param broken which rules the checker found broken, the first few; empty unless that is why it failed
 */
public record WeightsPreview(
        String id,
        PlanRef plan,
        Weights weights,
        State state,
        Duration elapsed,
        Duration found,
        @Nullable List<ScheduleRow> beganWith,
        @Nullable List<ScheduleRow> schedule,
        List<Violation> broken) {

    /** How far it has come. */
    public enum State {
        /** Others are being solved; this one's turn comes. */
        WAITING,
        RUNNING,
        /** It has had its time. */
        DONE,
        /** A planner cancelled it; its best so far is shown. */
        CANCELLED,
        /** The checker refused what the solver made, or the solver failed; it has no answer. */
        FAILED;

        /** Whether there is more to come. */
        public boolean underWay() {
            return this == WAITING || this == RUNNING;
        }
    }

    /** Time of solving in all. */
    public Duration limit() {
        return WeightsPreviews.LIMIT;
    }
}
