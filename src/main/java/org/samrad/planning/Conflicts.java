package org.samrad.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

/** Which consultations of a plan break a hard rule, as the independent checker finds it. */
public final class Conflicts {

    private Conflicts() {}

    /** The ids of the broken rules by request id, pinned consultations included; only requests that break one. */
    public static Map<String, List<String>> of(PlanningData data, List<ScheduleRow> schedule) {
        var broken = new TreeMap<String, List<String>>();
        for (Violation violation : ScheduleCheck.check(data, schedule)) {
            List<String> rules = broken.computeIfAbsent(violation.request(), id -> new ArrayList<>());
            if (!rules.contains(violation.rule())) {
                rules.add(violation.rule());
            }
        }
        return broken;
    }
}
