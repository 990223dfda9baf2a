package org.samrad.explain.unblock;

import java.util.function.UnaryOperator;
import org.samrad.dataset.PlanningData;

/** Planning data in which one request asks for something else. */
final class EasedRequest {

    private EasedRequest() {}

    static PlanningData in(PlanningData data, String id, UnaryOperator<PlanningData.Request> change) {
        return data.with(rows -> rows.requests = data.requests().stream()
                .map(row -> row.id().equals(id) ? change.apply(row) : row)
                .toList());
    }
}
