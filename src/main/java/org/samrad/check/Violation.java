package org.samrad.check;

/**
 * A rule that a schedule breaks.
 *
 * @param rule the rule's id in the planning-data format, such as {@code double-booking}
 * @param request the request whose consultation breaks it
 * @param given true where only pinned consultations take part: reported, but not the schedule's fault
 * @param detail what was found, with the values
 */
public record Violation(String rule, String request, boolean given, String detail) {}
