package org.samrad.explain;

/**
 * What stands in the way of a request that a plan leaves out.
 *
 * @param cause in a word and a sentence
 * @param matrix in full
 */
public record Obstacles(Cause cause, Matrix matrix) {}
