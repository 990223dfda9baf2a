package org.samrad.testing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.request.RequestTerms;

/**
 * Two weeks from Monday 2026-11-30, seen on the Friday before. Anna and Bo, child psychiatrists, offer 09:00 to 16:00 on
 * weekdays, by video. Requests R1, R2, … of cases C1, C2, … each want one of them for 60 minutes. Request X wants a
 * geneticist, and there is none.
 */
public final class SmallClinic {

    public static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    public static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");

    private SmallClinic() {}

    public static PlanningData with(int requests, BookedRole... published) {
        var asked = new ArrayList<PlanningData.Request>();
        var roles = new ArrayList<PlanningData.RequestRole>();
        var cases = new ArrayList<PlanningData.Case>();
        for (int number = 1; number <= requests; number++) {
            cases.add(new PlanningData.Case("C" + number, null, number == 3));
            asked.add(request("R" + number, "C" + number));
            roles.add(new PlanningData.RequestRole(
                    "R" + number, "psychiatrist", "child-psychiatry", 3, false, null, null));
        }
        cases.add(new PlanningData.Case("CX", null, false));
        asked.add(request("X", "CX"));
        roles.add(new PlanningData.RequestRole("X", "geneticist", "genetics", 1, false, null, null));
        return PlanningData.of(new PlanningHeader(
                        "Small clinic",
                        ZoneId.of("Europe/Stockholm"),
                        null,
                        LocalDateTime.of(2026, 11, 27, 12, 0),
                        MONDAY,
                        MONDAY.plusWeeks(2),
                        15))
                .with(all -> {
                    all.competences = List.of(
                            new PlanningData.Competence(
                                    "child-psychiatry",
                                    "Child psychiatry",
                                    "Barnpsykiatri",
                                    "Barnepsykiatri",
                                    null,
                                    null,
                                    null,
                                    List.of()),
                            new PlanningData.Competence(
                                    "genetics", "Genetics", "Genetik", "Genetikk", null, null, null, List.of()));
                    all.organisations = List.of(
                            new PlanningData.Organisation("hospital", "Hospital", Sector.SPECIALIST_CARE, false));
                    all.specialists = List.of(specialist("anna", "Anna Öst"), specialist("bo", "Bo Ek"));
                    all.specialistCompetences = List.of(
                            new PlanningData.SpecialistCompetence("anna", "child-psychiatry", 4, null, null),
                            new PlanningData.SpecialistCompetence("bo", "child-psychiatry", 3, null, null));
                    all.availabilities = offered("anna", "bo");
                    all.absences = List.of(new PlanningData.Absence("bo", at(4, 0), at(5, 0), "course"));
                    all.cases = cases;
                    all.requests = asked;
                    all.requestRoles = roles;
                    all.bookedRoles = List.of(published);
                });
    }

    /**
     * With three that have no place as they are: R5 takes longer than anybody offers, those of R2 can on a Saturday only, and R4 comes
     * five days or more after R1, which is published, but until Thursday.
     */
    public static PlanningData easable() {
        PlanningData clinic = with(6, published("R1", at(1, 9), "anna", false));
        return clinic.with(rows -> {
            rows.cases = clinic.cases().stream()
                    .filter(row -> !row.id().equals("C4"))
                    .toList();
            rows.requestWindows = List.of(new PlanningData.RequestWindow("R2", at(5, 9), at(5, 12), false));
            rows.requests = clinic.requests().stream()
                    .map(row -> switch (row.id()) {
                        case "R5" -> row.with(terms -> terms.durationMinutes = 540);
                        case "R4" ->
                            new PlanningData.Request("R4", "C1", row.terms()).with(terms -> {
                                terms.follows = "R1";
                                terms.minGapDays = 5;
                                terms.latest = MONDAY.plusDays(3);
                            });
                        default -> row;
                    })
                    .toList();
        });
    }

    /** With so many weeks behind it: in each of them one request got its consultation, by Anna; as many cases as requests. */
    public static PlanningData afterWeeks(int weeks) {
        return with(
                weeks,
                IntStream.rangeClosed(1, weeks)
                        .mapToObj(week -> published("R" + week, at(-7 * week, 9), "anna", false))
                        .toArray(BookedRole[]::new));
    }

    /** A day counted from the Monday, at a full hour. */
    public static LocalDateTime at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0);
    }

    public static ScheduleRow placed(String request, LocalDateTime start, String specialist) {
        return new ScheduleRow(request, start, start.plusHours(1), Mode.VIDEO, null, "psychiatrist", specialist);
    }

    public static BookedRole published(String request, LocalDateTime start, String specialist, boolean pinned) {
        return new BookedRole(request, start, Mode.VIDEO, null, "psychiatrist", specialist, pinned);
    }

    private static PlanningData.Specialist specialist(String id, String name) {
        return new PlanningData.Specialist(
                id, name, "Child psychiatrist", "hospital", List.of("sv"), Set.of(Mode.VIDEO), null, null, 0, null);
    }

    private static List<WeeklyTime> offered(String... specialists) {
        var rows = new ArrayList<WeeklyTime>();
        for (String specialist : specialists) {
            for (DayOfWeek day : List.of(
                    DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)) {
                rows.add(new WeeklyTime(specialist, day, LocalTime.of(9, 0), LocalTime.of(16, 0), null, null, null));
            }
        }
        return rows;
    }

    private static PlanningData.Request request(String id, String caseId) {
        return new PlanningData.Request(
                id,
                caseId,
                RequestTerms.of(Form.ADVICE, Urgency.DAYS_30, MONDAY.minusDays(7), 60, Set.of(Mode.VIDEO))
                        .with(terms -> terms.title = "Question of " + caseId));
    }
}
