package org.samrad.matching;

import org.samrad.consultation.Mode;

/** A mode and, for {@code ON_SITE}, the index of a site, else {@link PlanningFacts#NO_SITE}. */
public record MeetingPlace(Mode mode, int site) {}
