package org.samrad.consultation;

/**
 * How and where a consultation is held.
 *
 * @param site index of the site of an {@code ON_SITE} consultation, else {@link #NO_SITE}
 */
public record Place(Mode mode, int site) {

    public static final int NO_SITE = -1;
}
