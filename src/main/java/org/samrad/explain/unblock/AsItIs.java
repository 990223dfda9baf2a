package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.dataset.PlanningData;

/** Nothing need be given up: the request has a place as things stand. */
public record AsItIs() implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of();
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return data;
    }
}
