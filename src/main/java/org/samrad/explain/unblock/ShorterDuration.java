package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.dataset.PlanningData;

/**
 * The request takes less time.
 *
 * @param from the minutes that it asks for
 * @param to fewer, a whole number of slots
 */
public record ShorterDuration(String request, int from, int to) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(to, from);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return EasedRequest.in(data, request, this::changed);
    }

    /** The request as it then is; one that is shorter already stays so. */
    public PlanningData.Request changed(PlanningData.Request row) {
        return row.with(terms -> terms.durationMinutes = Math.min(to, terms.durationMinutes));
    }
}
