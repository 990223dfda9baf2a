package org.samrad.repair;

/**
 * A way out waits for nobody any more: it is published, or the consultation stays as it is. Told inside the transaction that does it.
 *
 * @param answer the {@link org.samrad.answer.PanelAnswer#id}
 */
public record WayOutDecided(long answer) {}
