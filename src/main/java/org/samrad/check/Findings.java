package org.samrad.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;

/** The violations found so far. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> breaking = new HashSet<>();

    void add(String rule, ScheduledConsultation consultation, String detail, @Nullable Object... values) {
        breaking.add(consultation.id());
        addSinceTimePassed(rule, consultation, detail, values);
    }

    /** A violation that a consultation may have come to without having broken the rule when it was set: only time has passed. */
    void addSinceTimePassed(
            String rule, ScheduledConsultation consultation, String detail, @Nullable Object... values) {
        violations.add(new Violation(rule, consultation.id(), consultation.given(), detail.formatted(values)));
    }

    /** A violation by one member of the panel. */
    void addBy(
            PlanningData.Specialist member,
            String rule,
            ScheduledConsultation consultation,
            String detail,
            @Nullable Object... values) {
        breaking.add(consultation.id());
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
        involved.forEach(consultation -> breaking.add(consultation.id()));
        charge(rule, involved, detail, values);
    }

    /** The same of a rule that only one of them is asked to keep. */
    void addBetween(
            String rule,
            ScheduledConsultation asking,
            ScheduledConsultation asked,
            String detail,
            @Nullable Object... values) {
        breaking.add(asking.id());
        charge(rule, Stream.of(asked, asking).distinct().toList(), detail, values);
    }

    private void charge(
            String rule, Collection<ScheduledConsultation> involved, String detail, @Nullable Object... values) {
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
        breaking.add(there.id());
        violations.add(new Violation(
                rule, there.id(), there.given(), detail.formatted(values), List.of(there.id(), missing), null));
    }

    /** That a consultation is built on a pinned one that breaks a rule. */
    void addBuiltOn(ScheduledConsultation consultation, String pinned, String detail, @Nullable Object... values) {
        violations.add(new Violation(
                "pinned",
                consultation.id(),
                false,
                detail.formatted(values),
                List.of(consultation.id(), pinned),
                null));
    }

    /** A violation that is the schedule's own, whoever takes part. */
    void addFault(String rule, String request, String detail, @Nullable Object... values) {
        violations.add(new Violation(rule, request, false, detail.formatted(values)));
    }

    /** Whether a consultation breaks a rule, and not only since time has passed. */
    boolean isBroken(ScheduledConsultation consultation) {
        return breaking.contains(consultation.id());
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
