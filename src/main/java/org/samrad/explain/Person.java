package org.samrad.explain;

import java.util.List;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/** A specialist with all that the data say of one. */
final class Person {

    private final int index;
    private final PlanningData.Specialist row;
    private final Sector sector;
    private final List<PlanningData.SpecialistCompetence> held;
    private final Hours hours;

    Person(
            int index,
            PlanningData.Specialist row,
            Sector sector,
            List<PlanningData.SpecialistCompetence> held,
            Hours hours) {
        this.index = index;
        this.row = row;
        this.sector = sector;
        this.held = held;
        this.hours = hours;
    }

    /** Position in the data. */
    int index() {
        return index;
    }

    String id() {
        return row.id();
    }

    PlanningData.Specialist row() {
        return row;
    }

    Sector sector() {
        return sector;
    }

    List<PlanningData.SpecialistCompetence> held() {
        return held;
    }

    Hours hours() {
        return hours;
    }
}
