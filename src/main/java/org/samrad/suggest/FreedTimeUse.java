package org.samrad.suggest;

import org.jspecify.annotations.Nullable;

/**
 * A request that could make use of time that came free.
 *
 * @param option its best option in that time
 * @param current what the plan holds for it, or null where it is unscheduled
 * @param mediumGain by how much the medium rule gets cheaper, 0 or more
 * @param softGain by how much the soft rules get cheaper; less than 0 where an unscheduled request takes a place
 */
public record FreedTimeUse(PricedOption option, @Nullable PricedOption current, double mediumGain, double softGain) {}
