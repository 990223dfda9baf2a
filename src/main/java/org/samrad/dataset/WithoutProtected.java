package org.samrad.dataset;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.limits.Limits;
import org.samrad.request.RequestTerms;

/**
 * Planning data without the cases with a protected identity and all that concerns them. Not with empty cells: brought back by an
 * import those would empty what is here.
 */
public final class WithoutProtected {

    private WithoutProtected() {}

    /** The same where no case is protected. */
    public static PlanningData of(PlanningData data) {
        Ids hidden = Ids.of(data);
        return hidden.cases.isEmpty()
                ? data
                : data.without(hidden.requests).with(rows -> {
                    rows.cases = rows.cases.stream()
                            .filter(one -> !one.isProtected())
                            .toList();
                    leaveOutWhatCasesKeep(rows, hidden);
                });
    }

    /**
     * The same, but that there are such cases and requests, so that others can name them: rows that all say the same, whatever is
     * stored. Nothing is published for them.
     */
    public static PlanningData named(PlanningData data) {
        Ids hidden = Ids.of(data);
        return hidden.cases.isEmpty()
                ? data
                : data.with(rows -> {
                    rows.cases = rows.cases.stream()
                            .map(one -> one.isProtected() ? new PlanningData.Case(one.id(), null, true, null) : one)
                            .toList();
                    leaveOutWhatCasesKeep(rows, hidden);
                    rows.requests = rows.requests.stream()
                            .map(one -> hidden.requests.contains(one.id())
                                    ? new PlanningData.Request(one.id(), one.caseId(), nothing())
                                    : one)
                            .toList();
                    rows.requestRoles = others(rows.requestRoles, hidden, PlanningData.RequestRole::request);
                    rows.requestLinks = others(rows.requestLinks, hidden, PlanningData.RequestLink::request);
                    rows.requestWindows = others(rows.requestWindows, hidden, PlanningData.RequestWindow::request);
                    rows.bookedRoles = others(rows.bookedRoles, hidden, PlanningData.BookedRole::request);
                });
    }

    private static RequestTerms nothing() {
        return RequestTerms.of(Form.ADVICE, Urgency.DAYS_90, Limits.FIRST_DAY, 60, Set.of(Mode.VIDEO));
    }

    private static <T> List<T> others(
            List<T> rows, Ids hidden, java.util.function.Function<? super T, String> request) {
        return rows.stream()
                .filter(row -> !hidden.requests.contains(request.apply(row)))
                .toList();
    }

    private static void leaveOutWhatCasesKeep(PlanningRows rows, Ids hidden) {
        rows.earlierContacts = rows.earlierContacts.stream()
                .filter(one -> !hidden.cases.contains(one.caseId()))
                .toList();
        rows.consents = rows.consents.stream()
                .filter(one -> !hidden.cases.contains(one.caseId()))
                .toList();
        rows.exclusions = rows.exclusions.stream()
                .filter(one -> !hidden.cases.contains(one.caseId()))
                .toList();
    }

    /** Which cases are protected, and which requests are about them. */
    public record Ids(Set<String> cases, Set<String> requests) {

        public static Ids of(PlanningData data) {
            Set<String> cases = data.cases().stream()
                    .filter(PlanningData.Case::isProtected)
                    .map(PlanningData.Case::id)
                    .collect(Collectors.toSet());
            return new Ids(
                    cases,
                    data.requests().stream()
                            .filter(request -> cases.contains(request.caseId()))
                            .map(PlanningData.Request::id)
                            .collect(Collectors.toSet()));
        }
    }
}
