package org.samrad.explain.unblock;

import java.time.LocalDate;
import java.util.List;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;

/** The request may lie later; a day costs by its urgency. */
public record LaterLatestDay(String request, LocalDate latest, int daysLater, Urgency urgency) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(latest, daysLater);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return EasedRequest.in(data, request, this::changed);
    }

    /** The request as it then is. */
    public PlanningData.Request changed(PlanningData.Request row) {
        return row.with(terms -> terms.latest = latest);
    }
}
