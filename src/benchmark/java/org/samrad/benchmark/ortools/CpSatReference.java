package org.samrad.benchmark.ortools;

import com.google.ortools.Loader;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.GreedyReference;
import org.samrad.benchmark.Reference;
import org.samrad.solver.Plan;
import org.samrad.solver.Weights;

/**
 * CP-SAT on {@link IntervalModel}, in two phases of half the time each, the first shorter where its answer is proven: as much
 * scheduled as can be, then the least waiting with that. The greedy plan is its hint. Its bound on the waiting says next to nothing, and
 * is told only where it meets the plan.
 */
public final class CpSatReference implements Reference {

    @Override
    public String id() {
        return "cp-sat";
    }

    @Override
    public @Nullable String refusal(Task task) {
        return task.weights().equals(Weights.benchmark()) ? null : "knows the weights of the profile benchmark alone";
    }

    static Plan greedyPlan(Task task) {
        return Objects.requireNonNull(new GreedyReference().solve(task).plan());
    }

    @Override
    public Answer solve(Task task) {
        Loader.loadNativeLibraries();
        long began = System.nanoTime();
        var choices = new Choices(task.problem());
        var model = new IntervalModel(choices);
        model.hint(greedyPlan(task));
        model.maximiseScheduled();
        CpSatPhase most = CpSatPhase.run(model, task, task.limit().dividedBy(2), began);
        if (!most.found()) {
            return Answer.none("nothing found in half of the time; %,d literals".formatted(model.literals()));
        }
        Plan plan = Plan.of(task.problem(), task.weights(), model.placements(most.solver()));
        model.hint(plan);
        model.minimiseWaiting(most.scheduled());
        CpSatPhase least = CpSatPhase.run(model, task, task.limit(), began);
        if (least.found()) {
            plan = Plan.of(task.problem(), task.weights(), model.placements(least.solver()));
        }
        boolean best = most.proven() && least.proven();
        return new Answer(
                plan,
                new Bound(choices.unscheduledAtLeast(most.bound()), best ? choices.waitingAtLeast(least.bound()) : 0),
                most.firstComplete(),
                0,
                "");
    }
}
