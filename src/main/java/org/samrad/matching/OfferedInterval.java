package org.samrad.matching;

/**
 * A stretch of offered time, [from, until) in minutes since the horizon's first midnight.
 *
 * @param site index of the site where the specialist then is, {@link PlanningFacts#NO_SITE} where none is given
 */
public record OfferedInterval(int from, int until, int site) {}
