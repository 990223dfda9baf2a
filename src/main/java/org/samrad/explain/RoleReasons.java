package org.samrad.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.diary.Asked;
import org.samrad.explain.diary.SamePerson;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;

/** Works out the reasons of each specialist in each role of one request, as {@link Reason} defines them. */
final class RoleReasons {

    private static final SortedSet<String> NOBODY = Collections.unmodifiableSortedSet(new TreeSet<>());
    private static final int FREE = Reason.values().length;

    private final PlanningFacts facts;
    private final Asked asked;
    private final Openings openings;
    private final List<Place> places;
    private final List<SamePerson> bound;
    private final Map<Person, Openings.Times> times = new HashMap<>();
    private final Map<PlanningData.RequestRole, List<Set<Reason>>> ofPersons = new IdentityHashMap<>();

    RoleReasons(PlanningFacts facts, Asked asked, Openings openings) {
        this.facts = facts;
        this.asked = asked;
        this.openings = openings;
        this.places = facts.places(asked.request());
        this.bound = SamePerson.of(facts, openings.diary(), asked);
    }

    Matrix matrix() {
        var rows = new ArrayList<Matrix.Row>();
        var busyWith = new HashMap<Person, SortedSet<String>>();
        for (var role : asked.roles()) {
            var cells = new ArrayList<Matrix.Cell>();
            for (Person person : facts.persons()) {
                cells.add(cell(role, person, busyWith));
            }
            cells.sort(Comparator.comparingInt(Matrix.Cell::distance));
            rows.add(new Matrix.Row(role, List.copyOf(cells)));
        }
        return new Matrix(List.copyOf(rows));
    }

    private Matrix.Cell cell(PlanningData.RequestRole role, Person person, Map<Person, SortedSet<String>> busyWith) {
        List<PlanningData.SpecialistCompetence> held = facts.held(role, person);
        List<PlanningData.SpecialistCompetence> counting = counting(role, held);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(ofPerson(role, person));
        if (openings.starts().isEmpty()) {
            reasons.add(Reason.NO_OFFERED_TIME);
        } else {
            if (isExpiredThroughout(counting)) {
                reasons.add(Reason.COMPETENCE_EXPIRED);
            }
            if (lacksConsentThroughout(person)) {
                reasons.add(Reason.NO_CONSENT);
            }
            addReasonsOfTime(person, counting, reasons);
        }
        return new Matrix.Cell(
                person.id(),
                Collections.unmodifiableSet(reasons),
                held.stream()
                        .mapToInt(PlanningData.SpecialistCompetence::level)
                        .max()
                        .orElse(0),
                reasons.contains(Reason.COMPETENCE_EXPIRED) ? counting : List.of(),
                reasons.contains(Reason.ABSENT) ? absencesInWindow(person) : List.of(),
                reasons.contains(Reason.BUSY)
                        ? busyWith.computeIfAbsent(person, one -> openings.busyWith(one, placesOf(one)))
                        : NOBODY);
    }

    /**
     * What lies deepest in the way of a specialist at the start and place where the least does; null where nothing does. Told
     * without looking at the time where the person alone is reason enough.
     */
    @Nullable
    Reason decisive(PlanningData.RequestRole role, Person person) {
        Set<Reason> reasons = ofPerson(role, person);
        if (!reasons.isEmpty()) {
            return reasons.iterator().next();
        }
        List<PlanningData.SpecialistCompetence> counting = counting(role, facts.held(role, person));
        if (isExpiredThroughout(counting)) {
            return Reason.COMPETENCE_EXPIRED;
        }
        Openings.Times all = times(person);
        List<int[]> consents = consents(person);
        int nearest = -1;
        for (int day = 0; day < all.nearest().length; day++) {
            int onDay = all.nearest()[day];
            if (onDay >= 0 && !isValidOn(counting, day)) {
                onDay = Reason.COMPETENCE_EXPIRED.ordinal();
            } else if (onDay >= 0 && !hasConsentOn(consents, day)) {
                onDay = Math.min(onDay, Reason.NO_CONSENT.ordinal());
            }
            nearest = Math.max(nearest, onDay);
        }
        if (nearest < 0) {
            return all.offers() ? Reason.NO_SITE : Reason.NO_OFFERED_TIME;
        }
        return nearest == FREE ? null : Reason.values()[nearest];
    }

    /** Whether neither role nor request keep the specialist out, whatever the time. */
    boolean isEligible(PlanningData.RequestRole role, Person person) {
        return ofPerson(role, person).isEmpty();
    }

    /** What keeps a specialist out of a role, whatever the time; not to be changed. */
    Set<Reason> ofPerson(PlanningData.RequestRole role, Person person) {
        return ofPersons
                .computeIfAbsent(
                        role,
                        one -> facts.persons().stream()
                                .map(each -> ofPerson(one, each, facts.held(one, each)))
                                .toList())
                .get(person.index());
    }

    private Set<Reason> ofPerson(
            PlanningData.RequestRole role, Person person, List<PlanningData.SpecialistCompetence> held) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (role.specialist() != null && !role.specialist().equals(person.id())) {
            reasons.add(Reason.NOT_NAMED);
        }
        if (bound.stream().anyMatch(to -> to.role().equals(role.role()) && to.person() != person)) {
            reasons.add(Reason.NOT_THE_SAME);
        }
        if (role.competence() != null && held.isEmpty()) {
            reasons.add(Reason.NO_COMPETENCE);
        } else if (role.competence() != null && held.stream().allMatch(row -> row.level() < role.minLevel())) {
            reasons.add(Reason.LEVEL_TOO_LOW);
        }
        if (role.sector() != null && role.sector() != person.sector()) {
            reasons.add(Reason.SECTOR);
        }
        if (facts.isExcluded(asked.request(), person)) {
            reasons.add(Reason.EXCLUDED);
        }
        if (!asked.speaks(role, person)) {
            reasons.add(Reason.NO_LANGUAGE);
        }
        if (places.isEmpty()) {
            reasons.add(Reason.NO_SITE);
        } else if (places.stream().noneMatch(place -> person.row().modes().contains(place.mode()))) {
            reasons.add(Reason.NO_MODE);
        }
        return reasons;
    }

    /** The rows whose validity matters: those at the level asked for; where there are none, all. */
    static List<PlanningData.SpecialistCompetence> counting(
            PlanningData.RequestRole role, List<PlanningData.SpecialistCompetence> held) {
        List<PlanningData.SpecialistCompetence> enough =
                held.stream().filter(row -> row.level() >= role.minLevel()).toList();
        return enough.isEmpty() ? held : enough;
    }

    private boolean isExpiredThroughout(List<PlanningData.SpecialistCompetence> counting) {
        if (counting.isEmpty()
                || counting.stream().anyMatch(row -> row.validFrom() == null && row.validUntil() == null)) {
            return false;
        }
        for (int day = 0; day < openings.starts().dayCount(); day++) {
            if (openings.starts().hasStart(day) && isValidOn(counting, day)) {
                return false;
            }
        }
        return true;
    }

    private boolean isValidOn(List<PlanningData.SpecialistCompetence> counting, int day) {
        if (counting.isEmpty()) {
            return true;
        }
        LocalDate date = facts.date(openings.starts().firstDay() + day);
        return counting.stream().anyMatch(row -> Asked.isValid(row, date));
    }

    private @Nullable List<int[]> consents(Person person) {
        return facts.consents().of(asked.request().caseId(), person);
    }

    private boolean lacksConsentThroughout(Person person) {
        List<int[]> consents = consents(person);
        for (int day = 0; day < openings.starts().dayCount(); day++) {
            if (openings.starts().hasStart(day) && hasConsentOn(consents, day)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasConsentOn(@Nullable List<int[]> consents, int day) {
        int date = openings.starts().firstDay() + day;
        return consents == null || consents.stream().anyMatch(days -> days[0] <= date && date < days[1]);
    }

    private void addReasonsOfTime(
            Person person, List<PlanningData.SpecialistCompetence> counting, Set<Reason> reasons) {
        if (places.isEmpty()) {
            return;
        }
        Openings.Times all = times(person);
        List<int[]> consents = consents(person);
        boolean trips = false;
        int blocked = 0;
        for (int day = 0; day < all.nearest().length; day++) {
            if (all.nearest()[day] < 0) {
                continue;
            }
            trips = true;
            int ofDay = (isValidOn(counting, day) ? 0 : Reason.COMPETENCE_EXPIRED.bit())
                    | (hasConsentOn(consents, day) ? 0 : Reason.NO_CONSENT.bit());
            if (ofDay == 0 && all.nearest()[day] == FREE) {
                return;
            }
            blocked |= all.blocked()[day] | ofDay;
        }
        if (!trips) {
            reasons.add(all.offers() ? Reason.NO_SITE : Reason.NO_OFFERED_TIME);
        }
        for (Reason reason : Reason.values()) {
            if ((blocked & reason.bit()) != 0) {
                reasons.add(reason);
            }
        }
    }

    private List<Place> placesOf(Person person) {
        List<Place> own = places.stream()
                .filter(place -> person.row().modes().contains(place.mode()))
                .toList();
        return own.isEmpty() ? places : own;
    }

    /** The trips to all the specialist's places together. */
    private Openings.Times times(Person person) {
        return times.computeIfAbsent(person, one -> {
            boolean offers = false;
            var blocked = new int[openings.starts().dayCount()];
            var nearest = new int[openings.starts().dayCount()];
            java.util.Arrays.fill(nearest, -1);
            for (Place place : placesOf(one)) {
                Openings.Times there = openings.times(one, place);
                offers |= there.offers();
                for (int day = 0; day < blocked.length; day++) {
                    blocked[day] |= there.blocked()[day];
                    nearest[day] = Math.max(nearest[day], there.nearest()[day]);
                }
            }
            return new Openings.Times(offers, new java.util.BitSet(), blocked, nearest);
        });
    }

    private List<PlanningData.Absence> absencesInWindow(Person person) {
        int from = openings.starts().firstDay() * PlanningFacts.MINUTES_PER_DAY;
        int until = from + openings.starts().dayCount() * PlanningFacts.MINUTES_PER_DAY;
        return person.hours().absences().stream()
                .filter(row -> facts.minute(row.from()) < until && from < facts.minute(row.until()))
                .toList();
    }

    /** The sites where those are who could take the role but for the way. */
    Set<Integer> bases(PlanningData.RequestRole role) {
        var found = new TreeSet<Integer>();
        int first = openings.starts().firstDay();
        for (Person person : facts.persons()) {
            if (decisive(role, person) == Reason.NO_SITE) {
                for (int day = first; day < first + openings.starts().dayCount(); day++) {
                    for (OfferedInterval stretch : person.hours().offered(day)) {
                        found.add(stretch.site());
                    }
                }
            }
        }
        found.remove(Place.NO_SITE);
        return found;
    }

    /** Whether no travel time is known from any of them to any of the sites asked for: a hole in the data. */
    boolean isWayUnknown(PlanningData.RequestRole role) {
        Set<Integer> bases = bases(role);
        return !bases.isEmpty()
                && places.stream()
                        .filter(place -> place.site() != Place.NO_SITE)
                        .allMatch(place -> bases.stream().allMatch(from -> facts.ways()[from][place.site()] == null));
    }
}
