package org.samrad.planning;

import java.time.Duration;

/**
 * How far the run that is being solved has come.
 *
 * @param elapsed since its solve began
 * @param left of its time limit, 0 or more
 * @param score the best so far
 * @param scheduled requests that the best so far places
 * @param total requests that ask for a place
 * @param curve how the score fell
 */
public record LiveProgress(
        Duration elapsed, Duration left, PlanScore score, int scheduled, int total, ScoreCurve curve) {}
