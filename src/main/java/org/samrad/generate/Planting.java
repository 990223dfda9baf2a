package org.samrad.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.samrad.consultation.Mode;

/**
 * Lays a hidden schedule into the staff's offered time: for each demand a random time and a panel that is free, the
 * hardest first: those who must meet, then the large panels. The roles asked for follow from who was found.
 */
final class Planting {

    private static final int TRIES = 150;
    private static final int LAST_TRIES = 600;

    private final PanelFinding finding;
    private final RoleDrawing roleDrawing;

    Planting(PanelFinding finding, RoleDrawing roleDrawing) {
        this.finding = finding;
        this.roleDrawing = roleDrawing;
    }

    /** A draft for each demand, each with its panel. */
    List<Draft> plant(List<Demand> demands) {
        List<Demand> hardestFirst = demands.stream()
                .sorted(Comparator.comparing((Demand demand) -> demand.mode() == Mode.ON_SITE)
                        .thenComparingInt(Demand::memberMinutes)
                        .reversed())
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (Demand demand : hardestFirst) {
            drafts.add(plant(demand));
        }
        return drafts;
    }

    /** @throws IllegalArgumentException where there is no room, not even for the most modest of its kind */
    Draft plant(Demand wanted) {
        for (Demand demand = wanted; demand != null; demand = demand.easier()) {
            int tries = demand.easier() == null ? LAST_TRIES : TRIES;
            for (int i = 0; i < tries; i++) {
                PanelFinding.Found found = finding.anywhere(demand);
                if (found != null) {
                    roleDrawing.planted(found.draft(), found.panel());
                    return found.draft();
                }
            }
        }
        throw new IllegalArgumentException(
                "The offered time is too full to plant every request; ask for a lower load or more specialists.");
    }
}
