package org.samrad.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;

/** The violations found so far. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    void add(String rule, ScheduledConsultation consultation, String detail, @Nullable Object... values) {
        violations.add(new Violation(rule, consultation.id(), consultation.given(), detail.formatted(values)));
    }

    /** A violation by one member of the panel. */
    void addBy(
            PlanningData.Specialist member,
            String rule,
            ScheduledConsultation consultation,
            String detail,
            @Nullable Object... values) {
        violations.add(new Violation(
                rule,
                consultation.id(),
                consultation.given(),
                detail.formatted(values),
                List.of(consultation.id()),
                member.id()));
    }

    /** A violation of several together: charged to the latest of those the schedule is free to place, if any. */
    void addJoint(String rule, Collection<ScheduledConsultation> involved, String detail, @Nullable Object... values) {
        ScheduledConsultation charged = involved.stream()
                .max(Comparator.comparing((ScheduledConsultation consultation) -> !consultation.given())
                        .thenComparing(ScheduledConsultation::start)
                        .thenComparing(ScheduledConsultation::id))
                .orElseThrow();
        violations.add(new Violation(
                rule,
                charged.id(),
                charged.given(),
                detail.formatted(values),
                involved.stream().map(ScheduledConsultation::id).toList(),
                null));
    }

    /** A violation of a consultation that is there by one that is not. */
    void addMissing(
            String rule, ScheduledConsultation there, String missing, String detail, @Nullable Object... values) {
        violations.add(new Violation(
                rule, there.id(), there.given(), detail.formatted(values), List.of(there.id(), missing), null));
    }

    /** A violation that is the schedule's own, whoever takes part. */
    void addFault(String rule, String request, String detail, @Nullable Object... values) {
        violations.add(new Violation(rule, request, false, detail.formatted(values)));
    }

    /** All of them, by request, then by rule. */
    List<Violation> all() {
        return violations.stream()
                .sorted(Comparator.comparing(Violation::request)
                        .thenComparing(Violation::rule)
                        .thenComparing(Violation::detail))
                .toList();
    }
}
