package org.samrad.solver.search;

import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.PlanReview;

/**
 * Places what is left out, whatever that costs otherwise. It draws changes and takes each that leaves out no more than before, where
 * a request weighs more the oftener it was found without a place, and at most one request more: so what is easily placed gives way to what is not, and the search
 * leaves a plan that no single change betters. Of those that leave out as much as before it takes only those that keep what is free in
 * one piece. No score is reckoned for a change, so that it tries many times as many as the local
 * search, which then lowers the cost.
 *
 * <p>After Y. Nagata and O. Bräysy, A powerful route minimization heuristic for the vehicle routing problem with time windows,
 * Operations Research Letters 37 (2009).
 */
final class GuidedEjection {

    /** Ends after so many draws, and some for each request, that found no better plan, and as many again as it had drawn when it found the last one. */
    private static final int PATIENCE = 5_000;

    /** The fewer of all requests are left out, the longer it takes, and the likelier it is that all can have a place: this times their number in those left out. */
    private static final int PATIENCE_PER_REQUEST = 30;

    private static final int MOST_PATIENCE_PER_REQUEST = 600;

    /**
     * How many requests more a change may leave out. Of more, that weigh little yet, a large plan loses as many as find a place:
     * they wait too long for their turn.
     */
    static final int MOST_MORE = 1;

    /** Many are left out where it is more than one in so many. Of few, the last ones find a place where the plan changes more freely. */
    private static final int MANY_ARE_ONE_IN = 100;

    private static final long BETWEEN_REPORTS = 1_000_000_000;

    /** The part of the time that goes into telling, on large data. */
    private static final int REPORTS_TAKE_ONE_IN = 10;

    private final Plan start;
    private final Plan plan;
    private final SharedChanges.Part part;
    private final RuinAndRecreate moves;
    private final DraftedMove draft;
    private final long leftOut;
    private final Duration settingUp;
    private long draws;

    /** @param start a complete plan; stays as it is */
    GuidedEjection(Plan start) {
        this(start, new SharedChanges().part());
    }

    /** @param part in changes that are shared with others which begin with the same plan */
    GuidedEjection(Plan start, SharedChanges.Part part) {
        long began = System.nanoTime();
        this.start = start;
        this.plan = new PlanCloner().cloneSolution(start);
        this.part = part;
        this.moves = new RuinAndRecreate(plan);
        this.draft = moves.draft();
        moves.guide();
        this.leftOut = moves.leftOut();
        this.settingUp = Duration.ofNanos(System.nanoTime() - began);
    }

    /**
     * A plan that leaves out less, scored, or the one to begin with where it finds none. Of several that share their changes each
     * returns the best that any of them has found by then.
     *
     * @param seed without an end that comes before it has lost patience, the same gives the same plan, unless changes are shared
     * @param isOver asked before each change
     * @param onBetter told of the best plan found, and now and then of a better one on the way
     */
    Plan improved(long seed, BooleanSupplier isOver, Consumer<Plan> onBetter) {
        try {
            search(new SplittableRandom(seed), isOver, onBetter);
        } finally {
            part.leave();
        }
        if (part.least() == 0) {
            return start;
        }
        Plan best = best();
        onBetter.accept(best);
        return best;
    }

    private void search(RandomGenerator random, BooleanSupplier isOver, Consumer<Plan> onBetter) {
        long patience = patience();
        long least = 0;
        long found = 0;
        long reported = 0;
        long nextReport = System.nanoTime() + BETWEEN_REPORTS;
        while (moves.canMove()
                && !draft.unscheduled().isEmpty()
                && draws - 2 * found < patience
                && !isOver.getAsBoolean()) {
            draws++;
            takeThoseOfOthers();
            moves.drawOnce(random);
            takeIfGood();
            if (part.least() < least) {
                least = part.least();
                found = draws;
                patience = patience();
            }
            long now = System.nanoTime();
            if (least < reported && now - nextReport > 0) {
                reported = least;
                onBetter.accept(best());
                nextReport =
                        System.nanoTime() + Math.max(BETWEEN_REPORTS, REPORTS_TAKE_ONE_IN * (System.nanoTime() - now));
            }
        }
    }

    private void takeThoseOfOthers() {
        for (SharedChanges.Change other = part.next(); other != null; other = part.next()) {
            draft.take(other);
        }
    }

    /** Takes the change just drawn, should it still be one beside what others have taken since. */
    private void takeIfGood() {
        boolean isGood = isGood();
        while (isGood) {
            SharedChanges.Change change = draft.shared();
            if (change.requests().length == 0) {
                return;
            }
            if (part.add(change, draft::held)) {
                draft.take();
                return;
            }
            takeThoseOfOthers();
            isGood = draft.redraw(change) && isGood();
        }
    }

    /** While many are left out, one that leaves out as much as before has to leave no more of what is free in pieces. */
    private boolean isGood() {
        long more = draft.leftOutMore(request -> 1);
        long weight = moves.weighsMore();
        if (weight > 0 || more > MOST_MORE) {
            return false;
        }
        return weight < 0 || more < 0 || !areManyLeftOut() || draft.freeInLongRunsMore() >= 0;
    }

    private boolean areManyLeftOut() {
        return draft.unscheduled().size() * MANY_ARE_ONE_IN
                > plan.getConsultations().size();
    }

    private long patience() {
        long requests = plan.getConsultations().size();
        long perRequest = PATIENCE_PER_REQUEST
                * requests
                / Math.max(1, draft.unscheduled().size());
        return PATIENCE + requests * Math.min(perRequest, MOST_PATIENCE_PER_REQUEST);
    }

    /** Whether at least half of what was left out and could have a place, by what that costs, has found one. */
    boolean hasPlacedMost() {
        return -2 * part.least() >= leftOut;
    }

    /** How long it took to be set up, which grows with the plan. */
    Duration settingUp() {
        return settingUp;
    }

    /** How many changes it has drawn. */
    long draws() {
        return draws;
    }

    private Plan best() {
        Plan best = new PlanCloner().cloneSolution(plan);
        @Nullable Option[] held = Objects.requireNonNull(part.best());
        for (Consultation consultation : best.getConsultations()) {
            consultation.setOption(held[consultation.getIndex()]);
        }
        best.setScore(PlanReview.of(best).score());
        return best;
    }
}
