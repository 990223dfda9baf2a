package org.samrad.busy;

import java.util.List;
import org.samrad.time.TimeRange;

/**
 * A calendar of somebody says something else than before of when they are busy. Told inside the transaction that stores it.
 *
 * @param specialist the id
 * @param times when that calendar says that they are busy, local
 */
public record BusyTimesRead(String specialist, List<TimeRange> times) {}
