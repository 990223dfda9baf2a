package org.samrad.solve;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.Person;
import org.samrad.matching.PlanningFacts;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;

/**
 * Turns planning data into the solver's facts: ids into indexes, local times into minutes, competences and languages into
 * candidates. The one place where the two shapes meet.
 */
public final class ProblemLoader {

    private static final int ANY_GAP = 1_000_000;

    private final PlanningData data;
    private final PlanningFacts facts;
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
                facts.travel(),
                facts.skipped());
    }

    private List<SpecialistFacts> loadSpecialists() {
        var external = new HashMap<String, Boolean>();
        data.organisations().forEach(organisation -> external.put(organisation.id(), organisation.external()));
        var all = new ArrayList<SpecialistFacts>();
        for (Person person : facts.persons()) {
            var row = person.row();
            var specialist = new SpecialistFacts(
                    person.index(),
                    person.id(),
                    person.sector(),
                    external.getOrDefault(row.organisation(), false),
                    row.modes(),
                    row.bufferMinutes(),
                    row.maxPerDay() == null ? SpecialistFacts.NO_LIMIT : row.maxPerDay(),
                    row.maxPerWeek() == null ? SpecialistFacts.NO_LIMIT : row.maxPerWeek(),
                    person.hours().workOut());
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
                    windows.getOrDefault(row.id(), List.of()),
                    published.getOrDefault(row.id(), List.of())));
        }
        return facts;
    }

    /** The facts of a request that the data do not hold yet, for a plan of the same problem; it comes after all of theirs. */
    public synchronized Request another(
            PlanningData.Request row, List<PlanningData.RequestRole> roles, List<PlanningData.RequestWindow> windows) {
        return request(data.requests().size(), row, roles, windows, List.of());
    }

    private Request request(
            int index,
            PlanningData.Request row,
            List<PlanningData.RequestRole> roles,
            List<PlanningData.RequestWindow> windows,
            List<PlanningData.BookedRole> booked) {
        var seats = new ArrayList<Role>();
        for (var role : roles) {
            Candidates.Found found = candidates.of(role, row.terms().languages(), facts.excluded(row.caseId()));
            seats.add(new Role(
                    seats.size(),
                    role.role(),
                    role.optional(),
                    role.minLevel(),
                    role.specialist() != null,
                    found.candidates(),
                    found.eligible()));
        }
        return new Request(
                index,
                row.id(),
                cases.computeIfAbsent(row.caseId(), id -> cases.size()),
                row.terms().urgency(),
                row.terms().durationMinutes(),
                facts.day(row.earliestOrDefault(data.header())),
                facts.day(row.terms().dueOrDefault()),
                facts.day(row.latestOrDefault(data.header())),
                facts.places(row).toArray(Place[]::new),
                seats.toArray(Role[]::new),
                ranges(windows, false),
                ranges(windows, true),
                Set.copyOf(row.terms().sectors()),
                row.terms().follows() == null
                        ? Request.FOLLOWS_NONE
                        : requests.getOrDefault(row.terms().follows(), Request.FOLLOWS_NONE),
                row.terms().minGapDays() == null ? 0 : row.terms().minGapDays(),
                row.terms().maxGapDays() == null ? ANY_GAP : row.terms().maxGapDays(),
                known.getOrDefault(row.caseId(), new SpecialistFacts[0]),
                booked.isEmpty() ? null : placement(booked, seats),
                booked.stream().anyMatch(PlanningData.BookedRole::pinned));
    }

    /** Whom each case has met. A row that counts no contact at all tells of nobody. */
    private Map<String, SpecialistFacts[]> knownToCases() {
        var met = new HashMap<String, SpecialistFacts[]>();
        PlanningFacts.grouped(data.earlierContacts(), PlanningData.EarlierContact::caseId)
                .forEach((caseId, contacts) -> met.put(
                        caseId,
                        contacts.stream()
                                .filter(contact -> contact.contacts() > 0)
                                .map(contact -> Objects.requireNonNull(specialists.get(contact.specialist())))
                                .distinct()
                                .toArray(SpecialistFacts[]::new)));
        return met;
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
