package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;

/**
 * One other consultation, neither published nor pinned, is held at another time or with others. The data stay as they are; the
 * plan changes.
 */
public record MovedConsultation(Placement to) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(to.request(), to.start(), List.copyOf(to.panel().values()));
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return data;
    }
}
