package org.samrad.inbox.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a form, by field, in the order of the page. */
public final class FormProblems {

    private final Map<String, List<Problem>> byField = new LinkedHashMap<>();

    /**
     * One thing wrong.
     *
     * @param field the id of the field on the page
     * @param key the message that says what and what to do
     * @param arguments the values it names
     */
    public record Problem(String field, String key, List<Object> arguments) {}

    void add(String field, String key, Object... arguments) {
        byField.computeIfAbsent(field, f -> new ArrayList<>()).add(new Problem(field, key, List.of(arguments)));
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    /** What is wrong with one field. */
    public List<Problem> of(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /** Whether something is wrong with the field. */
    public boolean in(String field) {
        return byField.containsKey(field);
    }

    /** Everything that is wrong, in the order found. */
    public List<Problem> all() {
        return byField.values().stream().flatMap(List::stream).toList();
    }
}
