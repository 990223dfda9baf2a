package org.samrad.matching;

import java.util.Collection;
import java.util.List;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/** A specialist with all that the data say of one. */
public final class Person {

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
    public int index() {
        return index;
    }

    public String id() {
        return row.id();
    }

    public PlanningData.Specialist row() {
        return row;
    }

    public Sector sector() {
        return sector;
    }

    public List<PlanningData.SpecialistCompetence> held() {
        return held;
    }

    /** Whether one of the languages is spoken; empty asks for none. */
    public boolean speaks(Collection<String> languages) {
        if (languages.isEmpty()) {
            return true;
        }
        for (String language : row.languages()) {
            if (languages.contains(language)) {
                return true;
            }
        }
        return false;
    }

    public Hours hours() {
        return hours;
    }
}
