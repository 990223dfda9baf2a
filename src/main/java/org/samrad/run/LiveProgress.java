package org.samrad.run;

import java.time.Duration;
import java.util.Map;
import org.samrad.solve.PlanScore;
import org.samrad.solve.ScoreCurve;
import org.samrad.solver.PlanRule;

/**
 * How far the run that is being solved has come.
 *
 * @param elapsed since its solve began
 * @param left of its time limit, 0 or more
 * @param score the best so far
 * @param scheduled requests that the best so far places
 * @param total requests that ask for a place
 * @param movesPerSecond moves that its searches try together, on average since the solve began
 * @param costs the weighted cost of each rule in the best so far
 * @param curve how the score fell
 */
public record LiveProgress(
        Duration elapsed,
        Duration left,
        PlanScore score,
        int scheduled,
        int total,
        long movesPerSecond,
        Map<PlanRule, Double> costs,
        ScoreCurve curve) {}
