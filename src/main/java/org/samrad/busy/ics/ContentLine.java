package org.samrad.busy.ics;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One property of a calendar.
 *
 * @param name in capitals
 * @param parameters by name, in capitals
 */
record ContentLine(String name, Map<String, String> parameters, String value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

    /** Their values have no colon, and their zones are sometimes written with one and without quotes. */
    private static final Set<String> OF_TIME = Set.of("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE");

    /** The name that a line begins with, in capitals; empty where it begins with none, as what is left of a text that was broken. */
    static Optional<String> nameOf(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != ':' && line.charAt(end) != ';') {
            end++;
        }
        String name = line.substring(0, end).strip();
        return end < line.length() && NAME.matcher(name).matches()
                ? Optional.of(name.toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /**
     * Reads a line that {@linkplain #nameOf has a name}.
     *
     * @throws BrokenEntry where it has no value, or quotes that don't end
     */
    static ContentLine of(String line) throws BrokenEntry {
        String name = nameOf(line).orElseThrow(() -> new BrokenEntry("a line without a name"));
        int colon = OF_TIME.contains(name) ? line.lastIndexOf(':') : colonAfterParameters(line);
        if (colon < 0) {
            throw new BrokenEntry("a line without a value");
        }
        String head = line.substring(0, colon);
        int semicolon = head.indexOf(';');
        return new ContentLine(
                name,
                semicolon < 0 ? Map.of() : parameters(head.substring(semicolon + 1)),
                line.substring(colon + 1).strip());
    }

    private static int colonAfterParameters(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> parameters(String text) throws BrokenEntry {
        Map<String, String> read = new HashMap<>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ';';
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && (!quoted || i == text.length())) {
                if (quoted) {
                    throw new BrokenEntry("quotes that don't end");
                }
                int equals = part.indexOf("=");
                if (equals > 0) {
                    read.putIfAbsent(
                            part.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                            part.substring(equals + 1).strip());
                }
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return read;
    }

    /** A parameter; null where the line has none of the name. */
    @Nullable
    String parameter(String parameter) {
        return parameters.get(parameter);
    }

    /** The value in capitals, for words that mean the same either way. */
    String word() {
        return value.toUpperCase(Locale.ROOT);
    }
}
