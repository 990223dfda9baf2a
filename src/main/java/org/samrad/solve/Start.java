package org.samrad.solve;

import org.samrad.dataset.PlanningData;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

/** What a solve begins with. */
public enum Start {
    /**
     * What is published stands, throughout the search, unless the data no longer let it or a few must move for what was
     * published or is urgent; everything else is placed around it.
     */
    PUBLISHED,
    /** What is published is where the search begins; it moves wherever that is better by the weights, {@code disruption} among them. */
    PRICED,
    /**
     * Only what is published and against a rule is placed anew, with the least change. Everything else stays as it is: what is published
     * where it stands, and what waits without a time. What comes after one that finds no place can't stand without it.
     */
    BROKEN,
    /** Only what is pinned stands; everything else is placed anew, and what is published is but a price to pay. */
    SCRATCH;

    /**
     * What to begin with unless somebody says: what the weights alone make of what is published. Where a change of it costs
     * nothing there is no reason to hold on to it.
     */
    public static Start usual(PlanningData data, Weights weights) {
        boolean worthKeeping = weights.of(PlanRule.DISRUPTION) > 0
                && data.bookedRoles().stream().anyMatch(booked -> !booked.pinned());
        return worthKeeping ? PRICED : SCRATCH;
    }
}
