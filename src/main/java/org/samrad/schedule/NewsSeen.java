package org.samrad.schedule;

import java.time.Instant;

/** A specialist has seen in their week what has changed for them. Told inside the transaction that notes it. */
public record NewsSeen(String specialist, Instant at) {}
