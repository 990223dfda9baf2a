package org.samrad.inbox.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.request.RequestTemplate;
import org.samrad.request.RequestTemplates;

/**
 * A further request of a series, typed in the form of the first: all in which it differs from that one. A role of it that is {@link
 * #SAME_PERSON the same person's} names no request.
 *
 * @param sites where it may be on site; empty: where the first may
 * @param minWeeks fewest weeks after the one before; empty for no such bound
 * @param maxWeeks most weeks after the one before; empty for no such bound
 */
record PartRow(
        String title,
        String form,
        String duration,
        List<String> modes,
        List<String> sites,
        String minWeeks,
        String maxWeeks,
        List<RoleRow> roles) {

    /** In {@link RoleRow#sameAs}: whoever takes the like role of the request before. */
    static final String SAME_PERSON = "before";

    /** How many a form can have: the first request is none of them. */
    static final int MOST = RequestTemplates.MOST_PARTS - 1;

    private static final Pattern STEP =
            Pattern.compile("(remove-part|add-part-role|remove-part-role)-(\\d{1,2})(?:-(\\d{1,4}))?");

    PartRow {
        title = RequestForm.typed(title);
        form = RequestForm.typed(form);
        duration = RequestForm.typed(duration);
        modes = RequestForm.typed(modes);
        sites = RequestForm.typed(sites);
        minWeeks = RequestForm.typed(minWeeks);
        maxWeeks = RequestForm.typed(maxWeeks);
        roles = RequestForm.rows(roles);
    }

    /** What a template says. */
    static PartRow of(RequestTemplate template, RequestTemplate.@Nullable Next gap) {
        return new PartRow(
                template.name(),
                template.form().name(),
                String.valueOf(template.durationMinutes()),
                template.modes().stream().map(Mode::name).toList(),
                List.of(),
                gap == null ? "" : String.valueOf(gap.minWeeks()),
                gap == null ? "" : String.valueOf(gap.maxWeeks()),
                template.roles().stream()
                        .map(role -> new RoleRow(
                                role.role(),
                                role.competence(),
                                String.valueOf(role.minLevel()),
                                role.optional(),
                                "",
                                "",
                                SAME_PERSON))
                        .toList());
    }

    /** The same, where only those roles are the same person's that the request before has the like of. */
    PartRow after(List<RoleRow> before) {
        return with(roles.stream()
                .map(role -> role.sameAs().isEmpty() || role.like(before) != null ? role : role.asNobodyBefore())
                .toList());
    }

    /** The same, called something else. */
    PartRow called(String other) {
        return new PartRow(other, form, duration, modes, sites, minWeeks, maxWeeks, roles);
    }

    private PartRow with(List<RoleRow> other) {
        return new PartRow(title, form, duration, modes, sites, minWeeks, maxWeeks, other);
    }

    /** Whether nothing is typed in it yet. */
    boolean isEmpty() {
        return title.isEmpty()
                && form.isEmpty()
                && duration.isEmpty()
                && roles.stream().allMatch(RoleRow::isEmpty);
    }

    /** The form with the parts that a button asks for; null where it asks for nothing of parts. */
    static @Nullable RequestForm applied(String step, RequestForm form) {
        if (step.equals("add-part")) {
            return form.parts().size() >= MOST ? form : withParts(form, added(form));
        }
        Matcher matcher = STEP.matcher(step);
        if (!matcher.matches()) {
            return null;
        }
        int part = Integer.parseInt(matcher.group(2));
        int role = matcher.group(3) == null ? -1 : Integer.parseInt(matcher.group(3));
        if (part >= form.parts().size()) {
            return form;
        }
        return switch (matcher.group(1)) {
            case "remove-part" -> withParts(form, without(form.parts(), part));
            case "add-part-role" -> changed(form, part, row -> row.with(with(row.roles, RoleRow.EMPTY)));
            default -> changed(form, part, row -> row.with(without(row.roles, role)));
        };
    }

    /** Like the one before, by the same people. */
    private static List<PartRow> added(RequestForm form) {
        PartRow last = form.parts().isEmpty() ? null : form.parts().getLast();
        List<RoleRow> before = (last == null ? form.roles() : last.roles)
                .stream().filter(row -> !row.isEmpty()).toList();
        PartRow another = new PartRow(
                "",
                last == null ? form.form() : last.form,
                last == null ? form.duration() : last.duration,
                last == null ? form.modes() : last.modes,
                last == null ? List.of() : last.sites,
                "",
                "",
                before.stream().map(PartRow::again).toList());
        return with(form.parts(), another);
    }

    /** For whoever takes a role, once more; who is asked for by name alone is the same person by that. */
    private static RoleRow again(RoleRow row) {
        boolean byName = row.competence().isEmpty() && !row.specialist().isEmpty();
        return byName ? row.asNobodyBefore() : row.with(row.role(), "").sameAs(SAME_PERSON);
    }

    private static RequestForm changed(RequestForm form, int part, UnaryOperator<PartRow> change) {
        var parts = new ArrayList<>(form.parts());
        parts.set(part, change.apply(parts.get(part)));
        return withParts(form, parts);
    }

    static RequestForm withParts(RequestForm form, List<PartRow> parts) {
        return form.with(fields -> fields.parts = parts);
    }

    private static <T> List<T> with(List<T> rows, T another) {
        var more = new ArrayList<>(rows);
        more.add(another);
        return more;
    }

    private static <T> List<T> without(List<T> rows, int index) {
        var fewer = new ArrayList<>(rows);
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return fewer;
    }

    /** Those of a form in which something is typed. */
    static List<PartRow> typed(@Nullable List<PartRow> sent) {
        return sent == null ? List.of() : sent.stream().filter(Objects::nonNull).toList();
    }
}
