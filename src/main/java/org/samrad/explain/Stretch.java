package org.samrad.explain;

/**
 * A stretch of offered time, [from, until) in minutes since the horizon's first midnight.
 *
 * @param site index of the site where the specialist then is, {@link Facts#NO_SITE} where none is given
 */
record Stretch(int from, int until, int site) {}
