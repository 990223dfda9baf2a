package org.samrad.inbox.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;

/**
 * Something that a coordinator should know about a request before it is filed.
 *
 * @param field the id of the field on the page that it is about
 * @param key the message that says what is the matter and what would help
 * @param arguments the values it names
 * @param about the roles that it is about, where several are asked for, or the times; else empty
 */
public record Note(Kind kind, String field, String key, List<Object> arguments, List<About> about) {

    /**
     * A role or a time of the form.
     *
     * @param name as it is read out; empty for a role that nobody named
     * @param number its place in the form, from 1
     */
    public record About(String name, int number) {}

    /** What follows from it. */
    public enum Kind {
        /** Asked for like this, the request gets no place. */
        UNMET,
        /** Looks mistyped. */
        IMPROBABLE,
        /** An optional seat stays empty, a time does nothing, or a field is filled in already. */
        HINT
    }

    static Note unmet(String field, String key, Object... arguments) {
        return new Note(Kind.UNMET, field, "request.outlook." + key, List.of(arguments), List.of());
    }

    static Note improbable(String field, String key, Object... arguments) {
        return new Note(Kind.IMPROBABLE, field, "request.outlook." + key, List.of(arguments), List.of());
    }

    Note asHint() {
        return new Note(Kind.HINT, field, key, arguments, about);
    }

    /** The same of a role of a form, which is named unless the form asks for no other. */
    Note of(RequestForm form, int row) {
        return form.roles().size() < 2 ? this : of(form.roles().get(row).role(), row);
    }

    /** The same of a row of a form by its name. */
    Note of(String name, int row) {
        return new Note(kind, field, key, arguments, List.of(new About(name, row + 1)));
    }

    /** Each once: what is said of several roles or times in the same words names all of them, and leads to the first. */
    static List<Note> eachOnce(List<Note> notes) {
        Map<List<Object>, Note> once = new LinkedHashMap<>();
        for (Note note : notes) {
            once.merge(
                    note.about.isEmpty() ? List.of(note) : List.of(note.kind, note.key, note.said()),
                    note,
                    (first, again) -> new Note(
                            first.kind,
                            first.field,
                            first.key,
                            first.arguments,
                            Stream.concat(first.about.stream(), again.about.stream())
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

    /** The fields in which a form differs from what it was before a change that was offered, by their names, in the order of the page. */
    static List<Note> differences(RequestForm before, RequestForm after) {
        var notes = new ArrayList<Note>();
        differing(before, after, notes, "duration", RequestForm::duration);
        for (int i = 0; i < after.links().size(); i++) {
            String at = "links-" + i + "-";
            var row = new ArrayList<Note>();
            LinkRow was = before.links().get(i);
            LinkRow is = after.links().get(i);
            differing(was, is, row, at, "minGap", LinkRow::minGap);
            differing(was, is, row, at, "maxGap", LinkRow::maxGap);
            differing(was, is, row, at, "minGapMinutes", LinkRow::minGapMinutes);
            differing(was, is, row, at, "maxGapMinutes", LinkRow::maxGapMinutes);
            for (Note note : row) {
                notes.add(note.of(is.follows(), i));
            }
        }
        roles(before, after, notes);
        differing(before, after, notes, "earliest", RequestForm::earliest);
        differing(before, after, notes, "latest", RequestForm::latest);
        windows(before.windows(), after.windows(), notes);
        differing(before, after, notes, "modes", RequestForm::modes);
        differing(before, after, notes, "sites", RequestForm::sites);
        return notes;
    }

    private static void roles(RequestForm before, RequestForm after, List<Note> notes) {
        List<RoleRow> left = after.roles();
        boolean isRemoved = left.size() < before.roles().size();
        for (int i = 0; i < before.roles().size(); i++) {
            RoleRow was = before.roles().get(i);
            if (isRemoved && (i == left.size() || !was.equals(left.get(i)))) {
                notes.add(new Note(Kind.HINT, "roles", "why.removed", List.of(), List.of()).of(was.role(), i));
                return;
            }
            RoleRow is = left.get(i);
            String at = "roles-" + i + "-";
            var row = new ArrayList<Note>();
            differing(was, is, row, at, "competence", RoleRow::competence);
            differing(was, is, row, at, "level", RoleRow::level);
            differing(was, is, row, at, "specialist", RoleRow::specialist);
            differing(was, is, row, at, "sector", RoleRow::sector);
            if (!was.sameAs().equals(is.sameAs())) {
                row.add(filled(at + "sameAs", "request.same-as"));
            }
            if (!was.optional().equals(is.optional())) {
                row.add(filled(at + "optional", "request.optional-role"));
            }
            for (Note note : row) {
                notes.add(note.of(before, i));
            }
        }
    }

    /** One time by its number, or all together. */
    private static void windows(List<WindowRow> before, List<WindowRow> after, List<Note> notes) {
        List<WindowRow> other =
                after.stream().filter(row -> !before.contains(row)).toList();
        if (other.size() == 1) {
            int at = after.indexOf(other.getFirst());
            notes.add(
                    new Note(Kind.HINT, "windows-" + at + "-day", "request.window-number", List.of(at + 1), List.of()));
        } else if (!after.equals(before)) {
            notes.add(filled("windows", "request.windows"));
        }
    }

    private static void differing(
            RequestForm before, RequestForm after, List<Note> notes, String part, Function<RequestForm, Object> of) {
        differing(before, after, notes, "", part, of);
    }

    private static <T> void differing(
            T before, T after, List<Note> notes, String at, String part, Function<T, Object> of) {
        if (!Objects.equals(of.apply(before), of.apply(after))) {
            notes.add(filled(at + part, "request." + part));
        }
    }

    private static Note filled(String field, String label) {
        return new Note(Kind.HINT, field, label, List.of(), List.of());
    }
}
