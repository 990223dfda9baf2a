package org.samrad.check;

import java.util.List;

/**
 * A rule that a schedule breaks.
 *
 * @param rule the rule's id in the planning-data format, such as {@code double-booking}
 * @param request the request whose consultation breaks it
 * @param given true where only pinned consultations take part: reported, but not the schedule's fault
 * @param detail what was found, with the values
 * @param involved every request that takes part, the one above among them; one that is missing counts, too
 */
public record Violation(String rule, String request, boolean given, String detail, List<String> involved) {

    /** Of one consultation alone. */
    public Violation(String rule, String request, boolean given, String detail) {
        this(rule, request, given, detail, List.of(request));
    }

    public Violation {
        involved = List.copyOf(involved);
    }
}
