package org.samrad.booking;

import java.util.UUID;

/**
 * What was held for a request has ended, and nothing was booked. Told inside the transaction that notes that it was told.
 *
 * @param hold its id
 * @param heldBy the account that held it
 * @param asked whether it waited for a planner's answer
 */
public record HoldRanOut(UUID hold, String request, String heldBy, boolean asked) {}
