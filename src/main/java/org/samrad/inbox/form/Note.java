package org.samrad.inbox.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;

/**
 * Something that a coordinator should know about a request before it is filed.
 *
 * @param field the id of the field on the page that it is about
 * @param key the message that says what is the matter and what would help
 * @param arguments the values it names
 * @param roles those that it is about, where several are asked for; else empty
 */
public record Note(Kind kind, String field, String key, List<Object> arguments, List<Role> roles) {

    /**
     * A role of the form.
     *
     * @param name as typed; empty where nobody named it
     * @param number its place in the form, from 1
     */
    public record Role(String name, int number) {}

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
        return new Note(Kind.UNMET, field, "request.outlook." + key, List.of(arguments), List.of());
    }

    static Note improbable(String field, String key, Object... arguments) {
        return new Note(Kind.IMPROBABLE, field, "request.outlook." + key, List.of(arguments), List.of());
    }

    Note asHint() {
        return new Note(Kind.HINT, field, key, arguments, roles);
    }

    /** The same of a role of a form, which is named unless the form asks for no other. */
    Note of(RequestForm form, int row) {
        return form.roles().size() < 2
                ? this
                : new Note(
                        kind,
                        field,
                        key,
                        arguments,
                        List.of(new Role(form.roles().get(row).role(), row + 1)));
    }

    /** Each once: what is said of several roles in the same words names all of them, and leads to the first. */
    static List<Note> eachOnce(List<Note> notes) {
        Map<List<Object>, Note> once = new LinkedHashMap<>();
        for (Note note : notes) {
            once.merge(
                    note.roles.isEmpty() ? List.of(note) : List.of(note.kind, note.key, note.said()),
                    note,
                    (first, again) -> new Note(
                            first.kind,
                            first.field,
                            first.key,
                            first.arguments,
                            Stream.concat(first.roles.stream(), again.roles.stream())
                                    .distinct()
                                    .toList()));
        }
        return List.copyOf(once.values());
    }

    /** The values as they can be told apart; those that are words of their own have no other equality. */
    private List<String> said() {
        return arguments.stream()
                .map(one ->
                        one instanceof MessageSourceResolvable word ? Arrays.toString(word.getCodes()) : one.toString())
                .toList();
    }
}
