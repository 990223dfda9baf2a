package org.samrad.edit;

import org.samrad.plan.PlanRef;

/** The plan is so already; nothing was changed, and no copy was made. */
public class AlreadySo extends RuntimeException {

    AlreadySo(PlanRef plan, String request) {
        super("Plan %s has request %s just so already.".formatted(plan, request));
    }
}
