package org.samrad.check;

import static java.time.DayOfWeek.MONDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OddOrEven;
import org.samrad.dataset.ExtraTime;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.dataset.WeeklyTime;
import org.samrad.time.Country;

/**
 * A small world to state rules in. Monday 2026-11-30 begins four weeks on a grid of 15 minutes; now is the Friday before.
 * Anna (child psychiatry, level 4, specialist care, at north), Bo (speech, level 3, school, at south) and Omar
 * (interpreter of Arabic, no fixed site) offer 08:00 to 16:00 every day. South has one room, north any number; from
 * north to south it is 30 minutes, to the island nobody knows.
 */
final class Clinic {

    PlanningHeader header = new PlanningHeader(
            "clinic",
            ZoneId.of("Europe/Stockholm"),
            Country.SE,
            LocalDateTime.parse("2026-11-27T12:00"),
            LocalDate.parse("2026-11-30"),
            LocalDate.parse("2026-12-28"),
            15);
    final List<PlanningData.Competence> competences = new ArrayList<>();
    final List<PlanningData.Organisation> organisations = new ArrayList<>();
    final List<PlanningData.Site> sites = new ArrayList<>();
    final List<PlanningData.TravelTime> travelTimes = new ArrayList<>();
    final List<PlanningData.Specialist> specialists = new ArrayList<>();
    final List<PlanningData.SpecialistCompetence> specialistCompetences = new ArrayList<>();
    final List<WeeklyTime> availabilities = new ArrayList<>();
    final List<ExtraTime> extraTimes = new ArrayList<>();
    final List<PlanningData.Absence> absences = new ArrayList<>();
    final Set<String> cases = new TreeSet<>();
    final Map<String, String> organisationOfCase = new HashMap<>();
    final List<PlanningData.Consent> consents = new ArrayList<>();
    final List<PlanningData.Exclusion> exclusions = new ArrayList<>();
    final List<Asked> asked = new ArrayList<>();
    final List<PlanningData.BookedRole> booked = new ArrayList<>();
    final List<ScheduleRow> schedule = new ArrayList<>();

    Clinic() {
        competence("psychiatry", null);
        competence("child-psychiatry", "psychiatry");
        competence("eating-disorders", "child-psychiatry");
        competence("speech", null);
        competence("interpreter-ar", null);
        organisations.add(new PlanningData.Organisation("hospital", "Hospital", Sector.SPECIALIST_CARE, false));
        organisations.add(new PlanningData.Organisation("school", "School", Sector.SCHOOL, false));
        sites.add(new PlanningData.Site("north", "North", "hospital", null, null));
        sites.add(new PlanningData.Site("south", "South", "school", null, 1));
        sites.add(new PlanningData.Site("island", "Island", null, null, null));
        travelTimes.add(new PlanningData.TravelTime("north", "south", 30));
        specialist("anna", "hospital", "north", "sv", "en");
        specialist("bo", "school", "south", "sv");
        specialist("omar", "hospital", null, "ar");
        holds("anna", "child-psychiatry", 4);
        holds("bo", "speech", 3);
        holds("omar", "interpreter-ar", 3);
    }

    void competence(String id, String broader) {
        competences.add(new PlanningData.Competence(id, id, null, null, broader, null, null, List.of()));
    }

    public void specialist(String id, String organisation, String site, String... languages) {
        specialists.add(new PlanningData.Specialist(
                id, id, null, organisation, List.of(languages), EnumSet.allOf(Mode.class), null, null, 0, null));
        for (DayOfWeek day : DayOfWeek.values()) {
            offers(id, day, "08:00", "16:00", site);
        }
    }

    void limits(String id, Integer maxPerDay, Integer maxPerWeek) {
        specialists.replaceAll(old -> old.id().equals(id)
                ? new PlanningData.Specialist(
                        id,
                        id,
                        null,
                        old.organisation(),
                        old.languages(),
                        old.modes(),
                        maxPerDay,
                        maxPerWeek,
                        old.bufferMinutes(),
                        null)
                : old);
    }

    void buffer(String id, int minutes) {
        specialists.replaceAll(old -> old.id().equals(id)
                ? new PlanningData.Specialist(
                        id, id, null, old.organisation(), old.languages(), old.modes(), null, null, minutes, null)
                : old);
    }

    void modes(String id, Set<Mode> modes) {
        specialists.replaceAll(old -> old.id().equals(id)
                ? new PlanningData.Specialist(
                        id, id, null, old.organisation(), old.languages(), modes, null, null, 0, null)
                : old);
    }

    void holds(String specialist, String competence, int level) {
        holds(specialist, competence, level, null, null);
    }

    void holds(String specialist, String competence, int level, String from, String until) {
        specialistCompetences.add(
                new PlanningData.SpecialistCompetence(specialist, competence, level, date(from), date(until)));
    }

    void holdsNothing(String specialist) {
        specialistCompetences.removeIf(held -> held.specialist().equals(specialist));
    }

    /** On Mondays only these hours count; the other days stay as they are. */
    void offersOnMondays(String specialist, String... fromUntilSite) {
        availabilities.removeIf(row -> row.specialist().equals(specialist) && row.weekday() == MONDAY);
        for (String row : fromUntilSite) {
            String[] part = row.split(" ");
            offers(specialist, MONDAY, part[0], part[1], part.length > 2 ? part[2] : null);
        }
    }

    void offers(String specialist, DayOfWeek day, String from, String until, String site) {
        availabilities.add(
                new WeeklyTime(specialist, day, LocalTime.parse(from), LocalTime.parse(until), site, null, null));
    }

    void offers(String specialist, DayOfWeek day, String from, String until, String site, OddOrEven weeks) {
        availabilities.add(new WeeklyTime(
                specialist, day, LocalTime.parse(from), LocalTime.parse(until), site, null, null, weeks));
    }

    void offersOnce(String specialist, String from, String until, String site) {
        extraTimes.add(new ExtraTime(specialist, LocalDateTime.parse(from), LocalDateTime.parse(until), site));
    }

    void absent(String specialist, String from, String until) {
        absences.add(
                new PlanningData.Absence(specialist, LocalDateTime.parse(from), LocalDateTime.parse(until), "leave"));
    }

    void excluded(String caseId, String specialist) {
        exclusions.add(new PlanningData.Exclusion(caseId, specialist, null));
    }

    /** An organisation answers for the case, so that others need consent where it is required. */
    void answersFor(String organisation, String caseId) {
        organisationOfCase.put(caseId, organisation);
    }

    void consents(String caseId, String organisation, String given, String withdrawn) {
        consents.add(new PlanningData.Consent(caseId, organisation, date(given), date(withdrawn)));
    }

    void requiresConsent() {
        header(0, true);
    }

    void notice(int hours) {
        header(hours, false);
    }

    private void header(int noticeHours, boolean consentRequired) {
        header = new PlanningHeader(
                header.name(),
                header.timeZone(),
                header.country(),
                header.now(),
                header.horizonStart(),
                header.horizonEnd(),
                header.slotMinutes(),
                noticeHours,
                consentRequired,
                null);
    }

    void until(String horizonEnd) {
        header = header.moved(header.now(), header.horizonStart(), LocalDate.parse(horizonEnd));
    }

    /** A request of a case of its own: 60 minutes in any mode, at north or south, in no particular language. */
    Asked asks(String id) {
        Asked request = new Asked(id);
        asked.add(request);
        return request;
    }

    /** Places 60 minutes from the start; each role as {@code role=specialist}. */
    Clinic video(String request, String start, String... roles) {
        return place(request, start, 60, Mode.VIDEO, null, roles);
    }

    Clinic onSite(String request, String start, String site, String... roles) {
        return place(request, start, 60, Mode.ON_SITE, site, roles);
    }

    Clinic place(String request, String start, int minutes, Mode mode, String site, String... roles) {
        LocalDateTime from = LocalDateTime.parse(start);
        for (String role : roles) {
            String[] part = role.split("=");
            schedule.add(new ScheduleRow(request, from, from.plusMinutes(minutes), mode, site, part[0], part[1]));
        }
        return this;
    }

    /** Publishes and pins what the schedule now holds for the request. */
    void pin(String request) {
        schedule.stream()
                .filter(row -> row.request().equals(request))
                .map(row -> new PlanningData.BookedRole(
                        request, row.start(), row.mode(), row.site(), row.role(), row.specialist(), true))
                .forEach(booked::add);
    }

    void drop(String request) {
        schedule.removeIf(row -> row.request().equals(request));
    }

    PlanningData data() {
        asked.forEach(request -> cases.add(request.caseId));
        return PlanningData.of(header).with(all -> {
            all.competences = competences;
            all.organisations = organisations;
            all.sites = sites;
            all.travelTimes = travelTimes;
            all.specialists = specialists;
            all.specialistCompetences = specialistCompetences;
            all.availabilities = availabilities;
            all.extraTimes = extraTimes;
            all.absences = absences;
            all.cases = cases.stream()
                    .map(id -> new PlanningData.Case(id, null, false, organisationOfCase.get(id)))
                    .toList();
            all.consents = consents;
            all.exclusions = exclusions;
            all.requests = asked.stream().map(Asked::row).toList();
            all.requestRoles =
                    asked.stream().flatMap(request -> request.roles.stream()).toList();
            all.requestLinks =
                    asked.stream().flatMap(request -> request.links.stream()).toList();
            all.requestWindows =
                    asked.stream().flatMap(request -> request.windows.stream()).toList();
            all.bookedRoles = booked;
        });
    }

    List<Violation> violations() {
        return ScheduleCheck.check(data(), schedule);
    }

    /** The rules broken by the schedule's own fault. */
    List<String> faults() {
        return rules(violation -> !violation.given());
    }

    /** The rules broken among pinned consultations alone. */
    List<String> given() {
        return rules(Violation::given);
    }

    private List<String> rules(Predicate<Violation> which) {
        return violations().stream().filter(which).map(Violation::rule).toList();
    }

    List<String> omissions(String... unscheduled) {
        List<UnscheduledRow> rows = List.of(unscheduled).stream()
                .map(request -> new UnscheduledRow(request, "NO_JOINT_TIME", null, "No joint time."))
                .toList();
        return ScheduleCheck.checkComplete(data(), schedule, rows).stream()
                .map(violation -> violation.rule() + " " + violation.request())
                .toList();
    }

    static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
