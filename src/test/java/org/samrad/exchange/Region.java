package org.samrad.exchange;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

/** Planning data of a made-up region: every column once filled and once empty, rows in no natural order. */
public final class Region {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private Region() {}

    public static PlanningData data() {
        return PlanningData.of(new PlanningHeader(
                        "Region",
                        ZoneId.of("Europe/Stockholm"),
                        Country.SE,
                        LocalDateTime.of(2026, 11, 27, 12, 0),
                        MONDAY,
                        MONDAY.plusWeeks(4),
                        15))
                .with(all -> {
                    all.competences = List.of(
                            new PlanningData.Competence(
                                    "sleep",
                                    "Sleep",
                                    "Sömn",
                                    "Søvn",
                                    "paediatrics",
                                    "SNOMED CT",
                                    "408450004",
                                    List.of()),
                            new PlanningData.Competence(
                                    "paediatrics", "Paediatrics", null, null, null, null, null, List.of()));
                    all.organisations = List.of(
                            new PlanningData.Organisation(
                                    "ö-1", "Habilitering Öst; \"nya\"", Sector.MUNICIPALITY, false),
                            new PlanningData.Organisation("a.2", "Bemanning AB", Sector.OTHER, true));
                    all.sites = List.of(
                            new PlanningData.Site("S2", "Åby", "a.2", "Mölndal", 2),
                            new PlanningData.Site("S1", "Borås", null, null, null));
                    all.travelTimes = List.of(
                            new PlanningData.TravelTime("S2", "S1", 45), new PlanningData.TravelTime("S1", "S2", 50));
                    all.specialists = List.of(
                            new PlanningData.Specialist(
                                    "P2",
                                    "Åse Ek",
                                    "Barnläkare",
                                    "ö-1",
                                    List.of("sv", "nb-NO"),
                                    Set.of(Mode.ON_SITE, Mode.VIDEO),
                                    3,
                                    8,
                                    15,
                                    "ase@example.org"),
                            new PlanningData.Specialist(
                                    "P1", "Bo", null, "a.2", List.of(), Set.of(Mode.PHONE), null, null, 0, null));
                    all.specialistCompetences = List.of(
                            new PlanningData.SpecialistCompetence("P2", "sleep", 5, MONDAY, MONDAY.plusDays(9)),
                            new PlanningData.SpecialistCompetence("P1", "paediatrics", 1, null, null),
                            new PlanningData.SpecialistCompetence("P2", "paediatrics", 3, null, null));
                    all.availabilities = List.of(
                            new WeeklyTime(
                                    "P2",
                                    DayOfWeek.TUESDAY,
                                    LocalTime.of(8, 0),
                                    LocalTime.of(12, 30),
                                    "S1",
                                    MONDAY,
                                    null),
                            new WeeklyTime(
                                    "P1", DayOfWeek.SUNDAY, LocalTime.MIN, LocalTime.of(23, 59), null, null, null),
                            new WeeklyTime(
                                    "P2",
                                    DayOfWeek.MONDAY,
                                    LocalTime.of(13, 0),
                                    LocalTime.of(16, 0),
                                    null,
                                    null,
                                    MONDAY.plusWeeks(2)));
                    all.absences = List.of(
                            new PlanningData.Absence("P2", at(1, 0), at(3, 0), "Kurs"),
                            // Through the hour that the clocks skip in spring: local times all the same.
                            new PlanningData.Absence(
                                    "P1",
                                    LocalDateTime.of(2027, 3, 28, 2, 30),
                                    LocalDateTime.of(2027, 3, 28, 2, 45),
                                    null));
                    all.cases = List.of(
                            new PlanningData.Case("C-9", "Mölndal", true), new PlanningData.Case("C-1", null, false));
                    all.earlierContacts = List.of(
                            new PlanningData.EarlierContact("C-1", "P2", 4, MONDAY.minusYears(1)),
                            new PlanningData.EarlierContact("C-9", "P1", 1, null),
                            new PlanningData.EarlierContact("C-1", "P1", 2, null));
                    all.exclusions = List.of(
                            new PlanningData.Exclusion("C-9", "P2", "Släkt"),
                            new PlanningData.Exclusion("C-1", "P1", null));
                    all.requests = List.of(
                            request("R3", "C-1", "R1", 2, 9),
                            new PlanningData.Request(
                                    "R1",
                                    "C-9",
                                    RequestTerms.of(
                                                    Form.JOINT_VISIT,
                                                    Urgency.ACUTE,
                                                    MONDAY.minusDays(4),
                                                    60,
                                                    Set.of(Mode.PHONE, Mode.ON_SITE))
                                            .with(terms -> {
                                                terms.title = "Sömn & skola";
                                                terms.earliest = MONDAY;
                                                terms.due = MONDAY.plusDays(2);
                                                terms.latest = MONDAY.plusDays(20);
                                                terms.sites = List.of("S2", "S1");
                                                terms.languages = List.of("sv", "en");
                                                terms.sectors = List.of(Sector.SCHOOL, Sector.MUNICIPALITY);
                                                terms.requester = "BVC Åby";
                                            })),
                            request("R2", "C-1", null, null, null));
                    all.requestRoles = List.of(
                            new PlanningData.RequestRole("R1", "läkare", "sleep", 3, false, Sector.MUNICIPALITY, "P2"),
                            new PlanningData.RequestRole("R3", "a", null, 1, true, null, "P1"),
                            new PlanningData.RequestRole("R2", "a", "paediatrics", 1, false, null, null),
                            new PlanningData.RequestRole("R1", "barn", "paediatrics", 1, true, null, null));
                    all.requestWindows = List.of(
                            new PlanningData.RequestWindow("R3", at(2, 9), at(2, 12), true),
                            new PlanningData.RequestWindow("R1", at(0, 9), at(0, 12), false),
                            new PlanningData.RequestWindow("R3", at(1, 9), at(1, 12), false));
                    all.bookedRoles = List.of(
                            new PlanningData.BookedRole("R1", at(0, 10), Mode.ON_SITE, "S1", "läkare", "P2", true),
                            new PlanningData.BookedRole("R2", at(4, 8), Mode.VIDEO, null, "a", "P1", false),
                            new PlanningData.BookedRole("R1", at(0, 10), Mode.ON_SITE, "S1", "barn", "P1", true));
                });
    }

    /** A region with many rows of availability. */
    static PlanningData large(int specialists, int rowsEach) {
        PlanningData small = data();
        var people = new ArrayList<PlanningData.Specialist>();
        var availabilities = new ArrayList<WeeklyTime>();
        for (int person = 0; person < specialists; person++) {
            String id = "P-" + person;
            people.add(new PlanningData.Specialist(
                    id, "N" + person, null, "a.2", List.of("sv"), Set.of(Mode.VIDEO), 4, 10, 0, null));
            for (int row = 0; row < rowsEach; row++) {
                LocalDate from = MONDAY.plusWeeks(row / 5);
                availabilities.add(new WeeklyTime(
                        id,
                        DayOfWeek.of(row % 5 + 1),
                        LocalTime.of(8, 0),
                        LocalTime.of(10, 0),
                        "S1",
                        from,
                        from.plusWeeks(1)));
            }
        }
        return small.with(rows -> {
            rows.specialists = people;
            rows.specialistCompetences = List.of();
            rows.availabilities = availabilities;
            rows.absences = List.of();
            rows.cases = List.of();
            rows.earlierContacts = List.of();
            rows.exclusions = List.of();
            rows.requests = List.of();
            rows.requestRoles = List.of();
            rows.requestWindows = List.of();
            rows.bookedRoles = List.of();
        });
    }

    static LocalDateTime at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0);
    }

    private static PlanningData.Request request(
            String id, String caseId, String follows, Integer minGapDays, Integer maxGapDays) {
        return new PlanningData.Request(
                id,
                caseId,
                RequestTerms.of(Form.ADVICE, Urgency.DAYS_14, MONDAY.minusDays(10), 20, Set.of(Mode.VIDEO))
                        .with(terms -> {
                            terms.follows = follows;
                            terms.minGapDays = minGapDays;
                            terms.maxGapDays = maxGapDays;
                        }));
    }

    /** What was loaded, seen at the present moment: what has begun is pinned. */
    static PlanningData asOf(DatabaseExport export, PlanningData loaded) {
        PlanningHeader header = export.everything().header();
        return loaded.with(rows -> {
            rows.header = loaded.header().moved(header.now(), header.horizonStart(), header.horizonEnd());
            rows.bookedRoles = loaded.bookedRoles().stream()
                    .map(booked -> booked.start().isBefore(header.now())
                                    || !booked.start()
                                            .isBefore(header.horizonEnd().atStartOfDay())
                            ? booked.asPinned()
                            : booked)
                    .toList();
        });
    }
}
