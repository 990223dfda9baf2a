package org.samrad.run;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.Amendment;
import org.samrad.plan.Amendments;
import org.samrad.plan.WhatIf;
import org.samrad.solve.Start;

/**
 * What a run goes on from.
 *
 * @param schedule to begin with; null for what is published or nothing, as its {@link Start} says
 * @param pinned the requests whose consultations in it stay as they are
 * @param amendments what it takes for granted
 * @param whatIf what it imagines on top of that
 */
record Beginning(@Nullable List<ScheduleRow> schedule, Set<String> pinned, List<Amendment> amendments, WhatIf whatIf) {

    /** With what is published or nothing, and nothing imagined. */
    static final Beginning NONE = imagining(new WhatIf.NothingMore());

    /** With what is published or nothing. */
    static Beginning imagining(WhatIf whatIf) {
        return new Beginning(null, Set.of(), List.of(), whatIf);
    }

    PlanningData applyTo(PlanningData data) {
        return whatIf.applyTo(Amendments.applyTo(data, amendments));
    }
}
