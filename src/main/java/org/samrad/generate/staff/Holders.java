package org.samrad.generate.staff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.samrad.dataset.PlanningData;

/** Who of the staff holds each competence, at whatever level and time. */
public final class Holders {

    private final Map<String, List<StaffMember>> holders = new HashMap<>();
    private final Map<String, Integer> highest = new HashMap<>();

    public Holders(List<StaffMember> people) {
        for (StaffMember person : people) {
            for (PlanningData.SpecialistCompetence held : person.held()) {
                holders.computeIfAbsent(held.competence(), none -> new ArrayList<>())
                        .add(person);
                highest.merge(held.competence(), held.level(), Math::max);
            }
        }
    }

    public boolean isHeld(CompetenceCatalogue.Entry competence) {
        return holders.containsKey(competence.id());
    }

    public List<StaffMember> of(CompetenceCatalogue.Entry competence) {
        return holders.getOrDefault(competence.id(), List.of());
    }

    /** 1 where nobody holds it. */
    public int highestLevel(CompetenceCatalogue.Entry competence) {
        return highest.getOrDefault(competence.id(), 1);
    }
}
