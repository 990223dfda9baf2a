package org.samrad.solve;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.AboutCase;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UndesiredTime;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SameSpecialist;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;
import org.samrad.time.HoursOfDay;

/**
 * Turns planning data into the solver's facts: ids into indexes, local times into minutes, competences and languages into
 * candidates. The one place where the two shapes meet.
 */
public final class ProblemLoader {

    private static final int MINUTES_PER_HOUR = 60;
    private static final int[] NO_SCHOOL = {};
    private static final int[][][] NEVER = {};

    private final PlanningData data;
    private final PlanningFacts facts;
    private final UrgencyScale scale;
    private final Map<String, SpecialistFacts> specialists = new HashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private final Map<String, Integer> cases = new HashMap<>();
    private final List<SpecialistFacts> loaded;
    private final Map<String, SpecialistFacts[]> known;
    private final Candidates candidates;
    private @Nullable Problem problem;

    public ProblemLoader(PlanningData data) {
        this.data = data;
        this.facts = new PlanningFacts(data);
        this.scale = data.urgencyScale();
        data.requests().forEach(request -> requests.put(request.id(), requests.size()));
        this.loaded = loadSpecialists();
        this.known = knownToCases();
        this.candidates = new Candidates(facts, loaded);
    }

    /** The solver's facts; the data are taken to be read without errors. */
    public static Problem load(PlanningData data) {
        return new ProblemLoader(data).problem();
    }

    /** The facts of the data set; always the same. */
    public synchronized Problem problem() {
        Problem known = problem;
        if (known == null) {
            known = newProblem();
            problem = known;
        }
        return known;
    }

    private Problem newProblem() {
        int[] rooms = data.sites().stream()
                .mapToInt(site -> site.rooms() == null ? SpecialistFacts.NO_LIMIT : site.rooms())
                .toArray();
        return new Problem(
                facts.days(),
                data.header().horizonStart().getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue(),
                data.header().slotMinutes(),
                facts.minute(data.header().now()),
                loaded,
                loadRequests(),
                rooms,
                facts.ways(),
                facts.skipped(),
                schoolByDay());
    }

    private List<SpecialistFacts> loadSpecialists() {
        var external = new HashMap<String, Boolean>();
        data.organisations().forEach(organisation -> external.put(organisation.id(), organisation.external()));
        var organisations = new HashMap<String, Integer>();
        var undesired = undesiredTimes();
        var all = new ArrayList<SpecialistFacts>();
        for (Person person : facts.persons()) {
            var row = person.row();
            var specialist = new SpecialistFacts(
                    person.index(),
                    person.id(),
                    person.sector(),
                    organisations.computeIfAbsent(row.organisation(), id -> organisations.size()),
                    external.getOrDefault(row.organisation(), false),
                    row.modes(),
                    row.bufferMinutes(),
                    row.maxPerDay() == null ? SpecialistFacts.NO_LIMIT : row.maxPerDay(),
                    row.maxPerWeek() == null ? SpecialistFacts.NO_LIMIT : row.maxPerWeek(),
                    person.hours().workOut(),
                    undesired.getOrDefault(row.id(), NEVER));
            all.add(specialist);
            specialists.put(row.id(), specialist);
        }
        return all;
    }

    private List<Request> loadRequests() {
        var roles = PlanningFacts.grouped(data.requestRoles(), PlanningData.RequestRole::request);
        var windows = PlanningFacts.grouped(data.requestWindows(), PlanningData.RequestWindow::request);
        var published = PlanningFacts.grouped(data.bookedRoles(), PlanningData.BookedRole::request);
        var facts = new ArrayList<Request>();
        for (var row : data.requests()) {
            facts.add(request(
                    facts.size(),
                    row,
                    roles.getOrDefault(row.id(), List.of()),
                    this.facts.followed().of(row.id()),
                    windows.getOrDefault(row.id(), List.of()),
                    published.getOrDefault(row.id(), List.of()),
                    null));
        }
        return facts;
    }

    /** The facts of a request that the data do not hold yet, for a plan of the same problem; it comes after all of theirs. */
    public synchronized Request another(
            PlanningData.Request row,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows) {
        return another(row, roles, links, windows, null);
    }

    /** @param about its case, where the data do not know all of that */
    public synchronized Request another(
            PlanningData.Request row,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows,
            @Nullable AboutCase about) {
        return request(data.requests().size(), row, roles, links, windows, List.of(), about);
    }

    /**
     * The facts of a request of the data as if it asked for something else, for a plan of the same problem: as if nothing were
     * published of it yet.
     *
     * @param about its case, where the data do not know all of that
     * @throws IllegalArgumentException if the data have no such request
     */
    public synchronized Request changed(
            PlanningData.Request row,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows,
            @Nullable AboutCase about) {
        Integer index = requests.get(row.id());
        if (index == null) {
            throw new IllegalArgumentException("There is no request %s.".formatted(row.id()));
        }
        return request(index, row, roles, links, windows, List.of(), about);
    }

    private Request request(
            int index,
            PlanningData.Request row,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestLink> links,
            List<PlanningData.RequestWindow> windows,
            List<PlanningData.BookedRole> booked,
            @Nullable AboutCase about) {
        var seats = new ArrayList<Role>();
        for (var role : roles) {
            Candidates.Found found = about == null
                    ? candidates.of(role, row.terms().languages(), row.caseId())
                    : candidates.of(role, row.terms().languages(), about);
            seats.add(new Role(
                    seats.size(),
                    role.role(),
                    role.optional(),
                    role.minLevel(),
                    role.specialist() != null,
                    found.candidates(),
                    found.eligible()));
        }
        int earliest = facts.day(row.earliestOrDefault(data.header()));
        int[][] wished = ranges(windows, true);
        return new Request(
                index,
                row.id(),
                cases.computeIfAbsent(row.caseId(), id -> cases.size()),
                row.terms().urgency(),
                scale.factor(row.terms().urgency()),
                row.terms().durationMinutes(),
                earliest,
                facts.day(Objects.requireNonNullElse(
                        row.terms().earliest(), row.terms().received())),
                waitingFrom(earliest, wished),
                facts.day(row.terms().dueOrDefault(scale)),
                facts.day(row.latestOrDefault(data.header())),
                earliestStart(row.terms().urgency()),
                facts.places(row).toArray(Place[]::new),
                seats.toArray(Role[]::new),
                ranges(windows, false),
                wished,
                Set.copyOf(row.terms().sectors()),
                sequence(index, links),
                sameSpecialists(index, roles),
                row.terms().childAttends(),
                about == null ? known.getOrDefault(row.caseId(), new SpecialistFacts[0]) : met(about.contacts()),
                booked.isEmpty() ? null : placement(booked, seats),
                booked.stream().anyMatch(PlanningData.BookedRole::pinned));
    }

    /** The day that waiting counts from: the first wished for, where that is later than the earliest. */
    private static int waitingFrom(int earliest, int[][] wished) {
        int first = Arrays.stream(wished)
                .mapToInt(window -> Problem.dayOf(window[0]))
                .min()
                .orElse(earliest);
        return Math.max(earliest, first);
    }

    /** First minute at which something so urgent may start. */
    private int earliestStart(Urgency urgency) {
        int now = facts.minute(data.header().now());
        boolean exempt = urgency == Urgency.ACUTE || urgency == Urgency.DAYS_3;
        return exempt ? now : now + MINUTES_PER_HOUR * data.header().noticeHours();
    }

    private List<SequenceLink> sequence(int index, List<PlanningData.RequestLink> links) {
        return links.stream()
                .filter(link -> requests.containsKey(link.follows()))
                .map(link -> new SequenceLink(
                        Objects.requireNonNull(requests.get(link.follows())),
                        index,
                        Objects.requireNonNullElse(link.minGapDays(), 0),
                        Objects.requireNonNullElse(link.maxGapDays(), SequenceLink.NO_BOUND),
                        Objects.requireNonNullElse(link.minGapMinutes(), 0),
                        Objects.requireNonNullElse(link.maxGapMinutes(), SequenceLink.NO_BOUND)))
                .toList();
    }

    private List<SameSpecialist> sameSpecialists(int index, List<PlanningData.RequestRole> roles) {
        var same = new ArrayList<SameSpecialist>();
        for (int role = 0; role < roles.size(); role++) {
            String other = facts.followed().sameAsRequest(roles.get(role));
            Integer otherIndex = other == null ? null : requests.get(other);
            int otherRole =
                    other == null ? -1 : facts.roleIndex(other, roles.get(role).sameAs());
            if (otherIndex != null && otherRole >= 0) {
                same.add(new SameSpecialist(index, role, otherIndex, otherRole));
            }
        }
        return same;
    }

    /** Minutes of school of each day; none where the data say nothing of it. */
    private int[][] schoolByDay() {
        HoursOfDay school = data.header().school();
        var days = new int[facts.days()][];
        for (int day = 0; day < days.length; day++) {
            int midnight = day * Problem.MINUTES_PER_DAY;
            days[day] = school == null || !facts.isSchoolDay(day)
                    ? NO_SCHOOL
                    : new int[] {midnight + school.from(), midnight + school.until()};
        }
        return days;
    }

    /** What each specialist offers unwillingly, by weekday. */
    private Map<String, int[][][]> undesiredTimes() {
        var found = new HashMap<String, int[][][]>();
        PlanningFacts.grouped(data.undesiredTimes(), UndesiredTime::specialist)
                .forEach((specialist, rows) -> found.put(
                        specialist,
                        Arrays.stream(DayOfWeek.values())
                                .map(weekday -> rows.stream()
                                        .filter(row -> row.weekday() == weekday)
                                        .map(row -> new int[] {row.from().toSecondOfDay() / 60, row.untilMinute()})
                                        .toArray(int[][]::new))
                                .toArray(int[][][]::new)));
        return found;
    }

    /** Whom each case has met. A row that counts no contact at all tells of nobody. */
    private Map<String, SpecialistFacts[]> knownToCases() {
        var met = new HashMap<String, SpecialistFacts[]>();
        PlanningFacts.grouped(data.earlierContacts(), PlanningData.EarlierContact::caseId)
                .forEach((caseId, contacts) -> met.put(caseId, met(contacts)));
        return met;
    }

    private SpecialistFacts[] met(List<PlanningData.EarlierContact> contacts) {
        return contacts.stream()
                .filter(contact -> contact.contacts() > 0)
                .map(contact -> specialists.get(contact.specialist()))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(SpecialistFacts[]::new);
    }

    private int[][] ranges(List<PlanningData.RequestWindow> windows, boolean preferred) {
        return windows.stream()
                .filter(window -> window.preferred() == preferred)
                .map(window -> new int[] {facts.minute(window.from()), facts.minute(window.until())})
                .toArray(int[][]::new);
    }

    private Request.Placement placement(List<PlanningData.BookedRole> booked, List<Role> roles) {
        var panel = new @Nullable SpecialistFacts[roles.size()];
        for (var row : booked) {
            for (Role role : roles) {
                if (role.name().equals(row.role())) {
                    panel[role.index()] = specialists.get(row.specialist());
                }
            }
        }
        var first = booked.getFirst();
        return new Request.Placement(
                facts.minute(first.start()), new Place(first.mode(), facts.site(first.site())), panel);
    }
}
