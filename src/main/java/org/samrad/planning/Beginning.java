package org.samrad.planning;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/**
 * What a run goes on from.
 *
 * @param schedule to begin with; null for what is published or nothing, as its {@link Start} says
 * @param pinned the requests whose consultations in it stay as they are
 * @param amendments what it takes for granted
 */
record Beginning(@Nullable List<ScheduleRow> schedule, Set<String> pinned, List<Amendment> amendments) {

    static final Beginning NONE = new Beginning(null, Set.of(), List.of());

    PlanningData applyTo(PlanningData data) {
        return Amendments.applyTo(data, amendments);
    }
}
