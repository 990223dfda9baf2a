package org.samrad.rules;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solve.Outcome;
import org.samrad.solve.Progress;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;

/** Solves a plan anew by other weights, for a moment. {@link #stop} may come from any thread. */
final class PreviewSolving {

    /** The least time between two answers while it is being solved. */
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(900);

    private final Weights weights;
    private final Duration limit;
    private final BiFunction<PlanningData, List<ScheduleRow>, List<Violation>> checker;
    private final Told told;

    // Only the thread that solves uses these.
    private @Nullable List<ScheduleRow> answered;
    private @Nullable ScheduleRefused refusal;
    private Duration answeredAt = Duration.ZERO;

    // Guarded by this object.
    private @Nullable Solve solve;
    private boolean stopAsked;

    /** Hears of each answer, a schedule that the checker accepts. */
    @FunctionalInterface
    interface Told {
        /** @param elapsed time of solving until it was found */
        void of(Duration elapsed, List<ScheduleRow> schedule);
    }

    /**
     * @param limit of the solving
     * @param checker what is wrong with a schedule
     */
    PreviewSolving(
            Weights weights,
            Duration limit,
            BiFunction<PlanningData, List<ScheduleRow>, List<Violation>> checker,
            Told told) {
        this.weights = weights;
        this.limit = limit;
        this.checker = checker;
        this.told = told;
    }

    /** Ends the solving early, and at once before it began. */
    synchronized void stop() {
        stopAsked = true;
        if (solve != null) {
            solve.stop();
        }
    }

    private synchronized boolean isStopped() {
        return stopAsked;
    }

    /**
     * Solves to the end.
     *
     * @param open opens the plan
     * @param pinned requests whose consultations in it stay
     * @param searches how many run side by side
     * @return whether it had its time or was stopped
     * @throws ScheduleRefused where the checker refuses what the solver made
     */
    State run(Supplier<OpenPlan> open, Set<String> pinned, int searches) {
        if (isStopped()) {
            return State.CANCELLED;
        }
        OpenPlan before = open.get().weighed(weights);
        Outcome outcome = prepare(before, pinned, searches).run(progress -> improved(before, progress));
        if (refusal != null) {
            throw refusal;
        }
        answerWith(before, outcome.schedule(), outcome.spent());
        return outcome.stopped() ? State.CANCELLED : State.DONE;
    }

    private synchronized Solve prepare(OpenPlan before, Set<String> pinned, int searches) {
        Solve prepared = new Solve(before.data(), weights, limit, 1, searches).beginningWith(before.schedule(), pinned);
        if (stopAsked) {
            prepared.stop();
        }
        solve = prepared;
        return prepared;
    }

    private void improved(OpenPlan before, Progress progress) {
        boolean due = answered == null || progress.elapsed().minus(answeredAt).compareTo(BETWEEN_ANSWERS) >= 0;
        // What it begins with is no answer yet; that nothing would move is only known at the end.
        if (due && refusal == null && !progress.schedule().equals(answered == null ? before.schedule() : answered)) {
            try {
                answerWith(before, progress.schedule(), progress.elapsed());
            } catch (ScheduleRefused refused) {
                refusal = refused;
                stop();
            }
        }
    }

    private void answerWith(OpenPlan before, List<ScheduleRow> schedule, Duration elapsed) {
        ScheduleRefused.unlessValid(checker.apply(before.data(), schedule));
        told.of(elapsed, schedule);
        answered = schedule;
        answeredAt = elapsed;
    }
}
