package org.samrad.planning;

import java.time.Duration;
import java.util.function.Consumer;
import org.samrad.dataset.PlanningData;
import org.samrad.solver.Weights;

/** One solve of one data set, from loading to a checked schedule. Used once; {@link #stop} may come from any thread. */
public final class Solve {

    /** @param seed the same seed and the same number of steps give the same answer */
    public Solve(PlanningData data, Weights weights, Duration limit, long seed) {}

    /**
     * Solves until the limit or {@link #stop}, then checks the answer.
     *
     * @param onProgress told of improvements, a few times a second at most, from a solver thread
     */
    public Outcome run(Consumer<Progress> onProgress) {
        throw new IllegalStateException("being built");
    }

    /** Ends the solve early; {@link #run} returns the best so far. Safe to call at any time, also before it began. */
    public void stop() {}
}
