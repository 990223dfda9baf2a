package org.samrad.masterdata;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.samrad.consultation.Mode;
import org.samrad.request.RequestTemplate;

/**
 * A template as it was typed, and what is wrong with it.
 *
 * @param was what it is called so far; empty for a new one
 */
record TypedTemplate(
        String was,
        String name,
        String form,
        String duration,
        List<String> modes,
        List<String> role,
        List<String> competence,
        List<String> level,
        List<String> optional,
        String next,
        String minWeeks,
        String maxWeeks,
        List<String> errors)
        implements Serializable {

    /** Rows for roles in an empty form. */
    private static final int ROLES = 6;

    static TypedTemplate empty() {
        return new TypedTemplate(
                "", "", "", "60", List.of(), List.of(), List.of(), List.of(), List.of(), "", "", "", List.of());
    }

    static TypedTemplate of(RequestTemplate template) {
        List<RequestTemplate.Role> roles = template.roles();
        List<String> optional = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).optional()) {
                optional.add(String.valueOf(i));
            }
        }
        RequestTemplate.Next next = template.next();
        return new TypedTemplate(
                template.name(),
                template.name(),
                template.form().name(),
                String.valueOf(template.durationMinutes()),
                template.modes().stream().map(Mode::name).toList(),
                roles.stream().map(RequestTemplate.Role::role).toList(),
                roles.stream().map(RequestTemplate.Role::competence).toList(),
                roles.stream().map(one -> String.valueOf(one.minLevel())).toList(),
                optional,
                next == null ? "" : next.name(),
                next == null ? "" : String.valueOf(next.minWeeks()),
                next == null ? "" : String.valueOf(next.maxWeeks()),
                List.of());
    }

    TypedTemplate with(List<String> wrong) {
        return new TypedTemplate(
                was, name, form, duration, modes, role, competence, level, optional, next, minWeeks, maxWeeks, wrong);
    }

    /** What is typed in a row; empty beyond the last. */
    public String at(List<String> column, int row) {
        return row < column.size() ? column.get(row) : "";
    }

    public int rows() {
        return Math.max(ROLES, role.size());
    }
}
