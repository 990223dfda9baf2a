package org.samrad.plan.web;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;

/**
 * A consultation as a plan shows it.
 *
 * @param title of its request, empty where it has none
 * @param panel specialist id by role, in the order of the roles
 * @param pinned whether no plan may move it
 * @param past whether it has begun, so that nobody can move it any more
 * @param heldUntil until when it is held, local; null unless it is {@link Standing#HELD}
 * @param broken ids of the hard rules that it breaks against the data of this moment; none where it is sound
 */
public record PlacedConsultation(
        String request,
        String caseId,
        String title,
        LocalDateTime start,
        LocalDateTime end,
        Mode mode,
        @Nullable String site,
        Map<String, String> panel,
        Standing standing,
        boolean pinned,
        boolean past,
        @Nullable LocalDateTime heldUntil,
        List<String> broken) {

    public boolean meetsAny(Collection<String> specialists) {
        return panel.values().stream().anyMatch(specialists::contains);
    }

    /** Whether it is part of the plan shown, not only of what is published. */
    public boolean held() {
        return standing != Standing.LEAVING && standing != Standing.DROPPED;
    }

    /** Whether a planner may move it as it stands. */
    public boolean movable() {
        return pinnable() && !pinned;
    }

    /** Whether a planner may pin it, or take its pin away. */
    public boolean pinnable() {
        return held() && !past && standing != Standing.HELD;
    }
}
