package org.samrad.inbox;

import java.io.Serializable;
import java.util.stream.Stream;
import org.samrad.request.RequestRole;

/**
 * A row of the form for a request, for a seat on the panel.
 *
 * @param role its name; empty: what it asks for
 * @param specialist an id, or the line of the list that ends with it
 */
record RoleRow(String role, String competence, String level, Boolean optional, String sector, String specialist)
        implements Serializable {

    static final RoleRow EMPTY = new RoleRow("", "", "1", false, "", "");

    RoleRow {
        role = RequestForm.typed(role);
        competence = RequestForm.typed(competence);
        level = RequestForm.typed(level);
        optional = Boolean.TRUE.equals(optional);
        sector = RequestForm.typed(sector);
        specialist = RequestForm.typed(specialist);
    }

    /** The row that shows a role as it is. */
    static RoleRow of(RequestRole role, Names names) {
        return new RoleRow(
                role.role(),
                RequestForm.text(role.competence()),
                Integer.toString(role.minLevel()),
                role.optional(),
                RequestForm.text(role.sector()),
                role.specialist() == null
                        ? ""
                        : RequestChoices.line(role.specialist(), names.specialist(role.specialist())));
    }

    boolean isEmpty() {
        return Stream.of(role, competence, sector, specialist).allMatch(String::isEmpty);
    }
}
