package org.samrad.suggest;

import java.util.List;
import java.util.Map;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.PlanRule;

/**
 * A consultation of a plan held otherwise than the plan has it.
 *
 * @param rows all rows of the consultation as it would be
 * @param broken ids of the hard rules that it would break, each once; none where it is valid
 * @param cost by how much the plan would cost more by all soft rules together, less than 0 where it gets cheaper
 * @param byRule the same for each rule whose cost changes, in the rules' order
 */
public record Relocation(List<ScheduleRow> rows, List<String> broken, double cost, Map<PlanRule, Double> byRule) {

    /** Whether it keeps every hard rule beside the rest of the plan. */
    public boolean valid() {
        return broken.isEmpty();
    }
}
