package org.samrad.benchmark.ortools;

import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.Reference.Task;

/**
 * One run of CP-SAT.
 *
 * @param firstComplete from the beginning to the first plan, or null where there was none
 */
record CpSatPhase(
        CpSolver solver, CpSolverStatus status, @Nullable Duration firstComplete) {

    /** From so many literals on, presolve would take longer than the search unless it is told to hold back. */
    private static final int MANY_LITERALS = 1_000;

    /**
     * @param limit counted from the beginning
     * @param began when the whole began, in nanoseconds
     */
    static CpSatPhase run(IntervalModel model, Task task, Duration limit, long began) {
        var solver = new CpSolver();
        SatParameters.Builder parameters = solver.getParameters();
        Duration left = limit.minusNanos(System.nanoTime() - began);
        parameters
                .setMaxTimeInSeconds(Math.max(1, left.toMillis()) / 1000.0)
                .setNumWorkers(task.cores())
                .setRandomSeed(Math.floorMod(task.seed(), Integer.MAX_VALUE));
        if (model.literals() >= MANY_LITERALS) {
            parameters.setCpModelProbingLevel(0).setSymmetryLevel(0).setMaxPresolveIterations(1);
        }
        var first = new AtomicReference<@Nullable Duration>();
        CpSolverStatus status = solver.solve(model.model(), new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                first.compareAndSet(null, Duration.ofNanos(System.nanoTime() - began));
            }
        });
        return new CpSatPhase(solver, status, first.get());
    }

    boolean found() {
        return proven() || status == CpSolverStatus.FEASIBLE;
    }

    boolean proven() {
        return status == CpSolverStatus.OPTIMAL;
    }

    /** In the first phase the weight of what is scheduled. */
    long scheduled() {
        return Math.round(solver.objectiveValue());
    }

    /** In the first phase what can be scheduled at most. */
    double bound() {
        return solver.bestObjectiveBound();
    }
}
