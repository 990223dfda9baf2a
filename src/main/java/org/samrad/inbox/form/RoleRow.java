package org.samrad.inbox.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.inbox.choice.Names;
import org.samrad.inbox.choice.RequestChoices;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestRole;

/**
 * A row of the form for a request, for a seat on the panel.
 *
 * @param role its name; empty: what it asks for
 * @param specialist an id, or the line of the list that ends with it
 * @param sameAs a {@link Seat} whose specialist is to take this one, too, by its {@linkplain Seat#code code}
 */
public record RoleRow(
        String role,
        String competence,
        String level,
        Boolean optional,
        String sector,
        String specialist,
        String sameAs) {

    static final RoleRow EMPTY = new RoleRow("", "", "1", false, "", "", "");

    public RoleRow {
        role = RequestForm.typed(role);
        competence = RequestForm.typed(competence);
        level = RequestForm.typed(level);
        optional = Boolean.TRUE.equals(optional);
        sector = RequestForm.typed(sector);
        specialist = RequestForm.typed(specialist);
        sameAs = RequestForm.typed(sameAs);
    }

    /**
     * A role of another request.
     *
     * @param request its id; empty where a file names none and nothing is followed
     * @param title that request's; empty where it has none
     */
    record Seat(String request, String role, String title) {

        private static final String SIGN = "/";

        /** The seat of a code, whether or not there is such a one. */
        static Seat of(String code) {
            int sign = code.indexOf(SIGN);
            return sign < 0
                    ? new Seat("", code, "")
                    : new Seat(code.substring(0, sign), code.substring(sign + SIGN.length()), "");
        }

        /** What is sent for it: ids have no stroke in them. */
        public String code() {
            return request + SIGN + role;
        }
    }

    /** The row that shows a role of a request as it is. */
    static RoleRow of(RequestRole role, RequestContent content, Names names) {
        return new RoleRow(
                role.role(),
                RequestForm.text(role.competence()),
                Integer.toString(role.minLevel()),
                role.optional(),
                RequestForm.text(role.sector()),
                role.specialist() == null
                        ? ""
                        : RequestChoices.line(role.specialist(), names.specialist(role.specialist())),
                role.sameAs() == null
                        ? ""
                        : new Seat(RequestForm.text(content.sameAsRequest(role)), role.sameAs(), "").code());
    }

    /** Gives each role without a name that of what it asks for, numbered where it is taken. */
    static List<RequestRole> named(List<RequestRole> roles, Set<String> taken, Names names) {
        var named = new ArrayList<RequestRole>();
        Map<String, Integer> numbers = new HashMap<>();
        for (RequestRole role : roles) {
            String name = role.role();
            if (name.isEmpty()) {
                String base = names.seat(role);
                name = base;
                while (!taken.add(name)) {
                    name = base + " " + (numbers.merge(base, 1, Integer::sum) + 1);
                }
            }
            named.add(role.named(name));
        }
        return named;
    }

    /** The seat of a request that the form does not show, which the stored role is the same as; null where it is none. */
    @Nullable
    Seat kept(@Nullable RequestContent stored, Set<String> hidden) {
        if (stored == null || hidden.isEmpty()) {
            return null;
        }
        return stored.roles().stream()
                .filter(one -> one.role().equals(role) && one.sameAs() != null)
                .map(one -> new Seat(RequestForm.text(stored.sameAsRequest(one)), RequestForm.text(one.sameAs()), ""))
                .filter(seat -> hidden.contains(seat.request()))
                .findFirst()
                .orElse(null);
    }

    /** The same with other texts. */
    RoleRow with(String name, String named) {
        return new RoleRow(name, competence, level, optional, sector, named, sameAs);
    }

    /** The same, for whoever takes another role, whose name that is for them to say. */
    RoleRow asWhoeverTakes(Seat seat) {
        return new RoleRow(role, competence, level, optional, sector, "", seat.code());
    }

    /** The same, not asking for who has another role. */
    RoleRow asNobodyBefore() {
        return new RoleRow(role, competence, level, optional, sector, specialist, "");
    }

    /** The same, for whoever that says. */
    RoleRow sameAs(String whom) {
        return new RoleRow(role, competence, level, optional, sector, specialist, whom);
    }

    /** The same, asking for whom another row asks for. */
    RoleRow askingFor(RoleRow other) {
        return new RoleRow(role, other.competence, level, optional, sector, other.specialist, sameAs);
    }

    /** Of other rows the one that asks for the like: by its name, else by its competence; null where none does. */
    @Nullable
    RoleRow like(List<RoleRow> others) {
        return others.stream()
                .filter(other -> !role.isEmpty() && other.role.equals(role))
                .findFirst()
                .orElseGet(() -> others.stream()
                        .filter(other -> !competence.isEmpty() && other.competence.equals(competence))
                        .findFirst()
                        .orElse(null));
    }

    boolean asksForNobody() {
        return Stream.of(competence, specialist, sameAs).allMatch(String::isEmpty);
    }

    boolean isEmpty() {
        return asksForNobody() && role.isEmpty() && sector.isEmpty();
    }
}
