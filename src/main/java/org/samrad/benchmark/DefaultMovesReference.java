package org.samrad.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.samrad.solver.Plan;

/**
 * Our model with the solver's default moves: the same first plan, a search on each core with a seed of its own, the best wins. What
 * is gained over it is our moves' doing.
 */
public final class DefaultMovesReference implements Reference {

    @Override
    public String id() {
        return "default-moves";
    }

    @Override
    public Answer solve(Task task) {
        long began = System.nanoTime();
        Plan first = DefaultMoves.firstPlan(task.problem(), task.weights(), task.seed());
        Duration firstComplete = Duration.ofNanos(System.nanoTime() - began);
        Duration left = task.limit().minus(firstComplete);
        Plan best = first;
        long moves = 0;
        if (left.toMillis() > 0 && !first.getConsultations().isEmpty()) {
            var searches = new ArrayList<DefaultMoves>();
            var found = new ArrayList<CompletableFuture<Plan>>();
            try (var threads = Executors.newFixedThreadPool(task.cores())) {
                for (int core = 0; core < task.cores(); core++) {
                    var search = new DefaultMoves(left, task.seed() * 1000 + core);
                    searches.add(search);
                    found.add(CompletableFuture.supplyAsync(() -> search.solve(first), threads));
                }
            }
            best = found.stream()
                    .map(CompletableFuture::join)
                    .reduce((one, other) -> other.isBetterThan(one) ? other : one)
                    .orElse(first);
            moves = searches.stream().mapToLong(DefaultMoves::moves).sum();
        }
        return new Answer(best, Bound.NONE, firstComplete, moves, "");
    }
}
