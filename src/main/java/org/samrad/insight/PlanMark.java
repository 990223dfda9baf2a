package org.samrad.insight;

import org.samrad.plan.PlanRef;

/**
 * A plan as it is at a moment; another one once the plan or the planning data have changed.
 *
 * @param version of the proposal, 0 for what is published
 * @param dataMark of the planning data
 */
record PlanMark(PlanRef plan, int version, String dataMark) {}
