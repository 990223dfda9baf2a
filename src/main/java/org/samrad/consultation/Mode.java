package org.samrad.consultation;

/** How the panel and the requester meet (the {@code modes} of planning data). */
public enum Mode {
    VIDEO,
    PHONE,
    ON_SITE
}
