package org.samrad.explain;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;

/** Planning data with some rows exchanged. */
final class Changed {

    private Changed() {}

    static PlanningData request(PlanningData data, String id, UnaryOperator<PlanningData.Request> change) {
        var requests = data.requests().stream()
                .map(row -> row.id().equals(id) ? change.apply(row) : row)
                .toList();
        return data.with(rows -> rows.requests = requests);
    }

    static PlanningData availabilities(PlanningData data, WeeklyTime more) {
        var offered =
                Stream.concat(data.availabilities().stream(), Stream.of(more)).toList();
        return data.with(rows -> rows.availabilities = offered);
    }

    static PlanningData roles(
            PlanningData data, List<PlanningData.RequestRole> roles, List<PlanningData.BookedRole> booked) {
        return data.with(rows -> {
            rows.requestRoles = roles;
            rows.bookedRoles = booked;
        });
    }
}
