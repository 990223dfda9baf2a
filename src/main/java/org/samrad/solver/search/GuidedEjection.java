package org.samrad.solver.search;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanCloner;
import org.samrad.solver.PlanReview;

/**
 * Places what is left out, whatever that costs otherwise. It draws changes and takes each that leaves out no more than before, where
 * a request weighs more the oftener it was found without a place, and at most one request more: so what is easily placed gives way to what is not, and the search
 * leaves a plan that no single change betters. No score is reckoned for a change, so that it tries many times as many as the local
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

    private static final long BETWEEN_REPORTS = 1_000_000_000;

    /** The part of the time that goes into telling, on large data. */
    private static final int REPORTS_TAKE_ONE_IN = 10;

    private final Plan start;
    private final Plan plan;
    private final RuinAndRecreate moves;
    private final @Nullable Option[] kept;
    private final long leftOut;
    private final Duration settingUp;
    private long draws;
    private long least;

    /** @param start a complete plan; stays as it is */
    GuidedEjection(Plan start) {
        long began = System.nanoTime();
        this.start = start;
        this.plan = new PlanCloner().cloneSolution(start);
        this.moves = new RuinAndRecreate(plan);
        moves.guide();
        this.kept = new Option[plan.getConsultations().size()];
        this.leftOut = moves.leftOut();
        this.settingUp = Duration.ofNanos(System.nanoTime() - began);
    }

    /**
     * A plan that leaves out less, scored, or the one to begin with where it finds none.
     *
     * @param seed without an end that comes before it has lost patience, the same gives the same plan
     * @param isOver asked before each change
     * @param onBetter told of the best plan found, and now and then of a better one on the way
     */
    Plan improved(long seed, BooleanSupplier isOver, Consumer<Plan> onBetter) {
        var random = new SplittableRandom(seed);
        long patience = patience();
        long more = 0;
        long found = 0;
        long reported = 0;
        long nextReport = System.nanoTime() + BETWEEN_REPORTS;
        while (moves.canMove() && moves.countsLeftOut() > 0 && draws - 2 * found < patience && !isOver.getAsBoolean()) {
            draws++;
            moves.drawOnce(random);
            if (moves.weighsMore() > 0 || moves.countsMore() > MOST_MORE) {
                continue;
            }
            more += moves.take();
            if (more < least) {
                least = more;
                found = draws;
                patience = patience();
                keep();
            }
            long now = System.nanoTime();
            if (least < reported && now - nextReport > 0) {
                reported = least;
                onBetter.accept(best());
                nextReport =
                        System.nanoTime() + Math.max(BETWEEN_REPORTS, REPORTS_TAKE_ONE_IN * (System.nanoTime() - now));
            }
        }
        if (least == 0) {
            return start;
        }
        Plan best = best();
        onBetter.accept(best);
        return best;
    }

    private long patience() {
        long requests = kept.length;
        long perRequest = PATIENCE_PER_REQUEST * requests / Math.max(1, moves.countsLeftOut());
        return PATIENCE + requests * Math.min(perRequest, MOST_PATIENCE_PER_REQUEST);
    }

    /** Whether at least half of what was left out and could have a place, by what that costs, has found one. */
    boolean hasPlacedMost() {
        return -2 * least >= leftOut;
    }

    /** How long it took to be set up, which grows with the plan. */
    Duration settingUp() {
        return settingUp;
    }

    /** How many changes it has drawn. */
    long draws() {
        return draws;
    }

    private void keep() {
        for (Consultation consultation : plan.getConsultations()) {
            kept[consultation.getIndex()] = consultation.getOption();
        }
    }

    private Plan best() {
        Plan best = new PlanCloner().cloneSolution(plan);
        for (Consultation consultation : best.getConsultations()) {
            consultation.setOption(kept[consultation.getIndex()]);
        }
        best.setScore(PlanReview.of(best).score());
        return best;
    }
}
