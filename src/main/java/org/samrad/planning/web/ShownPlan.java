package org.samrad.planning.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.planning.Proposal;

/** Interim. */
record ShownPlan(
        String code,
        PlanningData data,
        List<ScheduleRow> schedule,
        Map<String, List<String>> broken,
        @Nullable Proposal proposal) {}
