package org.samrad.compare;

import java.util.Objects;
import org.samrad.dataset.Placement;
import org.samrad.solver.PlanRule;

/**
 * A consultation that differs between two plans.
 *
 * @param title of its request, empty where it has none
 * @param gone whether the request is no longer in the planning data: withdrawn since a plan was made; it has no case then
 */
public record ComparedRow(PlanDiff.Row diff, String title, String caseId, boolean gone) {

    public String request() {
        return diff.request();
    }

    public PlanDiff.Kind kind() {
        return diff.kind();
    }

    /** Whether both plans hold it, at different times. */
    public boolean otherTime() {
        Placement before = diff.before();
        Placement after = diff.after();
        return before != null && after != null && !before.liesWhen(after);
    }

    /** Whether both plans hold it, in different modes or at different sites. */
    public boolean otherPlace() {
        Placement before = diff.before();
        Placement after = diff.after();
        return before != null
                && after != null
                && !(before.mode() == after.mode() && Objects.equals(before.site(), after.site()));
    }

    /** Whether both plans hold it, but only this one with this specialist in this role. */
    public boolean otherSeat(Placement held, String role) {
        Placement before = diff.before();
        Placement after = diff.after();
        return before != null
                && after != null
                && !Objects.equals(before.panel().get(role), after.panel().get(role))
                && held.panel().containsKey(role);
    }

    /** What its wishes cost more in the second plan. */
    public double softChange() {
        return diff.costChange(PlanRule.Level.SOFT);
    }
}
