package org.samrad.benchmark;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Weights;

/** Another way to solve the same problem, to compare with. Found by {@link java.util.ServiceLoader}. */
public interface Reference {

    /** Name in the table and on the command line. */
    String id();

    /** Why it can't take this problem with these weights, or null where it can. */
    default @Nullable String refusal(Task task) {
        return null;
    }

    /** Whether another seed may give another plan, so that it is run with each. */
    default boolean differsBySeed() {
        return true;
    }

    /** Solves within the limit; one that is over takes what it has. */
    Answer solve(Task task);

    /**
     * What is to be solved, and with what.
     *
     * @param problem the data as the solver's facts
     * @param limit for everything, the building of a model too
     * @param cores how many threads may work at once
     */
    record Task(PlanningData data, Problem problem, Weights weights, Duration limit, int cores, long seed) {}

    /**
     * What came of it.
     *
     * @param plan the plan, or null where nothing came of it
     * @param firstComplete from the beginning to the first complete plan, null where it isn't known
     * @param moves changes tried, 0 where it makes none
     * @param note what a reader of the table should know, or empty
     */
    record Answer(
            @Nullable Plan plan, Bound bound, @Nullable Duration firstComplete, long moves, String note) {

        /** Nothing came of it, and why. */
        public static Answer none(String note) {
            return new Answer(null, Bound.NONE, null, 0, note);
        }
    }

    /**
     * What is proven, in the table's costs.
     *
     * @param medium least cost of the unscheduled that any plan can have, 0 where nothing is known
     * @param soft least soft cost of a plan with the least cost of the unscheduled, 0 where nothing is known
     */
    record Bound(double medium, double soft) {
        public static final Bound NONE = new Bound(0, 0);
    }
}
