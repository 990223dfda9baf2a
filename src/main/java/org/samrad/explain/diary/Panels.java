package org.samrad.explain.diary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;

/** Seats a panel: somebody else in each required role, every sector asked for among them. */
public final class Panels {

    /** Ends a search that goes through too many panels in vain; never met in practice. */
    private static final int MOST_STEPS = 50_000;

    /** A role and who could take it at one time. */
    public record Seat(PlanningData.RequestRole role, List<Person> persons) {}

    private final List<Seat> required;
    private final List<Seat> optional;
    private final Set<Sector> sectors;
    private final Map<String, Person> panel = new LinkedHashMap<>();
    private final Set<Person> seated = new HashSet<>();
    private int steps;

    private Panels(List<Seat> seats, List<Sector> sectors) {
        this.sectors = sectors.isEmpty() ? Set.of() : EnumSet.copyOf(sectors);
        this.required = seats.stream()
                .filter(seat -> !seat.role.optional())
                .sorted(Comparator.comparingInt(seat -> seat.persons.size()))
                .map(seat -> new Seat(seat.role, fewer(seat.persons, seats.size())))
                .toList();
        this.optional = seats.stream().filter(seat -> seat.role.optional()).toList();
    }

    /**
     * A panel by role, or null where there is none. Optional roles are filled where somebody is left for them; somebody must be
     * on the panel even where every role is optional.
     */
    public static @Nullable Map<String, Person> seat(List<Seat> seats, List<Sector> sectors) {
        var panels = new Panels(seats, sectors);
        if (!panels.seatRequired(0)) {
            return null;
        }
        panels.fillOptional();
        return panels.panel.isEmpty() ? null : panels.panel;
    }

    /** As many of each sector that counts as there are seats: more than the other seats can take away from this one. */
    private List<Person> fewer(List<Person> persons, int seats) {
        var kept = new ArrayList<Person>();
        var ofSector = new HashMap<Sector, Integer>();
        int others = 0;
        for (Person person : persons) {
            int before =
                    sectors.contains(person.sector()) ? ofSector.merge(person.sector(), 1, Integer::sum) : ++others;
            if (before <= seats) {
                kept.add(person);
            }
        }
        return kept;
    }

    private boolean seatRequired(int at) {
        if (missing().size() > required.size() - at + optional.size()) {
            return false;
        }
        if (at == required.size()) {
            return seatMissing(0);
        }
        for (Person person : required.get(at).persons) {
            if (steps++ < MOST_STEPS && seated.add(person)) {
                panel.put(required.get(at).role.role(), person);
                if (seatRequired(at + 1)) {
                    return true;
                }
                panel.remove(required.get(at).role.role());
                seated.remove(person);
            }
        }
        return false;
    }

    /** Seats somebody of each sector that is still missing in an optional role. */
    private boolean seatMissing(int at) {
        Set<Sector> missing = missing();
        if (missing.isEmpty()) {
            return true;
        }
        if (at == optional.size()) {
            return false;
        }
        for (Person person : optional.get(at).persons) {
            if (missing.contains(person.sector()) && steps++ < MOST_STEPS && seated.add(person)) {
                panel.put(optional.get(at).role.role(), person);
                if (seatMissing(at + 1)) {
                    return true;
                }
                panel.remove(optional.get(at).role.role());
                seated.remove(person);
            }
        }
        return seatMissing(at + 1);
    }

    private void fillOptional() {
        for (Seat seat : optional) {
            for (Person person : seat.persons) {
                if (!panel.containsKey(seat.role.role()) && seated.add(person)) {
                    panel.put(seat.role.role(), person);
                }
            }
        }
    }

    private Set<Sector> missing() {
        if (sectors.isEmpty()) {
            return Set.of();
        }
        Set<Sector> missing = EnumSet.copyOf(sectors);
        seated.forEach(person -> missing.remove(person.sector()));
        return missing;
    }
}
