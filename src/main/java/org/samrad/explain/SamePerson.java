package org.samrad.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/**
 * That a role has to go to one person, who holds a role of another consultation in the diary: because it asks for whoever holds
 * that one, or is asked for by it.
 */
record SamePerson(String role, Person person, String otherRequest, String otherRole) {

    /** All that bind a role of the request. */
    static List<SamePerson> of(PlanningFacts facts, PlanDiary diary, Asked asked) {
        var found = new ArrayList<SamePerson>();
        for (var role : asked.roles()) {
            String other = facts.followed().sameAsRequest(role);
            String otherRole = role.sameAs();
            if (other != null && otherRole != null) {
                add(found, role.role(), diary.of(other), otherRole);
            }
        }
        for (var asking : facts.sameAs(asked.request().id())) {
            String role = asking.sameAs();
            if (role != null) {
                add(found, role, diary.of(asking.request()), asking.role());
            }
        }
        return found;
    }

    private static void add(List<SamePerson> found, String role, @Nullable Held other, String otherRole) {
        Person person = other == null ? null : other.panel().get(otherRole);
        if (other != null && person != null) {
            found.add(new SamePerson(role, person, other.request().id(), otherRole));
        }
    }

    /** Whether a role of one of the two asks for the person of a role of the other. */
    static boolean isAskedFor(PlanningFacts facts, PlanningData.Request one, PlanningData.Request other) {
        return facts.sameAs(one.id()).stream().anyMatch(role -> role.request().equals(other.id()))
                || facts.sameAs(other.id()).stream()
                        .anyMatch(role -> role.request().equals(one.id()));
    }

    /**
     * What a role asks for once it need not go to the person from before; null where it asks for nobody from before, or nothing
     * tells who else would qualify.
     */
    static Relaxation.@Nullable OtherPerson released(PlanningFacts facts, PlanningData.RequestRole role) {
        PlanningData.RequestRole asks = role;
        for (int before = 0; asks != null && before < facts.data().requests().size(); before++) {
            if (asks.competence() != null || asks.specialist() != null) {
                return role.sameAs() == null || !mayStandFor(asks, role)
                        ? null
                        : new Relaxation.OtherPerson(role.request(), role.role(), asks.competence(), asks.minLevel());
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
