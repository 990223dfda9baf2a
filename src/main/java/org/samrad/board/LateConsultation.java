package org.samrad.board;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.plan.snapshot.OpenPlan;

/**
 * A consultation that a plan holds past its guarantee.
 *
 * @param due the last day of the guarantee
 * @param held the day that it is held on
 * @param days from the one to the other
 */
record LateConsultation(
        String request, @Nullable String title, Urgency urgency, LocalDate due, LocalDate held, long days) {

    /** The most urgent first, then those that wait longest. */
    static List<LateConsultation> in(OpenPlan plan) {
        PlanningData data = plan.data();
        UrgencyScale scale = data.urgencyScale();
        Map<String, Placement> planned = Placement.byRequest(plan.schedule());
        var late = new ArrayList<LateConsultation>();
        for (PlanningData.Request request : data.requests()) {
            Placement placed = planned.get(request.id());
            LocalDate due = request.terms().dueOrDefault(scale);
            LocalDate held = placed == null ? due : placed.start().toLocalDate();
            if (held.isAfter(due)) {
                late.add(new LateConsultation(
                        request.id(),
                        request.terms().title(),
                        request.terms().urgency(),
                        due,
                        held,
                        ChronoUnit.DAYS.between(due, held)));
            }
        }
        late.sort(Comparator.comparing(LateConsultation::urgency)
                .thenComparing(Comparator.comparingLong(LateConsultation::days).reversed())
                .thenComparing(LateConsultation::request));
        return late;
    }
}
