package org.samrad.run;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.AssumedChange;
import org.samrad.plan.AssumedChanges;
import org.samrad.plan.WhatIf;
import org.samrad.solve.Start;

/**
 * What a run goes on from.
 *
 * @param schedule to begin with; null for what is published or nothing, as its {@link Start} says
 * @param pinned the requests whose consultations in it stay as they are
 * @param assumptions what it takes for granted
 * @param whatIf what it imagines on top of that
 */
record WarmStart(
        @Nullable List<ScheduleRow> schedule, Set<String> pinned, List<AssumedChange> assumptions, WhatIf whatIf) {

    /** With what is published or nothing, and nothing imagined. */
    static final WarmStart NONE = imagining(new WhatIf.NothingMore());

    /** With what is published or nothing. */
    static WarmStart imagining(WhatIf whatIf) {
        return new WarmStart(null, Set.of(), List.of(), whatIf);
    }

    PlanningData applyTo(PlanningData data) {
        return whatIf.applyTo(AssumedChanges.applyTo(data, assumptions));
    }
}
