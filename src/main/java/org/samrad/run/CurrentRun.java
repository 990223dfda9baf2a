package org.samrad.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanningRun;
import org.samrad.plan.PlanningSettings;
import org.samrad.plan.snapshot.LiveData;
import org.samrad.solve.Outcome;
import org.samrad.solve.PlanScore;
import org.samrad.solve.Progress;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solve.ScoreCurve;
import org.samrad.solve.SearchThreads;
import org.samrad.solve.Solve;
import org.samrad.solve.UncheckedSchedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The run that is being solved: takes the solver's improvements, stores the best so far every now and then once the
 * checker has accepted it, and can be stopped from any thread.
 */
final class CurrentRun {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentRun.class);

    /** How long after its limit, or after a stop, the answer may take until the solve counts as stuck. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final PlanningRun run;
    private final WarmStart beginning;
    private @Nullable PlanningHeader days;
    private final ProposalStore store;
    private final BiFunction<PlanningData, List<ScheduleRow>, List<Violation>> checker;
    private final Executor storingThread;
    private final LongConsumer onStored;
    private final Clock clock;
    private final StoringPace pace;

    private volatile Instant began;
    private volatile @Nullable Progress latest;
    private volatile ScoreCurve curve = ScoreCurve.empty();

    /** What the solver starts from, where that places nobody new; not worth storing or drawing. */
    private @Nullable PlanScore startingPoint;

    /** What the last progress was about; when that changes, what is stored may be about requests that are gone. */
    private @Nullable PlanningData about;

    /** Guarded by this object. */
    private @Nullable Solve solve;

    private @Nullable PlanningData changedBefore;

    /** What is known of the data that were taken in, as long as the solve holds on to them. */
    private final Cache<PlanningData, ProposalStore.About> known =
            Caffeine.newBuilder().weakKeys().build();

    /** Of the data that were taken in last; null before the solve is prepared. */
    private volatile @Nullable String mark;

    private boolean stopAsked;

    /** When the solve ends at the latest, unless something is wrong with it. */
    private volatile Instant due = Instant.MAX;

    /** Guards what is stored. */
    private final Object storing = new Object();

    /** What is stored; null before there is anything, and where nobody knows since the last storing failed. */
    private @Nullable Set<ScheduleRow> stored;

    private volatile @Nullable RuntimeException refusal;
    private volatile boolean closed;

    /**
     * @param beginning what it goes on from
     * @param checker what is wrong with a schedule
     * @param storingThread where the best so far is checked and stored, so that the solver need not wait
     * @param onStored told the proposal's id after each storing
     */
    CurrentRun(
            PlanningRun run,
            WarmStart beginning,
            ProposalStore store,
            PlanningSettings settings,
            BiFunction<PlanningData, List<ScheduleRow>, List<Violation>> checker,
            Executor storingThread,
            LongConsumer onStored,
            Clock clock) {
        this.run = run;
        this.beginning = beginning;
        this.store = store;
        this.checker = checker;
        this.storingThread = storingThread;
        this.onStored = onStored;
        this.clock = clock;
        this.pace = new StoringPace(settings.storeEvery());
        this.began = clock.instant();
    }

    /**
     * Solves to the end.
     *
     * @throws ScheduleRefused where the checker refuses what the solver made
     */
    Outcome solve(LiveData.Snapshot live) {
        Solve prepared = prepare(about(live));
        began = clock.instant();
        due = began.plus(run.limit()).plus(GRACE);
        Outcome outcome = prepared.run(this::improved);
        due = Instant.MAX;
        throwIfRefused();
        ScheduleRefused.unlessValid(outcome.violations());
        curve = curve.with(point(outcome.spent(), outcome.score()));
        return outcome;
    }

    /** Stores the answer; where that fails it may be tried again. */
    void store(Outcome outcome) {
        synchronized (storing) {
            closed = true;
            throwIfRefused();
            long proposal = replaceStored(UncheckedSchedule.of(outcome), outcome.data());
            store.complete(run.id(), outcome);
            onStored.accept(proposal);
        }
    }

    /** Stores the best that was found before the search failed, if there is any; where that fails it may be tried again. */
    void storeWhatIsThere() {
        synchronized (storing) {
            closed = true;
            throwIfRefused();
            Progress best = latest;
            if (best != null && !isStored(best.schedule())) {
                ScheduleRefused.unlessValid(checker.apply(best.data(), best.schedule()));
                onStored.accept(replaceStored(UncheckedSchedule.of(best), best.data()));
            }
        }
    }

    private void throwIfRefused() {
        RuntimeException refused = refusal;
        if (refused != null) {
            throw refused;
        }
    }

    /** Ends the solve early, also before it began. */
    synchronized void stop() {
        if (!stopAsked && due.isBefore(Instant.MAX)) {
            Instant soon = clock.instant().plus(GRACE);
            due = soon.isBefore(due) ? soon : due;
        }
        stopAsked = true;
        if (solve != null) {
            solve.stop();
        }
    }

    synchronized boolean isStopAsked() {
        return stopAsked;
    }

    /** Whether the solve goes on although its time was up, or it was stopped, a good while ago. */
    boolean isOverdue() {
        return clock.instant().isAfter(due);
    }

    /** Stores nothing more, whatever the solve still finds. */
    void close() {
        closed = true;
        stop();
    }

    /** Takes in data that have changed, see {@link Solve#change}; also before the solve began. */
    synchronized void change(LiveData.Snapshot live) {
        if (refusal != null) {
            return;
        }
        PlanningData newest = about(live);
        if (solve == null) {
            changedBefore = newest;
        } else {
            solve.change(newest);
        }
    }

    /** What the run takes for granted is so. */
    private PlanningData about(LiveData.Snapshot live) {
        PlanningData data = onItsDays(beginning.applyTo(live.data()));
        known.put(data, new ProposalStore.About(live.mark(), live.publication()));
        mark = live.mark();
        return data;
    }

    /** A run keeps the days that it began with, also when a new week begins meanwhile. */
    private synchronized PlanningData onItsDays(PlanningData data) {
        PlanningHeader newest = data.header();
        days = days == null ? newest : days;
        PlanningHeader its = newest.moved(newest.now(), days.horizonStart(), days.horizonEnd());
        return its.equals(newest) ? data : data.with(rows -> rows.header = its);
    }

    /** Ends the solve without an answer: {@link #solve} throws. */
    void abandon(RuntimeException why) {
        refusal = why;
        stop();
    }

    /** The mark of the data that were taken in last, see {@link LiveData#mark}; null before there are any. */
    @Nullable
    String mark() {
        return mark;
    }

    long id() {
        return run.id();
    }

    boolean is(long otherRun) {
        return run.id() == otherRun;
    }

    ScoreCurve curve() {
        return curve;
    }

    /** How far it has come; empty until the first schedule is found, and when the last is stored. */
    Optional<LiveProgress> progress() {
        Progress best = latest;
        if (best == null || closed) {
            return Optional.empty();
        }
        Duration elapsed = Duration.between(began, clock.instant());
        Duration left = run.limit().minus(elapsed);
        return Optional.of(new LiveProgress(
                elapsed,
                left.isNegative() ? Duration.ZERO : left,
                best.score(),
                best.scheduled(),
                best.total(),
                movesPerSecond(),
                best.costs(),
                curve));
    }

    /** Moves tried a second, on average so far; 0 before there is a first schedule. */
    long movesPerSecond() {
        Progress best = latest;
        return best == null
                ? 0
                : best.moves() * 1000 / Math.max(1, best.elapsed().toMillis());
    }

    private synchronized Solve prepare(PlanningData data) {
        PlanningData newest = changedBefore == null ? data : changedBefore;
        Solve prepared =
                new Solve(newest, run.weights(), run.limit(), run.seed(), SearchThreads.ofRun()).from(run.from());
        List<ScheduleRow> schedule = beginning.schedule();
        if (schedule != null) {
            prepared.beginningWith(schedule, beginning.pinned());
        }
        if (stopAsked) {
            prepared.stop();
        }
        solve = prepared;
        return prepared;
    }

    private void improved(Progress progress) {
        Progress before = latest;
        latest = progress;
        if (progress.data() != about) {
            about = progress.data();
            boolean nothingNew = before == null && progress.scheduled() <= published(progress.data());
            startingPoint = nothingNew ? progress.score() : null;
        }
        if (progress.score().equals(startingPoint)) {
            return;
        }
        if (before == null || !before.score().equals(progress.score())) {
            curve = curve.with(point(progress.elapsed(), progress.score()));
        }
        if (pace.claim(progress.elapsed())) {
            storingThread.execute(() -> storeBestSoFar(progress));
        }
    }

    private static long published(PlanningData data) {
        return data.bookedRoles().stream()
                .map(PlanningData.BookedRole::request)
                .distinct()
                .count();
    }

    private void storeBestSoFar(Progress progress) {
        Instant before = clock.instant();
        synchronized (storing) {
            try {
                if (!closed && refusal == null && !isStored(progress.schedule())) {
                    ScheduleRefused.unlessValid(checker.apply(progress.data(), progress.schedule()));
                    onStored.accept(replaceStored(UncheckedSchedule.of(progress), progress.data()));
                }
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("The best so far of run {} was not stored; a later one will be.", run.id(), away);
            } catch (RuntimeException failure) {
                abandon(failure);
            } finally {
                pace.done(progress.elapsed(), Duration.between(before, clock.instant()));
            }
        }
    }

    private boolean isStored(List<ScheduleRow> schedule) {
        return stored != null && stored.equals(Set.copyOf(schedule));
    }

    private long replaceStored(UncheckedSchedule candidate, PlanningData data) {
        ProposalStore.About about = Objects.requireNonNull(known.getIfPresent(data));
        Set<ScheduleRow> before = stored;
        stored = null;
        long proposal = store.improve(run, candidate, about, before);
        stored = Set.copyOf(candidate.schedule());
        return proposal;
    }

    private static ScoreCurve.Point point(Duration elapsed, PlanScore score) {
        return new ScoreCurve.Point(elapsed.toMillis() / 1000.0, score.medium(), score.soft());
    }
}
