package org.samrad.repair;

/**
 * What a declined consultation could become waits for a planner to decide, and who declined can no longer take that back by a tap, or it
 * is near. Told once of each, inside the transaction that notes it.
 *
 * @param answer the {@link org.samrad.answer.PanelAnswer#id}
 */
public record WayOutWaits(long answer) {}
