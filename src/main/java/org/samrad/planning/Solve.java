package org.samrad.planning;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.explain.Explanation;
import org.samrad.solver.Parts;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.PlanSolver;
import org.samrad.solver.Problem;
import org.samrad.solver.Replanning;
import org.samrad.solver.Request;
import org.samrad.solver.Weights;

/**
 * One solve of one data set, from loading to a checked schedule. Used once; {@link #stop} and {@link #change} may come from
 * any thread.
 *
 * <p>Data that change while it runs are taken in without a restart: the search ends where it is, its best plan is carried over
 * onto the new data, and the search goes on from there. The solver library's own way, a change of the problem under its
 * hands, begins all phases again as well, and would ask of the facts that they can change.
 */
public final class Solve {

    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(250);

    /** The costs of thousands of requests take some tens of milliseconds to count. */
    private static final Duration BETWEEN_COSTS = Duration.ofSeconds(1);

    private final PlanningData given;
    private final Weights weights;
    private final Duration limit;
    private final long seed;
    private final int searches;
    private @Nullable Start start;
    private @Nullable List<ScheduleRow> beginning;
    private Set<String> held = Set.of();
    private @Nullable Integer steps;
    private long began;

    /** What the rules cost, and in which plan and when they were last counted; of the calling thread. */
    private Map<PlanRule, Double> costs = Map.of();

    private @Nullable Plan costed;

    /** The first thing that went wrong; the solve goes on with the best it has. Of the calling thread. */
    private @Nullable Throwable failure;

    private long costedAt;

    // Guarded by this object.
    private final List<PlanSolver> solvers = new ArrayList<>();
    private boolean stopped;
    private @Nullable Duration firstComplete;
    private boolean ended;
    private long moves;
    private @Nullable PlanningData changed;
    private @Nullable Plan first;
    private List<BitSet> bundles = List.of();
    private @Nullable Plan[] bestOfSearch = {};

    /** @param seed the same seed and the same number of steps give the same answer */
    public Solve(PlanningData data, Weights weights, Duration limit, long seed) {
        this(data, weights, limit, seed, Runtime.getRuntime().availableProcessors());
    }

    /** @param searches how many searches, each with a seed of its own, run side by side; the best wins */
    public Solve(PlanningData data, Weights weights, Duration limit, long seed, int searches) {
        this.given = data;
        this.weights = weights;
        this.limit = limit;
        this.seed = seed;
        this.searches = searches;
    }

    /** Says what to begin with; else it is {@link Start#usual}. */
    public Solve from(Start chosen) {
        this.start = chosen;
        return this;
    }

    /**
     * Says that it begins with a schedule, as far as the data let it; {@link #from} then says only whether what is published
     * stands ({@link Start#PUBLISHED}).
     *
     * @param schedule may be about older data
     * @param standing the requests whose consultations in it are to stay as they are, where the data let them
     */
    public Solve beginningWith(List<ScheduleRow> schedule, Set<String> standing) {
        this.beginning = schedule;
        this.held = standing;
        return this;
    }

    /**
     * Ends each search after as many steps, unless the time limit comes first. With the same data, weights, seed, searches and
     * steps, and time enough for them, the answer is the same.
     *
     * @param most 1 or more
     */
    public Solve endingAfter(int most) {
        this.steps = most;
        return this;
    }

    /**
     * Solves until the limit or {@link #stop}, then checks the answer. Where the search fails, the answer is the best it had come
     * to, and {@link Outcome#failure} says so.
     *
     * @param onProgress told how far it has come, a few times a second, by the calling thread; the first time as soon as there
     *     is a complete plan
     */
    public Outcome run(Consumer<Progress> onProgress) {
        began = System.nanoTime();
        PlanningData data = given;
        Problem problem = ProblemLoader.load(data);
        Start from = Objects.requireNonNullElse(start, Start.usual(data, weights));
        Plan plan = beginning == null ? firstPlan(problem, from) : carriedOver(beginning, data, problem);
        firstComplete = since(began);
        while (true) {
            if (from == Start.PUBLISHED) {
                plan.standAsPublished();
            }
            plan.stand(held);
            search(data, plan, onProgress);
            Plan found = best();
            PlanningData next = nextData();
            if (next == null) {
                return outcome(data, found);
            }
            List<ScheduleRow> reached = Schedules.of(found, data);
            data = next;
            problem = ProblemLoader.load(data);
            plan = carriedOver(reached, data, problem);
        }
    }

    private Plan carriedOver(List<ScheduleRow> schedule, PlanningData data, Problem problem) {
        return orOnlyPinned(problem, () -> {
            Map<String, Request.Placement> earlier = Schedules.placements(schedule, data, problem);
            return Replanning.complete(Plan.carriedOver(earlier, problem, weights), seed);
        });
    }

    private Plan firstPlan(Problem problem, Start from) {
        return orOnlyPinned(
                problem,
                () -> from == Start.SCRATCH
                        ? PlanSolver.firstPlan(problem, weights, seed)
                        : PlanSolver.firstPlanFromPublished(problem, weights, seed));
    }

    /** Where no first plan can be made, the search begins from what is pinned alone. */
    private Plan orOnlyPinned(Problem problem, Supplier<Plan> first) {
        try {
            return first.get();
        } catch (RuntimeException | StackOverflowError failed) {
            note(failed);
            return Plan.ofPinned(problem, weights);
        }
    }

    private void note(Throwable failed) {
        failure = failure == null ? failed : failure;
    }

    private Outcome outcome(PlanningData data, Plan found) {
        List<ScheduleRow> schedule = Schedules.of(found, data);
        List<UnscheduledRow> unscheduled;
        try {
            unscheduled = Explanation.unscheduledRows(data, schedule);
        } catch (RuntimeException failed) {
            note(failed);
            unscheduled = Explanation.unexplainedRows(data, schedule);
        }
        return new Outcome(
                data,
                schedule,
                unscheduled,
                ScheduleCheck.check(data, schedule),
                scoreOf(found),
                PlanReview.of(found).costs(),
                since(began),
                isStopped(),
                failure);
    }

    private void search(PlanningData data, Plan plan, Consumer<Progress> onProgress) {
        plan.setScore(PlanReview.of(plan).score());
        begin(plan);
        onProgress.accept(progress(data, plan));
        Duration left = limit.minus(since(began));
        if (plan.getConsultations().isEmpty() || left.isNegative() || left.isZero()) {
            return;
        }
        List<Plan> beginnings = beginningOfBundles(plan);
        try (var threads = Executors.newFixedThreadPool(searches)) {
            var running = new ArrayList<CompletableFuture<Void>>();
            for (int search = 0; search < searches; search++) {
                int number = search;
                Plan beginning = beginnings.get(search % beginnings.size());
                var solver = new PlanSolver(left, steps, seed * 1000 + search, better -> keepIfBetter(number, better));
                if (!admit(solver)) {
                    break;
                }
                running.add(CompletableFuture.runAsync(() -> keepIfBetter(number, solver.solve(beginning)), threads));
            }
            report(data, CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)), onProgress);
        } finally {
            dismiss();
        }
    }

    private void report(PlanningData data, CompletableFuture<Void> search, Consumer<Progress> onProgress) {
        while (true) {
            try {
                search.get(BETWEEN_REPORTS.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillSearching) {
                endIfDue();
                onProgress.accept(progress(data, best()));
            } catch (InterruptedException interrupted) {
                stop();
                search.join();
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException failed) {
                // By then every other search has come to its end.
                note(Objects.requireNonNullElse(failed.getCause(), failed));
                return;
            }
        }
    }

    private Progress progress(PlanningData data, Plan plan) {
        Duration elapsed = since(began);
        Duration left = limit.minus(elapsed);
        return new Progress(
                data,
                elapsed,
                left.isNegative() ? Duration.ZERO : left,
                scoreOf(plan),
                plan.scheduled(),
                plan.getConsultations().size(),
                moves(),
                costsOf(plan),
                Schedules.of(plan, data));
    }

    private Map<PlanRule, Double> costsOf(Plan plan) {
        boolean due = costed == null || since(costedAt).compareTo(BETWEEN_COSTS) >= 0;
        if (due && plan != costed) {
            costs = PlanReview.of(plan).costs();
            costed = plan;
            costedAt = System.nanoTime();
        }
        return costs;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private synchronized void begin(Plan plan) {
        first = plan;
        bundles = Parts.bundles(plan.problem(), searches);
        bestOfSearch = new Plan[searches];
    }

    /** Parts that share nothing are searched apart; the searches that are left are further seeds. */
    private synchronized List<Plan> beginningOfBundles(Plan plan) {
        return bundles.size() == 1
                ? List.of(plan)
                : bundles.stream().map(plan::only).toList();
    }

    /** False where there is no need for another search: the solve is to stop, or the data have changed already. */
    private synchronized boolean admit(PlanSolver solver) {
        if (stopped || changed != null) {
            return false;
        }
        solvers.add(solver);
        return true;
    }

    /** A solver forgets that it was told to end before it had quite begun. */
    private synchronized void endIfDue() {
        if (stopped || changed != null) {
            solvers.forEach(PlanSolver::stop);
        }
    }

    private synchronized void dismiss() {
        moves += solvers.stream().mapToLong(PlanSolver::moves).sum();
        solvers.clear();
    }

    private synchronized void keepIfBetter(int search, Plan plan) {
        if (plan.isBetterThan(bestOfSearch[search])) {
            bestOfSearch[search] = plan;
        }
    }

    /** Of equally good plans that of the first search, so that it does not matter which one was faster. */
    private synchronized Plan best() {
        Plan best = Objects.requireNonNull(first);
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            Plan bestOfBundle = Objects.requireNonNull(first);
            for (int search = bundle; search < bestOfSearch.length; search += bundles.size()) {
                Plan plan = bestOfSearch[search];
                if (plan != null && plan.isBetterThan(bestOfBundle)) {
                    bestOfBundle = plan;
                }
            }
            best = bundles.size() == 1 ? bestOfBundle : best.with(bundles.get(bundle), bestOfBundle);
        }
        return best;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** From the beginning of {@link #run} to the first complete plan; null before it. */
    public @Nullable Duration firstComplete() {
        return firstComplete;
    }

    /** How many moves the searches have tried together. */
    public synchronized long moves() {
        return moves + solvers.stream().mapToLong(PlanSolver::moves).sum();
    }

    /** The data that came meanwhile, or null where there are none; then no more are taken in. */
    private synchronized @Nullable PlanningData nextData() {
        PlanningData next = changed;
        changed = null;
        ended = next == null;
        return next;
    }

    /** Ends the solve early; {@link #run} returns the best so far. Safe to call at any time, also before it began. */
    public synchronized void stop() {
        stopped = true;
        solvers.forEach(PlanSolver::stop);
    }

    /**
     * Takes in data that have changed, also before the solve began: what the best plan so far holds stands as far as the new
     * data let it, and the search goes on for the time left. The outcome is about the newest data. Safe to call at any time;
     * of several changes that come at once only the newest counts.
     *
     * @return false where the solve has ended already
     * @throws IllegalArgumentException where the new data are about other days
     */
    public synchronized boolean change(PlanningData newData) {
        if (!newData.header().horizonStart().equals(given.header().horizonStart())) {
            throw new IllegalArgumentException("The data that change begin on %s, not on %s; solve them on their own."
                    .formatted(newData.header().horizonStart(), given.header().horizonStart()));
        }
        if (ended) {
            return false;
        }
        changed = newData;
        solvers.forEach(PlanSolver::stop);
        return true;
    }

    private static PlanScore scoreOf(Plan plan) {
        HardMediumSoftScore score = Objects.requireNonNull(plan.getScore(), "The plan has no score yet.");
        return new PlanScore(
                -score.hardScore(),
                -score.mediumScore() / (double) Weights.SCALE,
                -score.softScore() / (double) Weights.SCALE);
    }
}
