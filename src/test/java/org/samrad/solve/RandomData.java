package org.samrad.solve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.WeeklyTime;
import org.samrad.request.RequestTerms;
import org.samrad.time.Country;

/**
 * Small data sets that use every rule of the format in odd ways: overlapping stretches at different sites, travel that differs
 * by direction, buffers past midnight, limits of 0 and 1, expired competences, sequences, pinned consultations, and what {@link SecondEdition} adds.
 */
public final class RandomData {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 21);

    private final Random random;
    private final int specialists;
    private final int requests;
    private final int days;

    public RandomData(long seed, int specialists, int requests, int days) {
        this.random = new Random(seed);
        this.specialists = specialists;
        this.requests = requests;
        this.days = days;
    }

    public PlanningData next() {
        int[] slots = {5, 15, 30, 60};
        var header = new PlanningHeader(
                "random",
                ZoneId.of("Europe/Stockholm"),
                chance(0.7) ? Country.SE : null,
                FIRST.atTime(random.nextInt(24), random.nextInt(60)),
                FIRST,
                FIRST.plusDays(days),
                slots[random.nextInt(slots.length)]);
        var competences = List.of(
                competence("medicine", null),
                competence("psychiatry", "medicine"),
                competence("child-psychiatry", "psychiatry"),
                competence("neurology", "medicine"),
                competence("social", null),
                competence("interpreter-ar", null));
        var organisations = List.of(
                new PlanningData.Organisation("o1", "One", Sector.SPECIALIST_CARE, false),
                new PlanningData.Organisation("o2", "Two", Sector.MUNICIPALITY, false),
                new PlanningData.Organisation("o3", "Three", Sector.OTHER, true));
        var sites = List.of(
                new PlanningData.Site("a", "A", "o1", null, 1),
                new PlanningData.Site("b", "B", null, null, chance(0.2) ? 0 : null),
                new PlanningData.Site("c", "C", null, null, 2));
        var travel = List.of(
                new PlanningData.TravelTime("a", "b", 17),
                new PlanningData.TravelTime("b", "a", 40),
                new PlanningData.TravelTime("b", "c", 30));
        var people = new ArrayList<PlanningData.Specialist>();
        var held = new ArrayList<PlanningData.SpecialistCompetence>();
        var offered = new ArrayList<WeeklyTime>();
        var absences = new ArrayList<PlanningData.Absence>();
        for (int one = 0; one < specialists; one++) {
            String id = "s" + one;
            people.add(new PlanningData.Specialist(
                    id,
                    "Name " + one,
                    null,
                    "o" + (1 + random.nextInt(3)),
                    chance(0.5) ? List.of("sv") : List.of("nb", "en"),
                    modes(),
                    chance(0.2) ? random.nextInt(3) : null,
                    chance(0.2) ? random.nextInt(4) : null,
                    new int[] {0, 0, 5, 10, 45}[random.nextInt(5)],
                    null));
            for (var competence : competences) {
                if (chance(0.4)) {
                    held.add(new PlanningData.SpecialistCompetence(
                            id,
                            competence.id(),
                            1 + random.nextInt(5),
                            chance(0.1) ? FIRST.plusDays(random.nextInt(days)) : null,
                            chance(0.1) ? FIRST.plusDays(1 + random.nextInt(days)) : null));
                }
            }
            for (int row = 0; row < 6; row++) {
                offered.add(availability(id));
            }
            if (chance(0.3)) {
                LocalDateTime from =
                        FIRST.plusDays(random.nextInt(days)).atTime(random.nextInt(20), random.nextInt(60));
                absences.add(new PlanningData.Absence(id, from, from.plusMinutes(30 + random.nextInt(2000)), null));
            }
        }
        var cases = new ArrayList<PlanningData.Case>();
        for (int one = 0; one < Math.max(1, requests * 2 / 3); one++) {
            cases.add(new PlanningData.Case("k" + one, null, false));
        }
        var exclusions = new ArrayList<PlanningData.Exclusion>();
        for (var one : cases) {
            if (chance(0.1)) {
                exclusions.add(new PlanningData.Exclusion(one.id(), "s" + random.nextInt(specialists), null));
            }
        }
        var asked = new ArrayList<PlanningData.Request>();
        var roles = new ArrayList<PlanningData.RequestRole>();
        var windows = new ArrayList<PlanningData.RequestWindow>();
        var booked = new ArrayList<PlanningData.BookedRole>();
        for (int one = 0; one < requests; one++) {
            addRequest(header, cases, competences, asked, roles, windows, booked);
        }
        PlanningData first = PlanningData.of(header).with(all -> {
            all.competences = competences;
            all.organisations = organisations;
            all.sites = sites;
            all.travelTimes = travel;
            all.specialists = people;
            all.specialistCompetences = held;
            all.availabilities = offered;
            all.absences = absences;
            all.cases = cases;
            all.exclusions = exclusions;
            all.requests = asked;
            all.requestRoles = roles;
            all.requestWindows = windows;
            all.bookedRoles = booked;
        });
        return SecondEdition.of(first, random);
    }

    private void addRequest(
            PlanningHeader header,
            List<PlanningData.Case> cases,
            List<PlanningData.Competence> competences,
            List<PlanningData.Request> asked,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestWindow> windows,
            List<PlanningData.BookedRole> booked) {
        String id = "r" + asked.size();
        Set<Mode> modes = modes();
        LocalDate earliest = chance(0.4) ? FIRST.plusDays(random.nextInt(days)) : null;
        boolean follows = !asked.isEmpty() && chance(0.2);
        asked.add(new PlanningData.Request(
                id,
                cases.get(random.nextInt(cases.size())).id(),
                RequestTerms.of(
                                Form.ADVICE,
                                Urgency.values()[random.nextInt(5)],
                                FIRST.minusDays(random.nextInt(20)),
                                new int[] {15, 20, 30, 45, 60, 90}[random.nextInt(6)],
                                modes)
                        .with(terms -> {
                            terms.earliest = earliest;
                            terms.latest = chance(0.3) ? FIRST.plusDays(random.nextInt(days + 3)) : null;
                            terms.sites = modes.contains(Mode.ON_SITE)
                                    ? chance(0.5) ? List.of("a", "c") : List.of("b")
                                    : List.of();
                            terms.languages = chance(0.2) ? List.of("sv") : List.of();
                            terms.sectors = chance(0.15) ? List.of(Sector.MUNICIPALITY) : List.of();
                            terms.follows = follows
                                    ? asked.get(random.nextInt(asked.size())).id()
                                    : null;
                            terms.minGapDays = follows && chance(0.5) ? random.nextInt(3) : null;
                            terms.maxGapDays = follows && chance(0.5) ? 2 + random.nextInt(4) : null;
                        })));
        int panel = 1 + random.nextInt(3);
        for (int role = 0; role < panel; role++) {
            boolean named = chance(0.1);
            roles.add(new PlanningData.RequestRole(
                    id,
                    "role" + role,
                    named && chance(0.5)
                            ? null
                            : competences
                                    .get(random.nextInt(competences.size()))
                                    .id(),
                    1 + random.nextInt(3),
                    role > 0 && chance(0.3),
                    chance(0.1) ? Sector.SPECIALIST_CARE : null,
                    named ? "s" + random.nextInt(specialists) : null));
        }
        if (chance(0.3)) {
            for (int window = 0; window < 3; window++) {
                LocalDateTime from = FIRST.plusDays(random.nextInt(days)).atTime(6 + random.nextInt(10), 10);
                windows.add(new PlanningData.RequestWindow(
                        id, from, from.plusMinutes(60 + random.nextInt(600)), chance(0.3)));
            }
        }
        if (chance(0.08)) {
            Mode mode = modes.iterator().next();
            LocalDateTime start = FIRST.plusDays(random.nextInt(days)).atTime(8 + random.nextInt(8), 0);
            boolean pinned = chance(0.6);
            for (int role = 0; role < panel; role++) {
                booked.add(new PlanningData.BookedRole(
                        id,
                        start,
                        mode,
                        mode == Mode.ON_SITE ? asked.getLast().terms().sites().getFirst() : null,
                        "role" + role,
                        "s" + random.nextInt(specialists),
                        pinned));
            }
        }
    }

    private static PlanningData.Competence competence(String id, String broader) {
        return new PlanningData.Competence(id, id, null, null, broader, null, null, List.of());
    }

    private WeeklyTime availability(String specialist) {
        boolean late = chance(0.1);
        int from = late ? 22 * 60 : 7 * 60 + random.nextInt(600);
        int until = late ? 23 * 60 + 59 : Math.min(from + 60 + random.nextInt(240), 23 * 60);
        String[] sites = {null, "a", "b", "c"};
        return new WeeklyTime(
                specialist,
                DayOfWeek.of(1 + random.nextInt(chance(0.1) ? 7 : 5)),
                LocalTime.ofSecondOfDay(from * 60L),
                LocalTime.ofSecondOfDay(until * 60L),
                sites[random.nextInt(4)],
                chance(0.1) ? FIRST.plusDays(random.nextInt(days)) : null,
                chance(0.1) ? FIRST.plusDays(1 + random.nextInt(days)) : null);
    }

    private Set<Mode> modes() {
        var modes = EnumSet.noneOf(Mode.class);
        while (modes.isEmpty()) {
            for (Mode mode : Mode.values()) {
                if (chance(0.6)) {
                    modes.add(mode);
                }
            }
        }
        return modes;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
