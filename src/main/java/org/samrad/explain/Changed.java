package org.samrad.explain;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.samrad.dataset.PlanningData;

/** Planning data with some rows exchanged. */
final class Changed {

    private Changed() {}

    static PlanningData request(PlanningData data, String id, UnaryOperator<PlanningData.Request> change) {
        var requests = data.requests().stream()
                .map(row -> row.id().equals(id) ? change.apply(row) : row)
                .toList();
        return data.with(data.availabilities(), requests, data.requestRoles(), data.bookedRoles());
    }

    static PlanningData availabilities(PlanningData data, PlanningData.Availability more) {
        var rows =
                Stream.concat(data.availabilities().stream(), Stream.of(more)).toList();
        return data.with(rows, data.requests(), data.requestRoles(), data.bookedRoles());
    }

    static PlanningData roles(
            PlanningData data, List<PlanningData.RequestRole> roles, List<PlanningData.BookedRole> booked) {
        return data.with(data.availabilities(), data.requests(), roles, booked);
    }
}
