package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.dataset.PlanningData;

/** A role asks for a lower level. */
public record LowerLevel(String request, String role, int from, int to) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(role, from, to);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return data.with(rows -> rows.requestRoles = changed(data.requestRoles()));
    }

    /** The roles as they then are. */
    public List<PlanningData.RequestRole> changed(List<PlanningData.RequestRole> roles) {
        return roles.stream()
                .map(row -> row.request().equals(request) && row.role().equals(role) ? lower(row) : row)
                .toList();
    }

    private PlanningData.RequestRole lower(PlanningData.RequestRole row) {
        return PlanningData.RequestRole.of(row.request(), row.asked().atLevel(to));
    }
}
