package org.samrad.planning;

/**
 * The cost of a plan by level, each 0 or more and lower is better: hard first, then medium, then soft.
 *
 * @param hard hard rules broken; 0 when valid
 * @param medium weighted cost of the unscheduled
 * @param soft weighted cost of everything wished for
 */
public record PlanScore(long hard, double medium, double soft) {}
