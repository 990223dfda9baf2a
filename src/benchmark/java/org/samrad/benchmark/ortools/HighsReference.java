package org.samrad.benchmark.ortools;

import com.google.ortools.Loader;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.Reference;
import org.samrad.solver.Plan;
import org.samrad.solver.Weights;

/**
 * HiGHS on {@link TimeIndexedModel}, for bounds and, on small sets, proven optima. How much can be scheduled is found out by CP-SAT
 * first, for at most half of the time, since it proves that in seconds where HiGHS may find nothing at all; HiGHS then looks
 * for the least waiting with that. It uses one core and prints its log.
 */
public final class HighsReference implements Reference {

    /** Most pairs of opening and seat: beyond it building and solving take more memory than a benchmark should. */
    static final long MOST_CHOICES = 400_000;

    @Override
    public String id() {
        return "highs";
    }

    @Override
    public @Nullable String refusal(Task task) {
        return task.weights().equals(Weights.benchmark()) ? null : "knows the weights of the profile benchmark alone";
    }

    @Override
    public boolean differsBySeed() {
        return false;
    }

    @Override
    public Answer solve(Task task) {
        Loader.loadNativeLibraries();
        long began = System.nanoTime();
        var choices = new Choices(task.problem());
        if (choices.size() > MOST_CHOICES) {
            return Answer.none(
                    "too large: %,d choices, at most %,d are taken on".formatted(choices.size(), MOST_CHOICES));
        }
        var intervals = new IntervalModel(choices);
        intervals.hint(CpSatReference.greedyPlan(task));
        intervals.maximiseScheduled();
        CpSatPhase most = CpSatPhase.run(intervals, task, task.limit().dividedBy(2), began);
        if (!most.found()) {
            return Answer.none("CP-SAT found nothing in half of the time");
        }
        Plan plan = Plan.of(task.problem(), task.weights(), intervals.placements(most.solver()));
        var model = new TimeIndexedModel(choices);
        model.minimiseWaiting(most.scheduled());
        HighsPhase least = HighsPhase.run(model.model(), task.limit().minusNanos(System.nanoTime() - began));
        if (least.values() != null) {
            plan = Plan.of(task.problem(), task.weights(), model.placements(least.values()));
        }
        // Less waiting may be had with less scheduled: without proof of the one nothing is known of the other.
        double waiting = most.proven() ? choices.waitingAtLeast(least.bound()) : 0;
        return new Answer(
                plan,
                new Bound(choices.unscheduledAtLeast(most.bound()), waiting),
                most.firstComplete(),
                0,
                least.values() == null ? "no plan of its own in time: CP-SAT's first" : "");
    }
}
