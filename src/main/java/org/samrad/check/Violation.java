package org.samrad.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a schedule breaks.
 *
 * @param rule the rule's id in the planning-data format, such as {@code double-booking}
 * @param request the request whose consultation breaks it
 * @param given true where only pinned consultations take part: reported, but not the schedule's fault
 * @param detail what was found, with the values
 * @param involved every request that takes part, the one above among them; one that is missing counts, too
 * @param specialist the id of the one member of the panel whom it is about; null where it is about nobody in particular
 */
public record Violation(
        String rule,
        String request,
        boolean given,
        String detail,
        List<String> involved,
        @Nullable String specialist) {

    /** Of one consultation alone. */
    public Violation(String rule, String request, boolean given, String detail) {
        this(rule, request, given, detail, List.of(request), null);
    }

    public Violation {
        involved = List.copyOf(involved);
    }

    /**
     * Those that keep the rule no longer: who takes part, but of what is built on a pinned one only that which is built, since the pinned
     * one breaks none by it.
     */
    public List<String> breaking() {
        return rule.equals("pinned") ? List.of(request) : involved;
    }

    /** Whether it adds nothing to an earlier one: the same rule, and nobody takes part who did not before. */
    public boolean isWithin(Violation earlier) {
        Set<String> before = new HashSet<>(earlier.involved);
        return rule.equals(earlier.rule) && before.containsAll(involved);
    }
}
