package org.samrad.explain.diary;

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
public record SamePerson(String role, Person person, String otherRequest, String otherRole) {

    /** All that bind a role of the request. */
    public static List<SamePerson> of(PlanningFacts facts, PlanDiary diary, Asked asked) {
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
    public static boolean isAskedFor(PlanningFacts facts, PlanningData.Request one, PlanningData.Request other) {
        return facts.sameAs(one.id()).stream().anyMatch(role -> role.request().equals(other.id()))
                || facts.sameAs(other.id()).stream()
                        .anyMatch(role -> role.request().equals(one.id()));
    }
}
