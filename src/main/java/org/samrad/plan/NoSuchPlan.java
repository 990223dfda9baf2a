package org.samrad.plan;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A plan that is asked for is not there, or no more: old proposals that were never published are forgotten. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchPlan extends RuntimeException {

    public NoSuchPlan(PlanRef ref) {
        super("There is no plan %s.".formatted(ref));
    }
}
