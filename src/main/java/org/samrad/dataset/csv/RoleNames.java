package org.samrad.dataset.csv;

import java.util.HashSet;
import java.util.Set;
import org.samrad.dataset.PlanningData;

/** The roles that requests ask for, for the rows that fill them. */
final class RoleNames {

    private final Set<Key> keys = new HashSet<>();
    private boolean complete = true;

    /** The roles of a data set that has been read. */
    static RoleNames of(PlanningData data) {
        RoleNames names = new RoleNames();
        data.requestRoles().forEach(role -> names.keys.add(new Key(role.request(), role.role())));
        return names;
    }

    /** Takes in the role of a row, and refuses it if an earlier row of the same request has it. */
    void enter(Cells row, String request, String role) {
        if (!keys.add(new Key(request, role)) && row.sound("request", "role")) {
            row.refuse("role", "file.role-twice", request);
        }
    }

    /** To be told whether the roles could be read to the end: if not, one that isn't known here is not refused. */
    void completeIf(boolean read) {
        complete = read;
    }

    boolean areComplete() {
        return complete;
    }

    boolean mayHave(String request, String role) {
        return !complete || keys.contains(new Key(request, role));
    }

    private record Key(String request, String role) {}
}
