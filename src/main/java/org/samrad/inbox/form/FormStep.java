package org.samrad.inbox.form;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.booking.Taking;
import org.samrad.consultation.Mode;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.match.Change;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestWindow;

/**
 * What the button that sent the form asks for: to save, or only to show the form with another row or one less, with what
 * follows from what was typed, filled by a template, or in another language. A text of the form {@code add-role}, {@code
 * remove-window-2}, {@code template-3} or {@code speak-sv}.
 */
final class FormStep {

    /** Leaves the form, which is kept. */
    static final String KEEP = "keep";

    /** Leaves the form, which is thrown away. */
    private static final String DISCARD = "discard";

    private static final String SPEAK = "speak-";
    private static final String WISH = "wish-";
    private static final String UNTIL = "_";

    private FormStep() {}

    /** Files the request, and goes on with the one that comes after it. */
    static final String SAVE_NEXT = "save-next";

    static boolean saves(String step) {
        return step.isEmpty() || step.equals("save") || step.equals(SAVE_NEXT) || takes(step);
    }

    /** Whether times that were said are read into windows first: to add them, to save them, or to change them. */
    static boolean readsTimes(String step) {
        return saves(step) || step.equals("read-times") || step.startsWith("fit-");
    }

    /** Whether the request is filed for a time that was suggested, which is taken at once. */
    static boolean takes(String step) {
        return Taking.Step.of(step).isPresent();
    }

    /** The part of the page that one goes on with after a step, as the end of its address; empty for its beginning. */
    static String goesOnAt(String step) {
        if (template(step) != null
                || step.startsWith(RequestChoices.SEAT_OF)
                || step.startsWith(RequestChoices.SEAT_FOR)) {
            return "#find";
        }
        if (step.equals("read-times")) {
            return "#times";
        }
        return step.startsWith(WISH) || Change.of(step) != null ? "#match" : "";
    }

    /** What a button says that wishes for a time. */
    static String wish(LocalDateTime start, LocalDateTime end) {
        return WISH + start + UNTIL + end;
    }

    static boolean isLeft(String step) {
        return step.equals(KEEP) || step.equals(DISCARD);
    }

    static boolean speaks(String step) {
        return step.startsWith(SPEAK);
    }

    /** The tag of the language to show the form in. */
    static String language(String step) {
        return step.substring(SPEAK.length());
    }

    /** The number of the template that is to fill the form; null where none is. */
    static @Nullable Long template(String step) {
        return step.matches(RequestChoices.TEMPLATE + "\\d{1,18}")
                ? Long.valueOf(step.substring(RequestChoices.TEMPLATE.length()))
                : null;
    }

    /**
     * The form with what a template says of kind, duration, ways to meet and roles; rows of roles that are typed stay before these.
     *
     * @param series the template, and those that usually come after it; empty where it is gone
     */
    static RequestForm filled(RequestForm form, List<RequestTemplate> series) {
        if (series.isEmpty()) {
            return form;
        }
        RequestForm first = filled(form, series.getFirst());
        List<PartRow> parts = new ArrayList<>();
        List<RoleRow> before = first.roles();
        for (int i = 1; i < series.size(); i++) {
            PartRow part = PartRow.of(series.get(i), series.get(i - 1).next()).after(before);
            parts.add(part);
            before = part.roles();
        }
        return parts.isEmpty() ? first : PartRow.withParts(first, parts);
    }

    private static RequestForm filled(RequestForm form, RequestTemplate template) {
        List<RoleRow> typed =
                form.roles().stream().filter(row -> !row.equals(RoleRow.EMPTY)).toList();
        Stream<RoleRow> roles = template.roles().stream()
                .map(role -> new RoleRow(
                        role.role(), role.competence(), String.valueOf(role.minLevel()), role.optional(), "", "", ""));
        List<RoleRow> all = Stream.concat(typed.stream(), roles.distinct().filter(row -> !typed.contains(row)))
                .toList();
        return form.with(fields -> {
            fields.kind = template.form().name();
            fields.duration = String.valueOf(template.durationMinutes());
            fields.modes = template.modes().stream().map(Mode::name).toList();
            fields.roles = all;
        });
    }

    /** Whether it asks for something else to be asked for, in what was typed already. */
    static boolean isChange(String step) {
        return Change.of(step) != null || step.matches("remove-role-\\d{1,4}");
    }

    /**
     * A form with a change that was offered elsewhere.
     *
     * @param form null where the change is none, or leaves the form as it is
     * @param filled the fields that hold it, by their names
     */
    record Offered(@Nullable RequestForm form, List<Note> filled) {

        static final Offered NONE = new Offered(null, List.of());
    }

    static Offered offered(String change, RequestForm form) {
        RequestForm changed = applied(change, form);
        return changed.equals(form) ? Offered.NONE : new Offered(changed, Note.differences(form, changed));
    }

    /** The form with the rows that the button asks for. */
    static RequestForm applied(String step, RequestForm form) {
        if (step.equals("add-role")) {
            return form.with(with(form.roles(), RoleRow.EMPTY), form.windows());
        }
        if (step.equals("add-window")) {
            return form.with(form.roles(), with(form.windows(), WindowRow.EMPTY));
        }
        if (step.equals("add-link")) {
            return form.following(with(form.links(), LinkRow.EMPTY));
        }
        if (step.matches("remove-link-\\d{1,4}")) {
            return form.following(without(form.links(), number(step)));
        }
        if (step.matches("remove-role-\\d{1,4}")) {
            return form.with(without(form.roles(), number(step)), form.windows());
        }
        if (step.matches("remove-window-\\d{1,4}")) {
            return form.with(form.roles(), without(form.windows(), number(step)));
        }
        if (step.startsWith(RequestChoices.SEAT_OF)) {
            return withSeat(
                    form, new RoleRow("", step.substring(RequestChoices.SEAT_OF.length()), "1", false, "", "", ""));
        }
        if (step.startsWith(RequestChoices.SEAT_FOR)) {
            return withSeat(
                    form, new RoleRow("", "", "1", false, "", step.substring(RequestChoices.SEAT_FOR.length()), ""));
        }
        RequestForm other = PartRow.applied(step, form);
        if (other != null) {
            return other;
        }
        if (step.startsWith(WISH)) {
            return wishing(form, step.substring(WISH.length()));
        }
        Change change = Change.of(step);
        return change == null ? form : changed(form, change);
    }

    /** The form with a time that is preferred from now on; as it is where the time can't be read or is one already. */
    private static RequestForm wishing(RequestForm form, String time) {
        int sign = time.indexOf(UNTIL);
        try {
            WindowRow wished = WindowRow.of(new RequestWindow(
                    LocalDateTime.parse(time.substring(0, Math.max(0, sign))),
                    LocalDateTime.parse(time.substring(sign + 1)),
                    true));
            List<WindowRow> windows = Stream.concat(
                            form.windows().stream().filter(row -> !row.equals(WindowRow.EMPTY)), Stream.of(wished))
                    .distinct()
                    .toList();
            return form.with(form.roles(), windows);
        } catch (DateTimeException e) {
            return form;
        }
    }

    private static RequestForm withSeat(RequestForm form, RoleRow seat) {
        Stream<RoleRow> typed = form.roles().stream().filter(row -> !row.equals(RoleRow.EMPTY));
        return form.with(Stream.concat(typed, Stream.of(seat)).toList(), form.windows());
    }

    /** The form with what would make it possible. */
    private static RequestForm changed(RequestForm form, Change change) {
        return form.with(fields -> {
            switch (change.kind()) {
                case WIDER ->
                    fields.windows = form.windows().stream()
                            .map(row -> row.preferred() ? row : row.wider(change.number()))
                            .toList();
                case ANY_TIME ->
                    fields.windows =
                            form.windows().stream().filter(WindowRow::preferred).toList();
                case ALSO_AT -> fields.windows = alsoAt(form.windows(), change.time());
                case GAP ->
                    fields.links =
                            form.links().stream().map(row -> row.eased(change)).toList();
                case MODE -> fields.modes = and(form.modes(), change.value());
                case SITE -> fields.sites = and(form.sites(), change.value());
                case SOONER -> fields.earliest = change.value();
                case LATER -> fields.latest = change.value();
                case SHORTER -> fields.duration = change.value();
                case ANYBODY, LEVEL, ANY_SECTOR, OPTIONAL -> fields.roles = changedRoles(form.roles(), change);
            }
        });
    }

    /** With one more time that does, by the rule of requests; of the rows so far those count that can be read. */
    private static List<WindowRow> alsoAt(List<WindowRow> rows, RequestWindow more) {
        List<RequestWindow> read =
                rows.stream().flatMap(row -> Stream.ofNullable(row.window())).toList();
        List<WindowRow> typed = rows.stream().filter(row -> !row.isEmpty()).toList();
        return more.isNeededBeside(read) ? with(typed, WindowRow.of(more)) : rows;
    }

    private static List<RoleRow> changedRoles(List<RoleRow> roles, Change change) {
        return IntStream.range(0, roles.size())
                .mapToObj(i -> i == change.role() ? changed(roles.get(i), change) : roles.get(i))
                .toList();
    }

    private static RoleRow changed(RoleRow row, Change change) {
        boolean anybody = change.kind() == Change.Kind.ANYBODY;
        // Who only asked for whoever came before asks for what they were asked for.
        boolean asksAnew =
                anybody && row.competence().isEmpty() && !change.competence().isEmpty();
        String competence = asksAnew ? change.competence() : row.competence();
        return new RoleRow(
                row.role(),
                competence,
                asksAnew ? change.level() : change.kind() == Change.Kind.LEVEL ? change.value() : row.level(),
                change.kind() == Change.Kind.OPTIONAL || row.optional(),
                change.kind() == Change.Kind.ANY_SECTOR ? "" : row.sector(),
                anybody && !competence.isEmpty() ? "" : row.specialist(),
                anybody ? "" : row.sameAs());
    }

    private static List<String> and(List<String> values, String another) {
        return with(values, another).stream().distinct().toList();
    }

    private static <T> List<T> with(List<T> rows, T another) {
        return Stream.concat(rows.stream(), Stream.of(another)).toList();
    }

    private static <T> List<T> without(List<T> rows, int index) {
        var fewer = new ArrayList<>(rows);
        if (index < fewer.size()) {
            fewer.remove(index);
        }
        return fewer;
    }

    private static int number(String step) {
        return Integer.parseInt(step.substring(step.lastIndexOf('-') + 1));
    }
}
