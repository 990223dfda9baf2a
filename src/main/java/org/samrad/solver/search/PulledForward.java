package org.samrad.solver.search;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.samrad.solver.Plan;

/**
 * Leads the search out of a plan that small changes better no longer. One consultation that waits is put on an earlier day and stays
 * there while the others settle around it; then all may move. What comes of it is where the next one begins, if it is as good, or
 * now and then if it is worse by little: to change places, large panels have to pass by dearer plans.
 */
final class PulledForward {

    /** Steps while the one is held; as many settle what is around it, however many requests there are. */
    private static final int STEPS_HELD = 8_000;

    /** Steps once all may move again. */
    private static final int STEPS_FREE = 15_000;

    /** Where less is left than so many times as long as one takes to be drawn, it is not searched from: that is set up as slowly. */
    private static final long LONG_ENOUGH = 10;

    private final LocalSearch search;
    private final SplittableRandom random;

    PulledForward(LocalSearch search, long seed) {
        this.search = search;
        this.random = new SplittableRandom(seed);
    }

    /** The best plan found within about as many steps; the given one where none is better. */
    Plan improved(Plan plan, long steps) {
        var all = new BitSet();
        all.set(0, plan.getConsultations().size());
        Plan best = plan;
        Plan from = plan;
        for (long left = steps; left > 0; left -= STEPS_HELD + STEPS_FREE) {
            long began = System.nanoTime();
            Plan one = RuinAndRecreate.pulledForward(from, random);
            boolean isWorthIt = search.left().toNanos() > LONG_ENOUGH * (System.nanoTime() - began);
            Plan held = one == null || !isWorthIt ? null : search.runUntold(one, STEPS_HELD);
            Plan found = held == null ? null : search.run(from.with(all, held), STEPS_FREE);
            if (found == null) {
                return best;
            }
            if (found.isBetterThan(best)) {
                best = found;
            }
            if (!from.isBetterThan(found) || isTaken(found, from)) {
                from = found;
            }
        }
        return best;
    }

    /** By chance, as in annealing: what is as much dearer as a consultation costs on average about every third time. */
    private boolean isTaken(Plan dearer, Plan than) {
        HardMediumSoftScore one = dearer.getScore();
        HardMediumSoftScore other = than.getScore();
        if (one == null
                || other == null
                || one.hardScore() != other.hardScore()
                || one.mediumScore() != other.mediumScore()) {
            return false;
        }
        double average = -other.softScore() / (double) than.scheduled();
        return random.nextDouble() < Math.exp((one.softScore() - other.softScore()) / average);
    }
}
