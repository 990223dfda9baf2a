package org.samrad.exchange;

/** Rows of planning data were changed, told inside the changing transaction; what is published stands as it was. */
public record PlanningDataChanged() {}
