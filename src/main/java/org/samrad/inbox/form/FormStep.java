package org.samrad.inbox.form;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.request.RequestTemplate;

/**
 * What the button that sent the form asks for: to save, or only to show the form with another row or one less, with what
 * follows from what was typed, filled by a template, or in another language. A text of the form {@code add-role}, {@code
 * remove-window-2}, {@code template-3} or {@code speak-sv}.
 */
final class FormStep {

    private static final String SPEAK = "speak-";
    private static final String TEMPLATE = "template-";

    private FormStep() {}

    static boolean saves(String step) {
        return step.isEmpty() || step.equals("save");
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
        return step.matches(TEMPLATE + "\\d{1,18}") ? Long.valueOf(step.substring(TEMPLATE.length())) : null;
    }

    /** The form with what a template says of kind, duration, ways to meet and roles; rows of roles that are typed stay before these. */
    static RequestForm filled(RequestForm form, RequestTemplate template) {
        Stream<RoleRow> typed = form.roles().stream().filter(row -> !row.equals(RoleRow.EMPTY));
        Stream<RoleRow> roles = template.roles().stream()
                .map(role -> new RoleRow(
                        role.role(), role.competence(), String.valueOf(role.minLevel()), role.optional(), "", "", ""));
        return new RequestForm(
                form.key(),
                form.version(),
                form.caseKind(),
                form.existingCase(),
                form.newCase(),
                form.municipality(),
                form.organisation(),
                form.protectedCase(),
                form.title(),
                template.form().name(),
                form.urgency(),
                form.received(),
                form.earliest(),
                form.due(),
                form.latest(),
                String.valueOf(template.durationMinutes()),
                template.modes().stream().map(Mode::name).toList(),
                form.sites(),
                form.languages(),
                form.sectors(),
                form.childAttends(),
                form.links(),
                form.requester(),
                Stream.concat(typed, roles).distinct().toList(),
                form.windows(),
                form.confirmed());
    }

    /** The form with the rows that the button asks for. */
    static RequestForm applied(String step, RequestForm form) {
        if (step.equals("add-role")) {
            return form.withAnotherRole();
        }
        if (step.equals("add-window")) {
            return form.withAnotherWindow();
        }
        if (step.equals("add-link")) {
            return form.withAnotherLink();
        }
        if (step.matches("remove-link-\\d{1,4}")) {
            return form.withoutLink(number(step));
        }
        if (step.matches("remove-role-\\d{1,4}")) {
            return form.withoutRole(number(step));
        }
        if (step.matches("remove-window-\\d{1,4}")) {
            return form.withoutWindow(number(step));
        }
        return form;
    }

    private static int number(String step) {
        return Integer.parseInt(step.substring(step.lastIndexOf('-') + 1));
    }
}
