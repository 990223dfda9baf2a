package org.samrad.answer;

/**
 * Somebody declined; it is stored.
 *
 * @param answer the {@link PanelAnswer#id}
 */
public record ConsultationDeclined(long answer) {}
