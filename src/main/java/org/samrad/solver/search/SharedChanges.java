package org.samrad.solver.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;

/**
 * The changes that several searches beside each other make to the same plan, each to a copy of its own: all of them make all
 * changes, in the same order. Each may also show the others the best plan it has. Safe from any thread.
 */
final class SharedChanges {

    /**
     * A change that was taken.
     *
     * @param requests by index
     * @param options what each of them gets, null where it loses its place
     * @param more by how much more the plan leaves out, by what that costs
     */
    record Change(int[] requests, @Nullable Option[] options, long more) {}

    /** One of the searches. */
    final class Part {

        /** Changes of the others that it has not made yet. */
        private final Queue<Change> waiting = new ArrayDeque<>();

        /** The next change that another one has made; null where there is none. */
        @Nullable
        Change next() {
            synchronized (SharedChanges.this) {
                return waiting.poll();
            }
        }

        /**
         * Makes a change one of all, unless others have made changes that this search has not made yet: then nothing happens.
         *
         * @param held what the plan then holds, asked for where it leaves out less than any before
         * @return whether it is
         */
        boolean add(Change change, Supplier<@Nullable Option[]> held) {
            synchronized (SharedChanges.this) {
                if (!waiting.isEmpty()) {
                    return false;
                }
                more += change.more;
                if (more < least) {
                    least = more;
                    best = held.get();
                }
                for (Part part : parts) {
                    if (part != this) {
                        part.waiting.add(change);
                    }
                }
                return true;
            }
        }

        /** By how much more the best plan leaves out than that to begin with, by what that costs: 0 or less. */
        long least() {
            return least;
        }

        /** What the best plan holds by request; null where none is better than that to begin with. */
        @Nullable
        Option @Nullable [] best() {
            synchronized (SharedChanges.this) {
                return best;
            }
        }

        /** The best plan that any of the searches has shown so far, to each a copy of its own; this one where none is better. */
        Plan betterOf(Plan own) {
            synchronized (SharedChanges.this) {
                if (own.isBetterThan(shown)) {
                    shown = new PlanCloner().cloneSolution(own);
                }
                return shown == null || !shown.isBetterThan(own) ? own : new PlanCloner().cloneSolution(shown);
            }
        }

        /** Ends its part: changes of others are no longer kept for it. */
        void leave() {
            synchronized (SharedChanges.this) {
                parts.remove(this);
                waiting.clear();
            }
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private long more;
    private volatile long least;
    private @Nullable Option @Nullable [] best;
    private @Nullable Plan shown;

    /** A new part; to be asked for before any of them begins. */
    synchronized Part part() {
        var part = new Part();
        parts.add(part);
        return part;
    }
}
