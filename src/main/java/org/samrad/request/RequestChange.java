package org.samrad.request;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request that says something else than before. Values are codes, for whoever shows them to put into words: days and times
 * as ISO writes them, ids, names of constants. What people type is not kept, since it may name somebody.
 *
 * @param before empty where nothing was said, or what was said is not kept
 * @param after the same of now
 */
public record RequestChange(Field field, List<String> before, List<String> after) {

    /** The most values of one field that are kept; of more, how many more there are. */
    static final int MOST = 10;

    /** What stands before the number of values that are not kept. */
    public static final String MORE = "+";

    /** What can change. */
    public enum Field {
        /** A text, of which nothing is kept. */
        TITLE,
        /** A text, of which nothing is kept. */
        QUESTION,
        FORM,
        URGENCY,
        RECEIVED,
        EARLIEST,
        DUE,
        LATEST,
        /** Minutes. */
        DURATION,
        MODES,
        /** Ids. */
        SITES,
        LANGUAGES,
        SECTORS,
        CHILD_ATTENDS,
        /** Other requests, of which nothing is kept: not everybody who reads of one may know of another. */
        FOLLOWS,
        /** A text, of which nothing is kept. */
        REQUESTER,
        /** Of those that differ: competence, level, whether it is optional, and whom it names, with bars between; see {@link Role}. */
        ROLES,
        /** Of those that differ: {@code from/until}, and {@code /wish} where it is one. */
        WINDOWS,
        /** When the published consultation begins. */
        START
    }

    public RequestChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The same without its values. */
    RequestChange withoutValues() {
        return new RequestChange(field, List.of(), List.of());
    }

    /** What of a role is kept; its name is not, since people type it. */
    public record Role(
            @Nullable String competence,
            int level,
            boolean optional,
            @Nullable String specialist) {

        private static final String BAR = "|";

        static Role of(RequestRole role) {
            return new Role(role.competence(), role.minLevel(), role.optional(), role.specialist());
        }

        String code() {
            return String.join(
                    BAR,
                    Objects.requireNonNullElse(competence, ""),
                    Integer.toString(level),
                    Boolean.toString(optional),
                    Objects.requireNonNullElse(specialist, ""));
        }

        /** Of what a change of {@link Field#ROLES} says. */
        public static Role of(String code) {
            String[] parts = code.split("\\|", -1);
            return new Role(
                    parts[0].isEmpty() ? null : parts[0],
                    Integer.parseInt(parts[1]),
                    Boolean.parseBoolean(parts[2]),
                    parts[3].isEmpty() ? null : parts[3]);
        }
    }

    /** What of one content is otherwise in another. */
    public static List<RequestChange> between(RequestContent before, RequestContent after) {
        RequestTerms was = before.terms();
        RequestTerms is = after.terms();
        var changes = new ArrayList<RequestChange>();
        unsaid(Field.TITLE, was.title(), is.title(), changes);
        unsaid(Field.QUESTION, before.question(), after.question(), changes);
        add(Field.FORM, code(was.form()), code(is.form()), changes);
        add(Field.URGENCY, code(was.urgency()), code(is.urgency()), changes);
        add(Field.RECEIVED, code(was.received()), code(is.received()), changes);
        add(Field.EARLIEST, code(was.earliest()), code(is.earliest()), changes);
        add(Field.DUE, code(was.due()), code(is.due()), changes);
        add(Field.LATEST, code(was.latest()), code(is.latest()), changes);
        add(Field.DURATION, code(was.durationMinutes()), code(is.durationMinutes()), changes);
        add(Field.MODES, codes(was.modes()), codes(is.modes()), changes);
        add(Field.SITES, codes(was.sites()), codes(is.sites()), changes);
        add(Field.LANGUAGES, codes(was.languages()), codes(is.languages()), changes);
        add(Field.SECTORS, codes(was.sectors()), codes(is.sectors()), changes);
        add(Field.CHILD_ATTENDS, code(was.childAttends()), code(is.childAttends()), changes);
        unsaid(Field.FOLLOWS, before.follows(), after.follows(), changes);
        unsaid(Field.REQUESTER, was.requester(), is.requester(), changes);
        differing(
                Field.ROLES,
                before.roles(),
                after.roles(),
                role -> Role.of(role).code(),
                changes);
        differing(Field.WINDOWS, before.windows(), after.windows(), RequestChange::codeOf, changes);
        return List.copyOf(changes);
    }

    /** That a published consultation begins at another time than before; nothing where it does not. */
    static List<RequestChange> moved(@Nullable LocalDateTime before, LocalDateTime after) {
        return before == null || before.equals(after)
                ? List.of()
                : List.of(new RequestChange(Field.START, code(before), code(after)));
    }

    private static void unsaid(
            Field field, @Nullable Object before, @Nullable Object after, List<RequestChange> changes) {
        if (!Objects.equals(before, after)) {
            changes.add(new RequestChange(field, List.of(), List.of()));
        }
    }

    private static void add(Field field, List<String> before, List<String> after, List<RequestChange> changes) {
        if (!before.equals(after)) {
            changes.add(new RequestChange(field, most(before), most(after)));
        }
    }

    private interface Coding<T> {
        String of(T value);
    }

    /** Where codes don't tell them apart, that they differ is all that is said. */
    private static <T> void differing(
            Field field, List<T> before, List<T> after, Coding<T> coding, List<RequestChange> changes) {
        if (before.equals(after)) {
            return;
        }
        List<String> gone = before.stream()
                .filter(one -> !after.contains(one))
                .map(coding::of)
                .toList();
        List<String> come = after.stream()
                .filter(one -> !before.contains(one))
                .map(coding::of)
                .toList();
        changes.add(
                gone.equals(come)
                        ? new RequestChange(field, List.of(), List.of())
                        : new RequestChange(field, most(gone), most(come)));
    }

    private static List<String> most(List<String> codes) {
        return codes.size() <= MOST
                ? codes
                : Stream.concat(codes.stream().limit(MOST), Stream.of(MORE + (codes.size() - MOST)))
                        .toList();
    }

    private static List<String> code(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }

    private static List<String> codes(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }

    private static String codeOf(RequestWindow window) {
        return window.from() + "/" + window.until() + (window.preferred() ? "/wish" : "");
    }
}
