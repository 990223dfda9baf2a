package org.samrad.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.samrad.check.Violation;
import org.samrad.solver.PlanRule;

/** The independent checker found that a schedule breaks hard rules, so it is neither stored nor published. */
public class ScheduleRefused extends RuntimeException {

    private static final int SHOWN = 5;

    private final List<Violation> violations;

    ScheduleRefused(List<Violation> violations) {
        super(sentence(violations));
        this.violations = List.copyOf(violations);
    }

    /** Passes where only pinned consultations are at fault. */
    public static void unlessValid(List<Violation> found) {
        List<Violation> atFault =
                found.stream().filter(violation -> !violation.given()).toList();
        if (!atFault.isEmpty()) {
            throw new ScheduleRefused(atFault);
        }
    }

    /** What was found, at least one; those that only pinned consultations cause are left out. */
    public List<Violation> violations() {
        return violations;
    }

    /** What is broken, in English: the first few violations with rule, request and detail. */
    public String sentence() {
        return sentence(violations);
    }

    /** The id of the first rule that is broken. */
    public String rule() {
        return violations.getFirst().rule();
    }

    /** The rule of a violation, where the program has it by that id. */
    public static Optional<PlanRule> ruleOf(Violation violation) {
        return Arrays.stream(PlanRule.values())
                .filter(rule -> rule.id().equals(violation.rule()))
                .findFirst();
    }

    private static String sentence(List<Violation> violations) {
        String shown = violations.stream()
                .limit(SHOWN)
                .map(violation ->
                        "%s (request %s): %s".formatted(violation.rule(), violation.request(), violation.detail()))
                .collect(Collectors.joining("; "));
        int rest = violations.size() - SHOWN;
        return "The schedule breaks " + shown + (rest > 0 ? "; and %d more".formatted(rest) : "");
    }
}
