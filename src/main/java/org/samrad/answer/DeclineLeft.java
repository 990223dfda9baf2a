package org.samrad.answer;

/**
 * A consultation stays as it is although somebody has declined: a planner says so. Told inside the transaction that stores it.
 *
 * @param answer the {@link PanelAnswer#id}
 */
public record DeclineLeft(long answer) {}
