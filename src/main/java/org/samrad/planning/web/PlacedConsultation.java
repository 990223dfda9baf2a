package org.samrad.planning.web;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;

/**
 * A consultation as a plan shows it.
 *
 * @param title of its request, empty where it has none
 * @param panel specialist id by role, in the order of the roles
 * @param pinned whether no plan may move it
 * @param hidden whether its case is protected, so that this reader learns neither time nor place
 */
record PlacedConsultation(
        String request,
        String title,
        LocalDateTime start,
        LocalDateTime end,
        Mode mode,
        @Nullable String site,
        Map<String, String> panel,
        Standing standing,
        boolean pinned,
        boolean hidden) {

    boolean meetsAny(Collection<String> specialists) {
        return panel.values().stream().anyMatch(specialists::contains);
    }
}
