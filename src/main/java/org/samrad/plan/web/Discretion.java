package org.samrad.plan.web;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.dataset.PlanningData;

/**
 * Which consultations a reader learns neither time, place nor panel of: those of cases with a protected identity, unless the
 * reader is a coordinator.
 */
public record Discretion(Set<String> hidden) {

    public static Discretion of(PlanningData data, CurrentUser reader) {
        if (reader.is(AccountRole.COORDINATOR)) {
            return new Discretion(Set.of());
        }
        Set<String> cases = data.cases().stream()
                .filter(PlanningData.Case::isProtected)
                .map(PlanningData.Case::id)
                .collect(Collectors.toCollection(HashSet::new));
        return new Discretion(data.requests().stream()
                .filter(row -> cases.contains(row.caseId()))
                .map(PlanningData.Request::id)
                .collect(Collectors.toSet()));
    }

    public boolean hides(String request) {
        return hidden.contains(request);
    }
}
