package org.samrad.explain.unblock;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.PlanningFacts;

/**
 * A role that has to go to whoever took a role before goes to somebody else who qualifies.
 *
 * @param competence what it asks for then: its own, else that of the role before; null where it names somebody
 * @param level the lowest that does
 */
public record OtherPerson(
        String request, String role, @Nullable String competence, int level) implements Relaxation {

    @Override
    public List<Object> arguments() {
        return List.of(role);
    }

    @Override
    public PlanningData applyTo(PlanningData data) {
        return data.with(rows -> rows.requestRoles = changed(data.requestRoles()));
    }

    /** The roles as they then are. */
    public List<PlanningData.RequestRole> changed(List<PlanningData.RequestRole> roles) {
        return roles.stream()
                .map(row -> row.request().equals(request) && row.role().equals(role)
                        ? PlanningData.RequestRole.of(request, row.asked().sameAsNobody(competence, level))
                        : row)
                .toList();
    }

    /**
     * What a role asks for once it need not go to the person from before; null where it asks for nobody from before, or nothing
     * tells who else would qualify.
     */
    public static @Nullable OtherPerson released(PlanningFacts facts, PlanningData.RequestRole role) {
        PlanningData.RequestRole asks = role;
        for (int before = 0; asks != null && before < facts.data().requests().size(); before++) {
            if (asks.competence() != null || asks.specialist() != null) {
                return role.sameAs() == null || !mayStandFor(asks, role)
                        ? null
                        : new OtherPerson(role.request(), role.role(), asks.competence(), asks.minLevel());
            }
            asks = before(facts, asks);
        }
        return null;
    }

    private static PlanningData.@Nullable RequestRole before(PlanningFacts facts, PlanningData.RequestRole role) {
        String request = facts.followed().sameAsRequest(role);
        return request == null
                ? null
                : facts.roles(request).stream()
                        .filter(row -> row.role().equals(role.sameAs()))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether what a role before asks for is all there is to ask: neither a person nor a sector besides. */
    private static boolean mayStandFor(PlanningData.RequestRole before, PlanningData.RequestRole role) {
        return before.equals(role)
                || before.specialist() == null && (before.sector() == null || before.sector() == role.sector());
    }
}
