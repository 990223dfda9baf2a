package org.samrad.explain.unblock;

import java.util.List;
import org.samrad.dataset.PlanningData;

/** A required role is left out. An optional one need not be: it may stay empty anyway, and never stands in the way. */
public record DroppedRole(String request, String role) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(role);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return data.with(rows -> {
            rows.requestRoles = changed(data.requestRoles());
            rows.bookedRoles = data.bookedRoles().stream()
                    .filter(row -> !isIt(row.request(), row.role()))
                    .toList();
        });
    }

    /** The roles as they then are. */
    public List<PlanningData.RequestRole> changed(List<PlanningData.RequestRole> roles) {
        return roles.stream().filter(row -> !isIt(row.request(), row.role())).toList();
    }

    private boolean isIt(String otherRequest, String otherRole) {
        return otherRequest.equals(request) && otherRole.equals(role);
    }
}
