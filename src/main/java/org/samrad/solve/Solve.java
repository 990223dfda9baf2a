package org.samrad.solve;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.explain.Explanation;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.PlanReview;
import org.samrad.solver.Problem;
import org.samrad.solver.Weights;
import org.samrad.solver.floor.Floors;
import org.samrad.solver.recommend.CostFreeChanges;

/**
 * One solve of one data set, from loading to a checked schedule. Used once; {@link #stop} and {@link #change} may come from
 * any thread.
 *
 * <p>Data that change while it runs are taken in without a restart: the search ends where it is, its best plan is carried over
 * onto the new data, and the search goes on from there. The solver library's own way, a change of the problem under its
 * hands, begins all phases again as well, and would ask of the facts that they can change.
 */
public final class Solve {

    private static final Duration TIDYING = Duration.ofMillis(200);
    private static final Duration LONG_ENOUGH = Duration.ofDays(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(250);

    private final PlanningData given;
    private final Weights weights;
    private final Duration limit;
    private final long seed;
    private final int searches;
    private @Nullable Start start;
    private @Nullable List<ScheduleRow> beginning;
    private Set<String> held = Set.of();
    private @Nullable Integer steps;

    /** Of the calling thread. */
    private final RecentCosts costs = new RecentCosts();

    /** The first thing that went wrong; the solve goes on with the best it has. Of the calling thread. */
    private @Nullable Throwable failure;

    private @Nullable Duration firstComplete;
    private boolean cutShort;

    // Guarded by this object.
    private @Nullable Ending ending;
    private @Nullable Searches current;
    private boolean stopped;
    private boolean ended;
    private long movesOfEarlier;
    private @Nullable PlanningData changed;

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
     * Solves until the limit or {@link #stop}, checking and explaining included, which holds within a second. Where that comes
     * before there is a complete plan, the answer is what has a place by then; where the search fails, it is the best it had come
     * to, and {@link Outcome#failure} says so.
     *
     * @param onProgress told how far it has come, a few times a second, by the calling thread; the first time as soon as there
     *     is a first plan
     */
    public Outcome run(Consumer<Progress> onProgress) {
        Ending until = begin();
        PlanningData data = given;
        Problem problem = ProblemLoader.load(data);
        Start from = Objects.requireNonNullElse(start, Start.usual(data, weights));
        var firstPlans = new FirstPlans(weights, seed, until::isSearchOver, this::note);
        Plan plan = from == Start.BROKEN
                ? firstPlans.mended(List.of(), data, problem)
                : beginning == null ? firstPlans.from(from, problem) : firstPlans.carriedOver(beginning, data, problem);
        firstComplete = until.spent();
        cutShort = until.isSearchOver() && !until.isStopped();
        Set<String> proposed = ScheduleRow.requests(Objects.requireNonNullElse(beginning, List.of()));
        while (true) {
            if (from == Start.PUBLISHED) {
                plan.standAsPublished();
            }
            plan.stand(held);
            Plan found = search(data, plan, proposed, until, onProgress);
            PlanningData next = nextData();
            if (next == null) {
                return outcome(data, found, until);
            }
            List<ScheduleRow> reached = Schedules.of(found, data);
            proposed = ScheduleRow.requests(reached);
            data = next;
            problem = ProblemLoader.load(data);
            plan = from == Start.BROKEN
                    ? firstPlans.mended(reached, data, problem)
                    : firstPlans.carriedOver(reached, data, problem);
        }
    }

    private synchronized Ending begin() {
        var begun = new Ending(limit);
        ending = begun;
        if (stopped) {
            begun.stop();
        }
        return begun;
    }

    private void note(Throwable failed) {
        failure = failure == null ? failed : failure;
    }

    private Outcome outcome(PlanningData data, Plan best, Ending until) {
        SoundAnswer answer = SoundAnswer.of(data, best);
        Plan found = answer.plan();
        List<ScheduleRow> schedule = answer.schedule();
        List<Violation> violations = answer.violations();
        Floors floors = violations.stream().allMatch(Violation::given) ? floors(found, until) : null;
        until.beginExplaining();
        List<UnscheduledRow> unscheduled;
        try {
            unscheduled = Explanation.unscheduledRows(data, schedule, until::isExplainingOver);
        } catch (RuntimeException | StackOverflowError failed) {
            note(failed);
            unscheduled = Explanation.unscheduledRows(data, schedule, () -> true);
        }
        return new Outcome(
                data,
                schedule,
                unscheduled,
                violations,
                PlanScore.of(found),
                PlanReview.of(found).costs(),
                floors,
                until.spent(),
                until.isStopped(),
                failure);
    }

    /** Where steps are counted, time is not. */
    private @Nullable Floors floors(Plan found, Ending until) {
        Duration most = until.beginFloors();
        try {
            return steps == null
                    ? Floors.of(found, most, until::areFloorsOver)
                    : Floors.of(found, LONG_ENOUGH, until::isStopped);
        } catch (RuntimeException failed) {
            note(failed);
            return null;
        }
    }

    private Plan search(
            PlanningData data, Plan plan, Set<String> proposed, Ending until, Consumer<Progress> onProgress) {
        plan.setScore(PlanReview.of(plan).score());
        Plan before = new PlanCloner().cloneSolution(plan);
        before.leaveOutBut(proposed);
        onProgress.accept(progress(data, plan, until));
        if (plan.getConsultations().isEmpty() || until.isSearchOver()) {
            return plan;
        }
        keepTimeBack(data, plan, until);
        var search = new Searches(plan, searches, until.leftToSearch(), steps, seed);
        if (admit(search)) {
            try {
                report(data, search, until, onProgress);
            } catch (RuntimeException | Error untold) {
                search.leaveAlone();
                throw untold;
            } finally {
                dismiss(search);
            }
        }
        return hasChanged() ? search.best() : CostFreeChanges.takenBack(search.best(), before, untilTidied());
    }

    /** What was told before the data change stands. Else a moment is enough; where steps are counted, time is not. */
    private BooleanSupplier untilTidied() {
        if (steps != null) {
            return () -> false;
        }
        long end = System.nanoTime() + TIDYING.toNanos();
        return () -> System.nanoTime() - end > 0;
    }

    /** Checks a plan to see how long that takes. */
    private static void keepTimeBack(PlanningData data, Plan plan, Ending until) {
        Duration before = until.spent();
        ScheduleCheck.check(data, Schedules.of(plan, data));
        until.keepBack(until.spent().minus(before), plan.getConsultations().size() - plan.scheduled());
    }

    private void report(PlanningData data, Searches search, Ending until, Consumer<Progress> onProgress) {
        search.begin();
        try {
            while (!search.await(Ending.least(BETWEEN_REPORTS, until.leftToSearch()))) {
                if (until.isSearchOver() || hasChanged()) {
                    search.end();
                    return;
                }
                onProgress.accept(progress(data, search.best(), until));
            }
        } catch (InterruptedException interrupted) {
            stop();
            search.leaveAlone();
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            // By then every other search has come to its end.
            note(Objects.requireNonNullElse(failed.getCause(), failed));
        }
    }

    private Progress progress(PlanningData data, Plan plan, Ending until) {
        return new Progress(
                data,
                until.spent(),
                until.left(),
                PlanScore.of(plan),
                plan.scheduled(),
                plan.getConsultations().size(),
                moves(),
                costs.of(plan),
                Schedules.of(plan, data));
    }

    /** False where there is no need for a search: the solve is to stop, or the data have changed already. */
    private synchronized boolean admit(Searches search) {
        if (stopped || changed != null) {
            return false;
        }
        current = search;
        return true;
    }

    private synchronized void dismiss(Searches search) {
        movesOfEarlier += search.moves();
        current = null;
    }

    private synchronized boolean hasChanged() {
        return changed != null;
    }

    /** Whether the limit, and nobody's {@link #stop}, came before the first plan was complete: not every request was looked at. */
    public boolean isCutShort() {
        return cutShort;
    }

    /** From the beginning of {@link #run} to the first complete plan; null before it. */
    public @Nullable Duration firstComplete() {
        return firstComplete;
    }

    /** How many moves the searches have tried together. */
    public synchronized long moves() {
        return movesOfEarlier + (current == null ? 0 : current.moves());
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
        if (ending != null) {
            ending.stop();
        }
        if (current != null) {
            current.stop();
        }
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
        if (current != null) {
            current.stop();
        }
        return true;
    }
}
