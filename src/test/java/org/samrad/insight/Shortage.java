package org.samrad.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.samrad.competence.Sector;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.explain.Cause;
import org.samrad.explain.Explanations;
import org.samrad.request.RequestTerms;
import org.samrad.time.Country;

/**
 * A small clinic that has too little of something: from Monday 2026-11-30 on, seen on the Friday before at noon, a grid of 15
 * minutes, everything by video. Neurology is a part of medicine, epilepsy of neurology; psychology stands apart.
 */
final class Shortage {

    static final LocalDate MONDAY = LocalDate.parse("2026-11-30");

    LocalDateTime now = LocalDateTime.parse("2026-11-27T12:00");
    LocalDate end = MONDAY.plusWeeks(2);
    Country country;
    private final List<PlanningData.Specialist> specialists = new ArrayList<>();
    private final List<PlanningData.SpecialistCompetence> held = new ArrayList<>();
    private final List<WeeklyTime> offered = new ArrayList<>();
    private final List<PlanningData.Absence> absences = new ArrayList<>();
    private final List<PlanningData.Case> cases = new ArrayList<>();
    private final List<PlanningData.Request> requests = new ArrayList<>();
    private final List<PlanningData.RequestRole> roles = new ArrayList<>();
    private final List<BookedRole> published = new ArrayList<>();
    private final List<ScheduleRow> plan = new ArrayList<>();

    /** Holds the competence for good. */
    Shortage specialist(String id, String competence, int level) {
        specialists.add(new PlanningData.Specialist(
                id, "Name of " + id, null, "hospital", List.of("sv"), Set.of(Mode.VIDEO), null, null, 0, null));
        return holds(id, competence, level, null);
    }

    Shortage holds(String id, String competence, int level, String until) {
        held.add(new PlanningData.SpecialistCompetence(
                id, competence, level, null, until == null ? null : LocalDate.parse(until)));
        return this;
    }

    Shortage offers(String id, DayOfWeek weekday, String from, String until) {
        offered.add(new WeeklyTime(id, weekday, LocalTime.parse(from), LocalTime.parse(until), null, null, null));
        return this;
    }

    Shortage absent(String id, String from, String until) {
        absences.add(new PlanningData.Absence(id, LocalDateTime.parse(from), LocalDateTime.parse(until), null));
        return this;
    }

    /** Wants an hour with one of each competence, in a role that is called after it; area null for none known. */
    Shortage request(String id, String area, String due, String... competences) {
        return request(id, area, due, 60, List.of(), competences);
    }

    Shortage request(String id, String area, String due, int minutes, List<String> sites, String... competences) {
        cases.add(new PlanningData.Case("case-of-" + id, area, false));
        requests.add(new PlanningData.Request(
                id,
                "case-of-" + id,
                RequestTerms.of(
                                Form.ADVICE,
                                Urgency.DAYS_30,
                                LocalDate.parse("2026-11-20"),
                                minutes,
                                Set.of(Mode.VIDEO))
                        .with(terms -> {
                            terms.due = due == null ? null : LocalDate.parse(due);
                            terms.sites = sites;
                        })));
        for (String competence : competences) {
            role(id, competence, competence, 1, false);
        }
        return this;
    }

    /** The same of a case with protected identity. */
    Shortage protectedRequest(String id, String area, String... competences) {
        request(id, area, null, competences);
        cases.set(cases.size() - 1, new PlanningData.Case("case-of-" + id, area, true));
        return this;
    }

    Shortage role(String request, String role, String competence, int level, boolean optional) {
        roles.add(new PlanningData.RequestRole(request, role, competence, level, optional, null, null));
        return this;
    }

    Shortage named(String request, String role, String specialist) {
        roles.add(new PlanningData.RequestRole(request, role, null, 1, false, null, specialist));
        return this;
    }

    /** Gives the request an hour, each role as {@code role=specialist}. */
    Shortage placed(String request, String start, String... panel) {
        LocalDateTime from = LocalDateTime.parse(start);
        for (String seat : panel) {
            String[] part = seat.split("=");
            plan.add(new ScheduleRow(request, from, from.plusHours(1), Mode.VIDEO, null, part[0], part[1]));
        }
        return this;
    }

    List<ScheduleRow> plan() {
        return List.copyOf(plan);
    }

    StudiedPlan situation() {
        return new StudiedPlan(data(), plan());
    }

    UnmetDemand unmet() {
        return UnmetDemand.of(situation(), causes());
    }

    Map<String, Cause> causes() {
        return Explanations.of(data(), plan())
                .causes(situation().unscheduled().stream()
                        .map(PlanningData.Request::id)
                        .toList());
    }

    CompetenceHours hours() {
        return CompetenceHours.of(situation());
    }

    PlanningData data() {
        return PlanningData.of(
                        new PlanningHeader("shortage", ZoneId.of("Europe/Stockholm"), country, now, MONDAY, end, 15))
                .with(all -> {
                    all.competences = List.of(
                            competence("medicine", null),
                            competence("neurology", "medicine"),
                            competence("epilepsy", "neurology"),
                            competence("psychology", null));
                    all.organisations = List.of(
                            new PlanningData.Organisation("hospital", "Hospital", Sector.SPECIALIST_CARE, false));
                    all.sites = List.of(
                            new PlanningData.Site("nowhere", "Nowhere", null, null, null),
                            new PlanningData.Site("north", "North", null, "Kiruna", null));
                    all.specialists = specialists;
                    all.specialistCompetences = held;
                    all.availabilities = offered;
                    all.absences = absences;
                    all.cases = cases;
                    all.requests = requests;
                    all.requestRoles = roles;
                    all.bookedRoles = published;
                });
    }

    private static PlanningData.Competence competence(String id, String broader) {
        return new PlanningData.Competence(
                id, "English " + id, "Svensk " + id, "Norsk " + id, broader, null, null, List.of());
    }
}
