package org.samrad.explain;

import org.samrad.consultation.Mode;

/** A mode and, for {@code ON_SITE}, the index of a site, else {@link Facts#NO_SITE}. */
record Place(Mode mode, int site) {}
