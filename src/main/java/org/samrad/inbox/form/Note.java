package org.samrad.inbox.form;

import java.util.List;

/**
 * Something that a coordinator should know about a request before it is filed.
 *
 * @param field the id of the field on the page that it is about
 * @param key the message that says what is the matter and what would help
 * @param arguments the values it names
 */
public record Note(Kind kind, String field, String key, List<Object> arguments) {

    /** What follows from it. */
    public enum Kind {
        /** Asked for like this, the request gets no place. */
        UNMET,
        /** Looks mistyped. */
        IMPROBABLE,
        /** An optional seat stays empty, or a time does nothing. */
        HINT
    }

    static Note unmet(String field, String key, Object... arguments) {
        return new Note(Kind.UNMET, field, "request.outlook." + key, List.of(arguments));
    }

    static Note improbable(String field, String key, Object... arguments) {
        return new Note(Kind.IMPROBABLE, field, "request.outlook." + key, List.of(arguments));
    }

    Note asHint() {
        return new Note(Kind.HINT, field, key, arguments);
    }
}
