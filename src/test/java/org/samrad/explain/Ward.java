package org.samrad.explain;

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
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.explain.unblock.Relaxation;
import org.samrad.explain.unblock.Unblock;
import org.samrad.request.RequestTerms;

/**
 * A small world to explain in: two weeks from Monday 2026-11-30, a grid of 15 minutes, seen on the Friday before. Anna holds
 * psychiatry at level 3, Bo psychology; each offers Monday 09:00 to 10:00 at north, by video. Request {@code wanted} wants a
 * psychiatrist at level 3 for 60 minutes that Monday by video.
 */
final class Ward {

    static final String MONDAY = "2026-11-30";

    private final List<PlanningData.Specialist> specialists = new ArrayList<>();
    private final List<PlanningData.SpecialistCompetence> held = new ArrayList<>();
    private final List<WeeklyTime> offered = new ArrayList<>();
    private final List<PlanningData.Request> requests = new ArrayList<>();
    private final List<PlanningData.RequestRole> roles = new ArrayList<>();
    private final List<PlanningData.BookedRole> published = new ArrayList<>();
    private final List<PlanningData.Absence> absences = new ArrayList<>();
    private final List<ScheduleRow> plan = new ArrayList<>();
    Set<Mode> modes = Set.of(Mode.VIDEO);
    List<String> sites = List.of();
    String latest = MONDAY;
    int minutes = 60;
    List<String> languages = List.of();
    String excluded;
    String whyExcluded;
    List<PlanningData.TravelTime> travel = List.of();
    List<PlanningData.RequestWindow> windows = List.of();
    List<Sector> sectors = List.of();
    int noticeHours;
    /** The organisation that answers for the case; consent is required where there is one. */
    String answering;

    List<PlanningData.Consent> consents = List.of();
    List<PlanningData.RequestLink> links = List.of();
    List<PlanningData.UrgencyRule> urgencies = List.of();

    Ward() {
        specialist("anna", "psychiatry", 3, Set.of(Mode.VIDEO)).offers("anna", MONDAY, "09:00", "10:00", "north");
        specialist("bo", "psychology", 3, Set.of(Mode.VIDEO)).offers("bo", MONDAY, "09:00", "10:00", "north");
        role("wanted", "psychiatrist", "psychiatry", 3, false);
    }

    Ward specialist(String id, String competence, int level, Set<Mode> modes) {
        specialists.removeIf(row -> row.id().equals(id));
        held.removeIf(row -> row.specialist().equals(id));
        specialists.add(
                new PlanningData.Specialist(id, id, null, "hospital", List.of("sv"), modes, null, null, 0, null));
        held.add(new PlanningData.SpecialistCompetence(id, competence, level, null, null));
        return this;
    }

    Ward withoutSpecialists() {
        specialists.clear();
        held.clear();
        offered.clear();
        return this;
    }

    Ward offers(String specialist, String date, String from, String until, String site) {
        LocalDate day = LocalDate.parse(date);
        offered.add(new WeeklyTime(
                specialist,
                day.getDayOfWeek(),
                LocalTime.parse(from),
                LocalTime.parse(until),
                site,
                day,
                day.plusDays(1)));
        return this;
    }

    Ward holdsUntil(String specialist, String date) {
        held.replaceAll(row -> row.specialist().equals(specialist)
                ? new PlanningData.SpecialistCompetence(
                        specialist, row.competence(), row.level(), null, LocalDate.parse(date))
                : row);
        return this;
    }

    Ward absent(String specialist, String from, String until) {
        absences.add(new PlanningData.Absence(specialist, LocalDateTime.parse(from), LocalDateTime.parse(until), null));
        return this;
    }

    Ward offersNothing(String specialist) {
        offered.removeIf(row -> row.specialist().equals(specialist));
        return this;
    }

    Ward role(String request, String name, String competence, int level, boolean optional) {
        roles.add(new PlanningData.RequestRole(request, name, competence, level, optional, null, null));
        return this;
    }

    /** The role of the request that is looked at goes to whoever holds the doctor's role of another. */
    Ward asksForTheDoctorOf(String other) {
        roles.replaceAll(row -> row.request().equals("wanted") && row.role().equals("psychiatrist")
                ? new PlanningData.RequestRole(
                        "wanted", "psychiatrist", "psychiatry", row.minLevel(), false, null, null, "doctor", other)
                : row);
        return this;
    }

    /** The same, but nobody else would do by what the role says itself. */
    Ward asksOnlyForTheDoctorOf(String other) {
        roles.replaceAll(row -> row.request().equals("wanted") && row.role().equals("psychiatrist")
                ? new PlanningData.RequestRole("wanted", "psychiatrist", null, 1, false, null, null, "doctor", other)
                : row);
        return this;
    }

    Ward asksForLevel(int level) {
        roles.removeIf(row -> row.role().equals("psychiatrist") && row.request().equals("wanted"));
        return role("wanted", "psychiatrist", "psychiatry", level, false);
    }

    /** Another request for a psychiatrist, until the end, which has this place for 60 minutes by video. */
    Ward other(String id, String start, String specialist) {
        requests.add(request(id, null, Set.of(Mode.VIDEO), List.of(), 60, List.of()));
        role(id, "doctor", "psychiatry", 1, false);
        LocalDateTime from = LocalDateTime.parse(start);
        plan.add(new ScheduleRow(id, from, from.plusHours(1), Mode.VIDEO, null, "doctor", specialist));
        return this;
    }

    /** Another request for a psychiatrist, until the end, which has no place. */
    Ward waits(String id) {
        requests.add(request(id, null, Set.of(Mode.VIDEO), List.of(), 60, List.of()));
        return role(id, "doctor", "psychiatry", 1, false);
    }

    /** Another request is about the case of the one that is looked at. */
    Ward ofTheSameCase(String other) {
        requests.replaceAll(
                row -> row.id().equals(other) ? new PlanningData.Request(other, "case-of-wanted", row.terms()) : row);
        return this;
    }

    Ward publishes(String request) {
        return publishes(request, false);
    }

    Ward pins(String request) {
        return publishes(request, true);
    }

    private Ward publishes(String request, boolean pinned) {
        plan.stream()
                .filter(row -> row.request().equals(request))
                .forEach(row -> published.add(new PlanningData.BookedRole(
                        request, row.start(), row.mode(), row.site(), row.role(), row.specialist(), pinned)));
        return this;
    }

    private static PlanningData.Request request(
            String id, String latest, Set<Mode> modes, List<String> sites, int minutes, List<String> languages) {
        return new PlanningData.Request(
                id,
                "case-of-" + id,
                RequestTerms.of(Form.ADVICE, Urgency.DAYS_30, LocalDate.parse("2026-11-25"), minutes, modes)
                        .with(terms -> {
                            terms.latest = latest == null ? null : LocalDate.parse(latest);
                            terms.sites = sites;
                            terms.languages = languages;
                        }));
    }

    PlanningData data() {
        var asked = new ArrayList<>(requests);
        asked.add(request("wanted", latest, modes, sites, minutes, languages).with(terms -> terms.sectors = sectors));
        return PlanningData.of(new PlanningHeader(
                        "ward",
                        ZoneId.of("Europe/Stockholm"),
                        null,
                        LocalDateTime.parse("2026-11-27T12:00"),
                        LocalDate.parse(MONDAY),
                        LocalDate.parse("2026-12-14"),
                        15,
                        noticeHours,
                        answering != null,
                        null))
                .with(all -> {
                    all.competences = List.of(
                            new PlanningData.Competence(
                                    "psychiatry", "Psychiatry", null, null, null, null, null, List.of()),
                            new PlanningData.Competence(
                                    "psychology", "Psychology", null, null, null, null, null, List.of()));
                    all.organisations = List.of(
                            new PlanningData.Organisation("hospital", "Hospital", Sector.SPECIALIST_CARE, false),
                            new PlanningData.Organisation("town", "Town", Sector.MUNICIPALITY, false));
                    all.consents = consents;
                    all.urgencies = urgencies;
                    all.travelTimes = travel;
                    all.requestWindows = windows;
                    all.requestLinks = links;
                    all.sites = List.of(
                            new PlanningData.Site("north", "North", null, null, null),
                            new PlanningData.Site("south", "South", null, null, null));
                    all.specialists = specialists;
                    all.specialistCompetences = held;
                    all.availabilities = offered;
                    all.absences = absences;
                    all.cases = asked.stream()
                            .map(PlanningData.Request::caseId)
                            .distinct()
                            .map(id -> new PlanningData.Case(id, null, false, answering))
                            .toList();
                    all.exclusions = excluded == null
                            ? List.of()
                            : List.of(new PlanningData.Exclusion("case-of-wanted", excluded, whyExcluded));
                    all.requests = asked;
                    all.requestRoles = roles;
                    all.bookedRoles = published;
                });
    }

    Explanation explained() {
        return Explanation.ofUnscheduled(data(), plan, "wanted");
    }

    /** What is offered for the request. */
    List<Relaxation> offeredFor() {
        return explained().unblocks().stream().map(Unblock::relaxation).toList();
    }
}
