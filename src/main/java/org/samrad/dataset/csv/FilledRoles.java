package org.samrad.dataset.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds rows that each fill one role against each other: a role is filled once, and all rows of a request agree. */
final class FilledRoles {

    private static final Object UNKNOWN = new Object();

    private final RoleNames roles;
    private final List<String> sharedColumns;
    private final Map<String, First> firsts = new HashMap<>();

    /** @param sharedColumns the columns that say the same on all rows of a request */
    FilledRoles(RoleNames roles, String... sharedColumns) {
        this.roles = roles;
        this.sharedColumns = List.of(sharedColumns);
    }

    /** @param shared the values of the shared columns, in their order */
    void enter(Cells row, String request, String role, @Nullable Object... shared) {
        if (!row.sound("request")) {
            return;
        }
        First first = firsts.get(request);
        if (first == null) {
            first = new First(row.lineOf("request"), withoutFaulty(row, shared), new HashSet<>());
            firsts.put(request, first);
        } else {
            requireAgreement(row, first, shared);
        }
        if (!row.sound("role")) {
            return;
        }
        if (!roles.mayHave(request, role)) {
            row.refuse("role", "file.role-unknown", request);
        } else if (!first.filled().add(role)) {
            row.refuse("role", "file.role-filled", request);
        }
    }

    private void requireAgreement(Cells row, First first, @Nullable Object[] shared) {
        for (int i = 0; i < shared.length; i++) {
            String column = sharedColumns.get(i);
            Object expected = first.shared().get(i);
            if (expected != UNKNOWN && row.sound(column) && !Objects.equals(expected, shared[i])) {
                if (expected == null) {
                    row.refuse(column, "file.shared-nothing", first.line());
                } else {
                    row.refuse(column, "file.shared", expected, first.line());
                }
            }
        }
    }

    private List<@Nullable Object> withoutFaulty(Cells row, @Nullable Object[] shared) {
        @Nullable Object[] known = shared.clone();
        for (int i = 0; i < known.length; i++) {
            if (!row.sound(sharedColumns.get(i))) {
                known[i] = UNKNOWN;
            }
        }
        return Arrays.asList(known);
    }

    private record First(int line, List<@Nullable Object> shared, Set<String> filled) {}
}
