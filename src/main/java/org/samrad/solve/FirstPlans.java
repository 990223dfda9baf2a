package org.samrad.solve;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;
import org.samrad.solver.search.Replanning;

/**
 * The plans that a solve's searches begin from. Where none can be made, it is what is pinned alone.
 *
 * @param isOver whether to end with what there is
 * @param onFailure told what went wrong
 */
record FirstPlans(Weights weights, long seed, BooleanSupplier isOver, Consumer<Throwable> onFailure) {

    /** A plan made anew, from what is published or from scratch. */
    Plan from(Start start, Problem problem) {
        return orOnlyPinned(
                problem,
                () -> start == Start.SCRATCH
                        ? PlanSolver.firstPlan(problem, weights, seed, isOver)
                        : PlanSolver.firstPlanFromPublished(problem, weights, seed, isOver));
    }

    /**
     * A schedule as far as the data let it, and the rest placed around it.
     *
     * @param schedule may be about older data
     * @param data what the problem was loaded from
     */
    Plan carriedOver(List<ScheduleRow> schedule, PlanningData data, Problem problem) {
        return orOnlyPinned(problem, () -> {
            Map<String, Request.Placement> earlier = Schedules.placements(schedule, data, problem);
            return Replanning.complete(Plan.carriedOver(earlier, problem, weights), seed, isOver);
        });
    }

    /**
     * What is published as it stands; only what breaks a rule gets another place, from here on and throughout the search.
     *
     * @param reached places that were found for those that break one; may be about older data
     */
    Plan mended(List<ScheduleRow> reached, PlanningData data, Problem problem) {
        Set<String> broken = broken(data);
        List<ScheduleRow> found =
                reached.stream().filter(row -> broken.contains(row.request())).toList();
        Plan published = Plan.carriedOver(Schedules.placements(found, data, problem), problem, weights);
        published.standBut(broken);
        try {
            return Replanning.complete(published, seed, isOver);
        } catch (RuntimeException | StackOverflowError failed) {
            onFailure.accept(failed);
            return published;
        }
    }

    /** The published consultations that break a rule: who breaks it, or whoever takes part where that one is pinned. */
    private static Set<String> broken(PlanningData data) {
        Set<String> pinned = data.bookedRoles().stream()
                .filter(PlanningData.BookedRole::pinned)
                .map(PlanningData.BookedRole::request)
                .collect(Collectors.toSet());
        return ScheduleCheck.checkOwn(data, data.published()).stream()
                .flatMap(found ->
                        pinned.contains(found.request()) ? found.involved().stream() : Stream.of(found.request()))
                .collect(Collectors.toSet());
    }

    private Plan orOnlyPinned(Problem problem, Supplier<Plan> first) {
        try {
            return first.get();
        } catch (RuntimeException | StackOverflowError failed) {
            onFailure.accept(failed);
            return Plan.ofPinned(problem, weights);
        }
    }
}
