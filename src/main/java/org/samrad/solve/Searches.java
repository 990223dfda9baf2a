package org.samrad.solve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Plan;
import org.samrad.solver.search.PlanSolver;

/**
 * Searches for a better plan that run side by side from one first plan, each with a seed of its own; the best wins. Unless steps are
 * counted, they look together for what the first plan leaves out, and then show each other the best they have. Parts that share
 * nothing are searched apart; the searches that are left are further seeds.
 */
final class Searches {

    /** A search that is told to end looks up between two moves, or after it has set up. */
    private static final Duration LONGEST_ENDING = Duration.ofMillis(250);

    private final Plan first;
    private final List<BitSet> bundles;
    private final @Nullable Plan[] bests;
    private final List<PlanSolver> solvers = new ArrayList<>();
    private CompletableFuture<Void> all = CompletableFuture.completedFuture(null);

    /**
     * Nothing begins before {@link #begin}.
     *
     * @param count how many, 1 or more
     * @param limit when each ends
     * @param steps to end each after as many steps; null for any number
     */
    Searches(Plan first, int count, Duration limit, @Nullable Integer steps, long seed) {
        this.first = first;
        this.bundles = IndependentComponents.bundles(first.problem(), count);
        this.bests = new Plan[count];
        for (int search = 0; search < count; search++) {
            int number = search;
            solvers.add(new PlanSolver(limit, steps, seed * 1000 + search, better -> keepIfBetter(number, better)));
        }
        if (steps == null) {
            for (int bundle = 0; bundle < bundles.size(); bundle++) {
                PlanSolver.together(ofBundle(bundle));
            }
        }
    }

    private List<PlanSolver> ofBundle(int bundle) {
        var found = new ArrayList<PlanSolver>();
        for (int search = bundle; search < solvers.size(); search += bundles.size()) {
            found.add(solvers.get(search));
        }
        return found;
    }

    void begin() {
        List<Plan> beginnings = bundles.size() == 1
                ? List.of(first)
                : bundles.stream().map(first::only).toList();
        // A search that does not end in time is left to itself and must not keep the program up.
        ExecutorService threads = Executors.newFixedThreadPool(
                solvers.size(), Thread.ofPlatform().daemon().name("search-", 1).factory());
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int search = 0; search < solvers.size(); search++) {
            int number = search;
            Plan beginning = beginnings.get(search % beginnings.size());
            running.add(CompletableFuture.runAsync(
                    () -> keepIfBetter(number, solvers.get(number).solve(beginning)), threads));
        }
        all = CompletableFuture.allOf(running.toArray(CompletableFuture[]::new));
        threads.shutdown();
    }

    /**
     * Waits until all have ended, or for as long.
     *
     * @return whether they have
     * @throws ExecutionException where one of them failed, once all have ended
     */
    boolean await(Duration most) throws InterruptedException, ExecutionException {
        try {
            all.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillSearching) {
            return false;
        }
    }

    /** Tells all to end, and waits a moment for that. What they find later does not count. */
    void end() throws InterruptedException, ExecutionException {
        stop();
        if (!await(LONGEST_ENDING)) {
            leaveAlone();
        }
    }

    /** Lets them end without anybody who waits for them. */
    void leaveAlone() {
        Thread.ofPlatform().name("left-search").daemon().start(this::stopUntilAllHaveEnded);
    }

    void stop() {
        solvers.forEach(PlanSolver::stop);
    }

    /** A solver forgets that it was told to end before it had quite begun. */
    private void stopUntilAllHaveEnded() {
        try {
            do {
                stop();
            } while (!await(LONGEST_ENDING));
        } catch (InterruptedException | ExecutionException ended) {
            // Nobody waits for them any more.
        }
    }

    /** How many moves they have tried together. */
    long moves() {
        return solvers.stream().mapToLong(PlanSolver::moves).sum();
    }

    private synchronized void keepIfBetter(int search, Plan plan) {
        if (plan.isBetterThan(bests[search])) {
            bests[search] = plan;
        }
    }

    /** The best so far; of equally good plans that of the first search, so that it does not matter which one was faster. */
    synchronized Plan best() {
        Plan best = first;
        for (int bundle = 0; bundle < bundles.size(); bundle++) {
            Plan bestOfBundle = first;
            for (int search = bundle; search < bests.length; search += bundles.size()) {
                Plan plan = bests[search];
                if (plan != null && plan.isBetterThan(bestOfBundle)) {
                    bestOfBundle = plan;
                }
            }
            best = bundles.size() == 1 ? bestOfBundle : best.with(bundles.get(bundle), bestOfBundle);
        }
        return best;
    }
}
