package org.samrad.solve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.CompetenceTree;
import org.samrad.competence.HeldCompetence;
import org.samrad.competence.Need;
import org.samrad.competence.Sector;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.matching.OfferedTime;
import org.samrad.solver.Candidate;
import org.samrad.solver.Place;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.time.LocalMinutes;

/**
 * Turns planning data into the solver's facts: ids into indexes, local times into minutes, competences and languages into
 * candidates. The one place where the two shapes meet.
 */
public final class ProblemLoader {

    /** Interpreters speak the language that is asked for by being one; the language rule leaves them alone. */
    private static final String INTERPRETER = "interpreter-";

    private static final int ANY_GAP = 1_000_000;

    /** Where no competence is asked for. */
    private static final Candidate.Term[] ALWAYS = {new Candidate.Term(1, Integer.MIN_VALUE, Integer.MAX_VALUE)};

    private final PlanningData data;
    private final LocalMinutes minutes;
    private final int days;
    private final Map<String, Integer> sites = new HashMap<>();
    private final Map<String, SpecialistFacts> specialists = new HashMap<>();
    private final Map<SpecialistFacts, List<HeldCompetence>> qualifications = new HashMap<>();
    private final CompetenceTree tree;
    private final Map<String, Integer> requests = new HashMap<>();
    private final Map<String, Integer> cases = new HashMap<>();
    private final Map<String, Set<String>> excluded = new HashMap<>();
    private final List<SpecialistFacts> loaded;
    private final Map<String, SpecialistFacts[]> known;
    private final Candidates candidates;
    private @Nullable Problem problem;

    public ProblemLoader(PlanningData data) {
        this.data = data;
        this.minutes = new LocalMinutes(data.header().horizonStart());
        this.days = minutes.day(data.header().horizonEnd());
        data.sites().forEach(site -> sites.put(site.id(), sites.size()));
        this.tree =
                CompetenceTree.of(data.competences(), PlanningData.Competence::id, PlanningData.Competence::broader);
        data.requests().forEach(request -> requests.put(request.id(), requests.size()));
        data.exclusions()
                .forEach(row -> excluded.computeIfAbsent(row.caseId(), id -> new HashSet<>())
                        .add(row.specialist()));
        this.loaded = loadSpecialists();
        this.known = knownToCases();
        this.candidates = new Candidates();
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
                days,
                data.header().horizonStart().getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue(),
                data.header().slotMinutes(),
                minute(data.header().now()),
                loaded,
                loadRequests(),
                rooms,
                travel(),
                minutes.skipped(data.header().timeZone(), days).toArray(int[][]::new));
    }

    private int day(LocalDate date) {
        return minutes.day(date);
    }

    private int minute(LocalDateTime time) {
        return minutes.minute(time);
    }

    private int[][] travel() {
        var travel = new int[sites.size()][sites.size()];
        for (int from = 0; from < sites.size(); from++) {
            for (int to = 0; to < sites.size(); to++) {
                travel[from][to] = from == to ? 0 : Problem.NO_WAY;
            }
        }
        for (var row : data.travelTimes()) {
            travel[site(row.toSite())][site(row.fromSite())] = row.minutes();
        }
        // A row of its own for the way back outweighs what the other row says of it.
        for (var row : data.travelTimes()) {
            travel[site(row.fromSite())][site(row.toSite())] = row.minutes();
        }
        // The format knows one travel time for the way there and back; where the ways differ, the longer one is safe.
        for (int from = 0; from < sites.size(); from++) {
            for (int to = 0; to < from; to++) {
                int longer = Math.max(travel[from][to], travel[to][from]);
                travel[from][to] = longer;
                travel[to][from] = longer;
            }
            travel[from][from] = 0;
        }
        return travel;
    }

    private int site(@Nullable String id) {
        return id == null ? Place.NO_SITE : sites.getOrDefault(id, Place.NO_SITE);
    }

    private List<SpecialistFacts> loadSpecialists() {
        var sectors = new HashMap<String, PlanningData.Organisation>();
        data.organisations().forEach(organisation -> sectors.put(organisation.id(), organisation));
        var offered = new OfferedTime(data, sites, days);
        var all = new ArrayList<SpecialistFacts>();
        for (var row : data.specialists()) {
            var organisation = Objects.requireNonNull(sectors.get(row.organisation()));
            var specialist = new SpecialistFacts(
                    all.size(),
                    row.id(),
                    organisation.sector(),
                    organisation.external(),
                    row.modes(),
                    row.bufferMinutes(),
                    row.maxPerDay() == null ? SpecialistFacts.NO_LIMIT : row.maxPerDay(),
                    row.maxPerWeek() == null ? SpecialistFacts.NO_LIMIT : row.maxPerWeek(),
                    offered.of(row.id()));
            all.add(specialist);
            specialists.put(row.id(), specialist);
        }
        for (var row : data.specialistCompetences()) {
            var holder = Objects.requireNonNull(specialists.get(row.specialist()));
            qualifications
                    .computeIfAbsent(holder, one -> new ArrayList<>())
                    .add(new HeldCompetence(
                            row.competence(), row.level(), row.validFrom(), row.validUntil(), holder.sector()));
        }
        return all;
    }

    private List<Request> loadRequests() {
        var roles = grouped(data.requestRoles(), PlanningData.RequestRole::request);
        var windows = grouped(data.requestWindows(), PlanningData.RequestWindow::request);
        var published = grouped(data.bookedRoles(), PlanningData.BookedRole::request);
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
            Found found = candidates.of(role, row.languages(), excluded.getOrDefault(row.caseId(), Set.of()));
            seats.add(new Role(
                    seats.size(),
                    role.role(),
                    role.optional(),
                    role.minLevel(),
                    role.specialist() != null,
                    found.candidates,
                    found.eligible));
        }
        return new Request(
                index,
                row.id(),
                cases.computeIfAbsent(row.caseId(), id -> cases.size()),
                row.urgency(),
                row.durationMinutes(),
                day(row.earliestOrDefault(data.header())),
                day(row.dueOrDefault()),
                day(row.latestOrDefault(data.header())),
                places(row),
                seats.toArray(Role[]::new),
                ranges(windows, false),
                ranges(windows, true),
                Set.copyOf(row.sectors()),
                row.follows() == null
                        ? Request.FOLLOWS_NONE
                        : requests.getOrDefault(row.follows(), Request.FOLLOWS_NONE),
                row.minGapDays() == null ? 0 : row.minGapDays(),
                row.maxGapDays() == null ? ANY_GAP : row.maxGapDays(),
                known.getOrDefault(row.caseId(), new SpecialistFacts[0]),
                booked.isEmpty() ? null : placement(booked, seats),
                booked.stream().anyMatch(PlanningData.BookedRole::pinned));
    }

    /** Whom each case has met. A row that counts no contact at all tells of nobody. */
    private Map<String, SpecialistFacts[]> knownToCases() {
        var met = new HashMap<String, SpecialistFacts[]>();
        grouped(data.earlierContacts(), PlanningData.EarlierContact::caseId)
                .forEach((caseId, contacts) -> met.put(
                        caseId,
                        contacts.stream()
                                .filter(contact -> contact.contacts() > 0)
                                .map(contact -> Objects.requireNonNull(specialists.get(contact.specialist())))
                                .distinct()
                                .toArray(SpecialistFacts[]::new)));
        return met;
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
        var groups = new HashMap<String, List<T>>();
        rows.forEach(row ->
                groups.computeIfAbsent(key.apply(row), id -> new ArrayList<>()).add(row));
        return groups;
    }

    private Place[] places(PlanningData.Request row) {
        var places = new ArrayList<Place>();
        for (Mode mode : Mode.values()) {
            if (!row.modes().contains(mode)) {
                continue;
            }
            if (mode == Mode.ON_SITE) {
                row.sites().stream().distinct().forEach(site -> places.add(new Place(mode, site(site))));
            } else {
                places.add(new Place(mode, Place.NO_SITE));
            }
        }
        return places.toArray(Place[]::new);
    }

    private int[][] ranges(List<PlanningData.RequestWindow> windows, boolean preferred) {
        return windows.stream()
                .filter(window -> window.preferred() == preferred)
                .map(window -> new int[] {minute(window.from()), minute(window.until())})
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
        return new Request.Placement(minute(first.start()), new Place(first.mode(), site(first.site())), panel);
    }

    /** The candidates for a role, and those of them whom neither language nor exclusion keeps off. */
    private record Found(Candidate[] candidates, Candidate[] eligible) {
        Found(Candidate[] candidates) {
            this(candidates, Role.eligibleOf(candidates));
        }
    }

    /** The candidates for each role; roles that ask for the same share one list. */
    private final class Candidates {

        private record Asked(
                @Nullable String competence,
                int minLevel,
                @Nullable Sector sector,
                @Nullable String named,
                Set<String> languages,
                Set<String> excluded) {}

        private record Competent(
                @Nullable String competence,
                int minLevel,
                @Nullable Sector sector,
                @Nullable String named) {}

        private record Holder(SpecialistFacts specialist, Candidate.Term[] terms) {}

        private final Map<Asked, Found> known = new HashMap<>();
        private final Map<Competent, List<Holder>> holders = new HashMap<>();
        private final Map<String, Set<String>> languages = new HashMap<>();

        Candidates() {
            data.specialists().forEach(row -> languages.put(row.id(), Set.copyOf(row.languages())));
        }

        Found of(PlanningData.RequestRole role, List<String> languages, Set<String> excluded) {
            boolean interpreter = role.competence() != null && role.competence().startsWith(INTERPRETER);
            var asked = new Asked(
                    role.competence(),
                    role.minLevel(),
                    role.sector(),
                    role.specialist(),
                    interpreter ? Set.of() : Set.copyOf(languages),
                    excluded);
            return known.computeIfAbsent(asked, this::find);
        }

        private Found find(Asked asked) {
            var who = new Competent(asked.competence, asked.minLevel, asked.sector, asked.named);
            return new Found(holders.computeIfAbsent(who, this::holding).stream()
                    .map(holder -> new Candidate(
                            holder.specialist,
                            holder.terms,
                            asked.languages.isEmpty()
                                    || languages.getOrDefault(holder.specialist.id(), Set.of()).stream()
                                            .anyMatch(asked.languages::contains),
                            asked.excluded.contains(holder.specialist.id())))
                    .toArray(Candidate[]::new));
        }

        /** Everybody who has what a role asks for, in order of index; few roles differ in that, however many there are. */
        private List<Holder> holding(Competent who) {
            var found = new ArrayList<Holder>();
            for (SpecialistFacts specialist : who.named == null ? loaded : named(who.named)) {
                if (who.sector == null || who.sector == specialist.sector()) {
                    Candidate.Term[] terms = terms(specialist, who);
                    if (terms.length > 0) {
                        found.add(new Holder(specialist, terms));
                    }
                }
            }
            return found;
        }

        private List<SpecialistFacts> named(String id) {
            SpecialistFacts specialist = specialists.get(id);
            return specialist == null ? List.of() : List.of(specialist);
        }

        private Candidate.Term[] terms(SpecialistFacts specialist, Competent asked) {
            if (asked.competence == null) {
                return ALWAYS;
            }
            var need = new Need(asked.competence, asked.minLevel, asked.sector);
            var terms = new ArrayList<Candidate.Term>(1);
            for (HeldCompetence held : qualifications.getOrDefault(specialist, List.of())) {
                if (held.covers(need, tree)) {
                    terms.add(new Candidate.Term(
                            held.level(),
                            held.validFrom() == null ? Integer.MIN_VALUE : day(held.validFrom()),
                            held.validUntil() == null ? Integer.MAX_VALUE : day(held.validUntil())));
                }
            }
            return terms.toArray(Candidate.Term[]::new);
        }
    }
}
