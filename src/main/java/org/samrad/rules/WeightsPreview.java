package org.samrad.rules;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.compare.PlanComparison;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solve.Outcome;
import org.samrad.solve.Progress;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;

/**
 * What a plan would come to by other weights, tried before they are saved: a few seconds of solving that begin with the plan.
 * Kept in memory only; nothing of it is stored. {@link #stop} and the questions may come from any thread.
 */
public final class WeightsPreview {

    /** The least time between two answers while it is being solved. */
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(900);

    private final String id;
    private final PlanRef plan;
    private final Weights weights;
    private final Duration limit;
    private final BiFunction<PlanningData, List<ScheduleRow>, List<Violation>> checker;
    private final CompletableFuture<State> ended = new CompletableFuture<>();

    private volatile State state = State.WAITING;
    private volatile @Nullable PlanComparison answer;
    private volatile @Nullable ScheduleRefused refusal;
    private volatile Duration elapsed = Duration.ZERO;

    // Only the thread that solves uses these.
    private @Nullable List<ScheduleRow> answered;
    private Duration answeredAt = Duration.ZERO;

    // Guarded by this object.
    private @Nullable Solve solve;
    private boolean stopAsked;

    /** How far it has come. */
    public enum State {
        /** Others are being solved; this one's turn comes. */
        WAITING,
        RUNNING,
        /** It has had its time. */
        DONE,
        /** A planner cancelled it; its best so far is shown. */
        CANCELLED,
        /** The checker refused what the solver made, or the solver failed; it has no answer. */
        FAILED;

        /** Whether there is more to come. */
        public boolean underWay() {
            return this == WAITING || this == RUNNING;
        }
    }

    /**
     * @param limit of the solving
     * @param checker what is wrong with a schedule
     */
    WeightsPreview(
            String id,
            PlanRef plan,
            Weights weights,
            Duration limit,
            BiFunction<PlanningData, List<ScheduleRow>, List<Violation>> checker) {
        this.id = id;
        this.plan = plan;
        this.weights = weights;
        this.limit = limit;
        this.checker = checker;
    }

    public String id() {
        return id;
    }

    /** Which plan it begins with. */
    public PlanRef plan() {
        return plan;
    }

    /** The weights that are tried. */
    public Weights weights() {
        return weights;
    }

    public State state() {
        return state;
    }

    /** Time of solving so far. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Time of solving in all. */
    public Duration limit() {
        return limit;
    }

    /**
     * The plan beside the best so far, both priced by the weights that are tried; null before there is one, and where it
     * failed. All in it is worked out.
     */
    public @Nullable PlanComparison answer() {
        return answer;
    }

    /** Which rules the checker found broken; null unless that is why it failed. */
    public @Nullable ScheduleRefused refusal() {
        return refusal;
    }

    /** Done when it has ended. */
    CompletableFuture<State> ended() {
        return ended;
    }

    /** Ends the solving early, and at once before it began. */
    synchronized void stop() {
        stopAsked = true;
        if (solve != null) {
            solve.stop();
        } else if (state == State.WAITING) {
            state = State.CANCELLED;
            ended.complete(state);
        }
    }

    /**
     * Solves to the end.
     *
     * @param open opens the plan
     * @param pinned requests whose consultations in it stay
     * @param searches how many run side by side
     */
    void run(Supplier<OpenPlan> open, Set<String> pinned, int searches) {
        State end = State.FAILED;
        try {
            if (begin()) {
                OpenPlan before = open.get().weighed(weights);
                Solve prepared = prepare(before, pinned, searches);
                Outcome outcome = prepared.run(progress -> improved(before, progress));
                if (refusal == null) {
                    elapsed = outcome.spent();
                    answerWith(before, outcome.schedule(), outcome.spent());
                }
                end = refusal != null ? State.FAILED : outcome.stopped() ? State.CANCELLED : State.DONE;
            } else {
                end = State.CANCELLED;
            }
        } catch (ScheduleRefused refused) {
            refusal = refused;
        } finally {
            if (end == State.FAILED) {
                answer = null;
            }
            state = end;
            ended.complete(end);
        }
    }

    private synchronized boolean begin() {
        if (stopAsked) {
            return false;
        }
        state = State.RUNNING;
        return true;
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
        elapsed = progress.elapsed();
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

    private void answerWith(OpenPlan before, List<ScheduleRow> schedule, Duration now) {
        if (schedule.equals(answered)) {
            return;
        }
        ScheduleRefused.unlessValid(checker.apply(before.data(), schedule));
        PlanComparison comparison = PlanComparison.of(before, before.with(schedule));
        // Worked out here, so that a page that asks need not wait.
        comparison.measures();
        comparison.costs();
        answer = comparison;
        answered = schedule;
        answeredAt = now;
    }
}
