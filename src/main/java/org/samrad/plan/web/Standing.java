package org.samrad.plan.web;

/** How a consultation shown in a plan relates to what is published. */
public enum Standing {
    /** Published, and stands as it is. */
    PUBLISHED,
    /** Not published, but held for a while, and planned around. */
    HELD,
    /** Proposed for a request that has no published consultation. */
    PROPOSED,
    /** Proposed in place of a published one with another time, place or panel. */
    MOVED,
    /** Published, but the proposal has it elsewhere. */
    LEAVING,
    /** Published, but the proposal drops it. */
    DROPPED
}
