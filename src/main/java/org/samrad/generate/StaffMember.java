package org.samrad.generate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;

/**
 * A specialist being generated. The limits are set last, when it is known what a hidden schedule asks of them.
 *
 * @param number position among the staff, from 0
 * @param held the first is what the person mainly does
 */
record StaffMember(
        int number,
        String id,
        String name,
        CompetenceCatalogue.Entry main,
        Region.Workplace workplace,
        List<String> languages,
        Set<Mode> modes,
        int bufferMinutes,
        List<PlanningData.SpecialistCompetence> held,
        List<WeeklyTime> availability,
        List<PlanningData.Absence> absences) {

    boolean interprets() {
        return main.interprets();
    }

    Optional<PlanningData.SpecialistCompetence> holds(String competence) {
        return held.stream().filter(row -> row.competence().equals(competence)).findFirst();
    }
}
