package org.samrad.exchange;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rows of planning data were changed, told inside the changing transaction; what is published stands as it was.
 *
 * @param by who changed them; null where it is no matter
 * @param requests the ids of those that were there and ask for something else now
 * @param letGo what was held for those
 * @param broken how many published consultations it brought against a rule, but for those of protected cases
 */
public record PlanningDataChanged(@Nullable ChangedBy by, Set<String> requests, List<LetGo> letGo, int broken) {

    /**
     * What is no longer held.
     *
     * @param hold its id
     * @param heldBy the account
     */
    public record LetGo(UUID hold, String request, String heldBy) {}

    /** A change of which nobody is told. */
    public PlanningDataChanged() {
        this(null, Set.of(), List.of(), 0);
    }

    /** What is held now for some requests. */
    static List<LetGo> heldFor(Set<String> some, JdbcTemplate database, Instant now) {
        if (some.isEmpty()) {
            return List.of();
        }
        return database
                .query(
                        "select id, request, held_by from hold where expires_at > ? and not end_told order by number",
                        (row, number) -> new LetGo(
                                Objects.requireNonNull(row.getObject("id", UUID.class)),
                                Objects.requireNonNull(row.getString("request")),
                                Objects.requireNonNull(row.getString("held_by"))),
                        now.atOffset(ZoneOffset.UTC))
                .stream()
                .filter(held -> some.contains(held.request()))
                .toList();
    }

    /** What a change breaks. */
    public static PlanningDataChanged breaking(List<BrokenConsultation> broken, ChangedBy by) {
        return new PlanningDataChanged(by, Set.of(), List.of(), 0).with(broken);
    }

    /** The same, where it breaks something. */
    PlanningDataChanged with(List<BrokenConsultation> those) {
        int told = (int) those.stream().filter(one -> !one.isProtected()).count();
        return new PlanningDataChanged(by, requests, letGo, told);
    }
}
