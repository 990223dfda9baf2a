package org.samrad.exchange;

/**
 * Planning data was loaded; what was there before, if anything, is gone. Told inside the loading transaction, so that
 * whoever keeps something by the ids of the old data can drop it along.
 *
 * @param name the name of the new data set
 */
public record PlanningDataReplaced(String name) {}
