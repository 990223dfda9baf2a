package org.samrad.planning;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.Explanation;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Place;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanSolver;
import org.samrad.solver.Problem;
import org.samrad.solver.Role;
import org.samrad.solver.Specialist;
import org.samrad.solver.Weights;

/** One solve of one data set, from loading to a checked schedule. Used once; {@link #stop} may come from any thread. */
public final class Solve {

    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(250);

    private final PlanningData data;
    private final Weights weights;
    private final Duration limit;
    private final long seed;
    private final int searches;
    private final List<PlanSolver> solvers = new ArrayList<>();
    private boolean stopped;
    private @Nullable Plan best;
    private @Nullable Duration firstComplete;

    /** @param seed the same seed and the same number of steps give the same answer */
    public Solve(PlanningData data, Weights weights, Duration limit, long seed) {
        this(data, weights, limit, seed, Runtime.getRuntime().availableProcessors());
    }

    /** @param searches how many searches, each with a seed of its own, run side by side; the best wins */
    public Solve(PlanningData data, Weights weights, Duration limit, long seed, int searches) {
        this.data = data;
        this.weights = weights;
        this.limit = limit;
        this.seed = seed;
        this.searches = searches;
    }

    /**
     * Solves until the limit or {@link #stop}, then checks the answer.
     *
     * @param onProgress told how far it has come, a few times a second, by the calling thread
     */
    public Outcome run(Consumer<Progress> onProgress) {
        long began = System.nanoTime();
        Problem problem = ProblemLoader.load(data);
        Plan start = PlanSolver.firstPlan(problem, weights, seed);
        firstComplete = since(began);
        search(start, began, onProgress);
        Plan found = Objects.requireNonNullElse(best(), start);
        List<ScheduleRow> schedule = scheduleOf(data, found);
        var review = PlanReview.of(found);
        return new Outcome(
                schedule,
                Explanation.unscheduledRows(data, schedule),
                ScheduleCheck.check(data, schedule),
                scoreOf(found),
                review.costs(),
                since(began),
                isStopped());
    }

    private void search(Plan start, long began, Consumer<Progress> onProgress) {
        Duration left = limit.minus(since(began));
        if (start.getConsultations().isEmpty() || left.isNegative() || left.isZero()) {
            return;
        }
        try (var threads = Executors.newFixedThreadPool(searches)) {
            var running = new ArrayList<CompletableFuture<Void>>();
            for (int search = 0; search < searches; search++) {
                var solver = new PlanSolver(left, seed * 1000 + search, this::keepIfBetter);
                if (!admit(solver)) {
                    break;
                }
                running.add(CompletableFuture.runAsync(() -> keepIfBetter(solver.solve(start)), threads));
            }
            report(CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)), began, onProgress);
        }
    }

    private void report(CompletableFuture<Void> search, long began, Consumer<Progress> onProgress) {
        while (true) {
            try {
                search.get(BETWEEN_REPORTS.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillSearching) {
                Plan soFar = best();
                if (soFar != null) {
                    onProgress.accept(progress(soFar, began));
                }
            } catch (InterruptedException interrupted) {
                stop();
                search.join();
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException failed) {
                stop();
                throw new IllegalStateException("The search failed: " + failed.getCause(), failed.getCause());
            }
        }
    }

    private Progress progress(Plan plan, long began) {
        Duration elapsed = since(began);
        Duration left = limit.minus(elapsed);
        return new Progress(
                elapsed,
                left.isNegative() ? Duration.ZERO : left,
                scoreOf(plan),
                plan.scheduled(),
                plan.getConsultations().size(),
                scheduleOf(data, plan));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private synchronized boolean admit(PlanSolver solver) {
        if (!stopped) {
            solvers.add(solver);
        }
        return !stopped;
    }

    private synchronized void keepIfBetter(Plan plan) {
        if (plan.isBetterThan(best)) {
            best = plan;
        }
    }

    private synchronized @Nullable Plan best() {
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
        return solvers.stream().mapToLong(PlanSolver::moves).sum();
    }

    /** Ends the solve early; {@link #run} returns the best so far. Safe to call at any time, also before it began. */
    public synchronized void stop() {
        stopped = true;
        solvers.forEach(PlanSolver::stop);
    }

    private static PlanScore scoreOf(Plan plan) {
        HardMediumSoftScore score = plan.getScore();
        return score == null
                ? new PlanScore(0, 0, 0)
                : new PlanScore(
                        -score.hardScore(),
                        -score.mediumScore() / (double) Weights.SCALE,
                        -score.softScore() / (double) Weights.SCALE);
    }

    /** The plan as a schedule, in file order. */
    public static List<ScheduleRow> scheduleOf(PlanningData data, Plan plan) {
        var rows = new ArrayList<ScheduleRow>();
        LocalDateTime midnight = data.header().horizonStart().atStartOfDay();
        for (Consultation consultation : plan.getConsultations()) {
            Option option = consultation.getOption();
            if (option == null) {
                continue;
            }
            int site = option.place().site();
            for (Role role : option.request().roles()) {
                Specialist member = option.member(role);
                if (member != null) {
                    rows.add(new ScheduleRow(
                            option.request().id(),
                            midnight.plusMinutes(option.start()),
                            midnight.plusMinutes(option.end()),
                            option.place().mode(),
                            site == Place.NO_SITE
                                    ? null
                                    : data.sites().get(site).id(),
                            role.name(),
                            member.id()));
                }
            }
        }
        rows.sort(ScheduleRow.FILE_ORDER);
        return rows;
    }
}
