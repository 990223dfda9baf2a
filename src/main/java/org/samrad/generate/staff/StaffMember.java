package org.samrad.generate.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.samrad.consultation.Mode;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UndesiredTime;
import org.samrad.dataset.WeeklyTime;

/**
 * A specialist being generated. The limits are set last, when it is known what a hidden schedule asks of them.
 *
 * @param number position among the staff, from 0
 * @param held the first is what the person mainly does
 */
public record StaffMember(
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
        List<ExtraTime> extraTimes,
        List<UndesiredTime> undesiredTimes,
        List<PlanningData.Absence> absences) {

    /** There is one of each number among a staff; all the rest would take long to count in. */
    @Override
    public int hashCode() {
        return number;
    }

    public boolean interprets() {
        return main.interprets();
    }

    /** What the person holds on the day, the main competence first if it is valid then. */
    public List<PlanningData.SpecialistCompetence> heldOn(LocalDate date) {
        return held.stream().filter(row -> isValid(row, date)).toList();
    }

    private static boolean isValid(PlanningData.SpecialistCompetence held, LocalDate date) {
        LocalDate from = held.validFrom();
        LocalDate until = held.validUntil();
        return (from == null || !date.isBefore(from)) && (until == null || date.isBefore(until));
    }
}
