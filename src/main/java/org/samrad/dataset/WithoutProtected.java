package org.samrad.dataset;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Planning data without the cases with a protected identity and all that concerns them. Not with empty cells: brought back by an
 * import those would empty what is here.
 */
public final class WithoutProtected {

    private WithoutProtected() {}

    /** The same where no case is protected. */
    public static PlanningData of(PlanningData data) {
        Set<String> cases = data.cases().stream()
                .filter(PlanningData.Case::isProtected)
                .map(PlanningData.Case::id)
                .collect(Collectors.toSet());
        Set<String> requests = data.requests().stream()
                .filter(request -> cases.contains(request.caseId()))
                .map(PlanningData.Request::id)
                .collect(Collectors.toSet());
        return cases.isEmpty()
                ? data
                : data.without(requests).with(rows -> {
                    rows.cases = rows.cases.stream()
                            .filter(one -> !one.isProtected())
                            .toList();
                    rows.earlierContacts = rows.earlierContacts.stream()
                            .filter(one -> !cases.contains(one.caseId()))
                            .toList();
                    rows.consents = rows.consents.stream()
                            .filter(one -> !cases.contains(one.caseId()))
                            .toList();
                    rows.exclusions = rows.exclusions.stream()
                            .filter(one -> !cases.contains(one.caseId()))
                            .toList();
                });
    }
}
