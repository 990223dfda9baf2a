package org.samrad.consultation;

/**
 * A stretch of a specialist's offered time on one day, [from, until) in minutes since the horizon's first midnight.
 *
 * @param site index of the site where the specialist then is, {@link Place#NO_SITE} where none is given
 */
public record OfferedInterval(int from, int until, int site) {}
