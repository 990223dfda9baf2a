package org.samrad.plan;

import org.samrad.explain.unblock.Relaxation;

/**
 * A proposal takes something for granted no more that it did, and that had not become true with it: somebody has taken it back, or the
 * proposal is gone. Told in the transaction in which that is so; another proposal may take the same for granted.
 *
 * @param request the id of the request that it was given up for
 */
public record AssumptionTakenBack(String request, Relaxation relaxation) {}
