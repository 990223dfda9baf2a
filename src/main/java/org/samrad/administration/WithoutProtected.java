package org.samrad.administration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningData;

/**
 * Planning data without place and time of cases with a protected identity: no municipality, windows, sites or published
 * consultation of theirs, nor the days of earlier contacts. What is left can be loaded.
 */
final class WithoutProtected {

    private WithoutProtected() {}

    static PlanningData of(PlanningData data) {
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
                : data.with(rows -> {
                    rows.cases = rows.cases.stream()
                            .map(one -> one.isProtected()
                                    ? new PlanningData.Case(one.id(), null, true, one.organisation())
                                    : one)
                            .toList();
                    rows.earlierContacts = rows.earlierContacts.stream()
                            .map(one -> cases.contains(one.caseId())
                                    ? new PlanningData.EarlierContact(
                                            one.caseId(), one.specialist(), one.contacts(), null)
                                    : one)
                            .toList();
                    rows.requests = rows.requests.stream()
                            .map(one -> requests.contains(one.id()) ? one.with(terms -> terms.sites = List.of()) : one)
                            .toList();
                    rows.requestWindows = rows.requestWindows.stream()
                            .filter(one -> !requests.contains(one.request()))
                            .toList();
                    rows.bookedRoles = rows.bookedRoles.stream()
                            .filter(one -> !requests.contains(one.request()))
                            .toList();
                });
    }
}
