package org.samrad.matching;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.CompetenceTree;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.dataset.AboutCase;
import org.samrad.dataset.FollowedRequests;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.time.LocalMinutes;
import org.samrad.time.PublicHolidays;

/**
 * The planning data, found by id, with times as minutes since the horizon's first midnight and days counted from it. Built once
 * for many explanations.
 */
public final class PlanningFacts {

    public static final int MINUTES_PER_DAY = LocalMinutes.PER_DAY;

    private static final String INTERPRETER = "interpreter-";

    private final PlanningData data;
    private final LocalMinutes minutes;
    private final int days;
    private final int[][] skipped;
    private final List<Person> persons = new ArrayList<>();
    private final Map<String, Person> personsById = new HashMap<>();
    private final Map<String, Integer> sites = new HashMap<>();
    private final @Nullable Way[][] ways;
    private final CompetenceTree tree;
    private final Map<String, PlanningData.Request> requests = new HashMap<>();
    private final Map<String, List<PlanningData.RequestRole>> roles;
    private final Map<String, List<PlanningData.RequestWindow>> windows;
    private final FollowedRequests followed;
    private final Map<String, List<PlanningData.RequestLink>> followers;
    private final Map<String, List<PlanningData.RequestRole>> sameAs;
    private final Map<String, Set<String>> excluded;
    private final Consents consents;
    private final Set<String> published = new HashSet<>();
    private final Set<String> pinned = new HashSet<>();

    public PlanningFacts(PlanningData data) {
        this.data = data;
        this.minutes = new LocalMinutes(data.header().horizonStart());
        this.days = minutes.day(data.header().horizonEnd());
        this.skipped = minutes.skipped(data.header().timeZone(), days).toArray(int[][]::new);
        data.sites().forEach(site -> sites.put(site.id(), sites.size()));
        this.ways = TravelTimes.of(data, sites);
        this.tree =
                CompetenceTree.of(data.competences(), PlanningData.Competence::id, PlanningData.Competence::broader);
        data.requests().forEach(row -> requests.put(row.id(), row));
        this.roles = grouped(data.requestRoles(), PlanningData.RequestRole::request);
        this.windows = grouped(
                data.requestWindows().stream().filter(row -> !row.preferred()).toList(),
                PlanningData.RequestWindow::request);
        this.followed = new FollowedRequests(data);
        this.followers = grouped(
                data.requests().stream()
                        .flatMap(row -> followed.of(row.id()).stream())
                        .toList(),
                PlanningData.RequestLink::follows);
        this.sameAs = grouped(
                data.requestRoles().stream()
                        .filter(row -> followed.sameAsRequest(row) != null)
                        .toList(),
                row -> Objects.requireNonNull(followed.sameAsRequest(row)));
        this.consents = new Consents(data, minutes);
        this.excluded = data.exclusions().stream()
                .collect(Collectors.groupingBy(
                        PlanningData.Exclusion::caseId,
                        Collectors.mapping(PlanningData.Exclusion::specialist, Collectors.toSet())));
        for (var row : data.bookedRoles()) {
            published.add(row.request());
            if (row.pinned()) {
                pinned.add(row.request());
            }
        }
        addPersons();
    }

    private void addPersons() {
        var organisations = new HashMap<String, PlanningData.Organisation>();
        data.organisations().forEach(row -> organisations.put(row.id(), row));
        var held = grouped(data.specialistCompetences(), PlanningData.SpecialistCompetence::specialist);
        var offered = new OfferedTime(data);
        for (var row : data.specialists()) {
            var person = new Person(
                    persons.size(),
                    row,
                    Objects.requireNonNull(organisations.get(row.organisation()))
                            .sector(),
                    held.getOrDefault(row.id(), List.of()),
                    offered.hours(row.id()));
            persons.add(person);
            personsById.put(row.id(), person);
        }
    }

    /** The rows by a key of theirs, in the order in which they are given. */
    public static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    public PlanningData data() {
        return data;
    }

    public PlanningHeader header() {
        return data.header();
    }

    public int days() {
        return days;
    }

    public int slotsPerDay() {
        return MINUTES_PER_DAY / header().slotMinutes();
    }

    public LocalDate date(int day) {
        return minutes.date(day);
    }

    public int day(LocalDate date) {
        return minutes.day(date);
    }

    public int minute(LocalDateTime time) {
        return minutes.minute(time);
    }

    public LocalDateTime time(int minute) {
        return minutes.time(minute);
    }

    public static int dayOf(int minute) {
        return Math.floorDiv(minute, MINUTES_PER_DAY);
    }

    /** ISO week, counted from the one that holds the horizon's first day. */
    public int weekOf(int day) {
        return Math.floorDiv(day + header().horizonStart().getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue(), 7);
    }

    public int site(@Nullable String id) {
        return id == null ? Place.NO_SITE : sites.getOrDefault(id, Place.NO_SITE);
    }

    /** The id of a site, null for none. */
    @Nullable
    public String siteId(int site) {
        return site == Place.NO_SITE ? null : data.sites().get(site).id();
    }

    /** Rooms of a site, null for any number. */
    @Nullable
    public Integer rooms(int site) {
        return data.sites().get(site).rooms();
    }

    /** How somebody offered there comes to a place, null where there is no way. */
    public @Nullable Way way(OfferedInterval stretch, Place place) {
        if (place.mode() != Mode.ON_SITE) {
            return Way.NONE;
        }
        return stretch.site() == Place.NO_SITE || place.site() == Place.NO_SITE
                ? null
                : ways[stretch.site()][place.site()];
    }

    /** The ways from site to site by index, null where none is known. */
    public @Nullable Way[][] ways() {
        return ways;
    }

    /** Minutes [from, until) of local time that the clocks leave out, each within one day. */
    public int[][] skipped() {
        return skipped;
    }

    /** Whether [start, end) covers local time that the clocks leave out. */
    public boolean coversSkipped(int start, int end) {
        return Arrays.stream(skipped).anyMatch(gap -> gap[0] < end && start < gap[1]);
    }

    /** The shortest way with which one of the stretches holds [start, end), null where none does. */
    public @Nullable Way shortestWay(OfferedInterval[] stretches, Place place, int start, int end) {
        Way shortest = null;
        for (OfferedInterval stretch : stretches) {
            Way way = way(stretch, place);
            if (way != null
                    && stretch.from() <= start - way.there()
                    && end + way.back() <= stretch.until()
                    && way.isShorterThan(shortest)) {
                shortest = way;
            }
        }
        return shortest;
    }

    public List<Person> persons() {
        return persons;
    }

    @Nullable
    public Person person(String id) {
        return personsById.get(id);
    }

    public PlanningData.@Nullable Request request(String id) {
        return requests.get(id);
    }

    public List<PlanningData.RequestRole> roles(String request) {
        return roles.getOrDefault(request, List.of());
    }

    /** The times when the participants can; none where nothing is said. */
    public List<PlanningData.RequestWindow> windows(String request) {
        return windows.getOrDefault(request, List.of());
    }

    /** The links of what follows a request. */
    public List<PlanningData.RequestLink> followers(String request) {
        return followers.getOrDefault(request, List.of());
    }

    /** What each request follows. */
    public FollowedRequests followed() {
        return followed;
    }

    /** The roles of other requests that go to whoever takes a role of this one. */
    public List<PlanningData.RequestRole> sameAs(String request) {
        return sameAs.getOrDefault(request, List.of());
    }

    /** The position of a role in its request, -1 where it has none of that name. */
    public int roleIndex(String request, @Nullable String role) {
        List<PlanningData.RequestRole> of = roles(request);
        for (int i = 0; i < of.size(); i++) {
            if (of.get(i).role().equals(role)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether there is school on a day: Monday to Friday but on public holidays. */
    public boolean isSchoolDay(int day) {
        return date(day).getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue() && !isHoliday(day);
    }

    public boolean isHoliday(int day) {
        return PublicHolidays.isHoliday(header().country(), date(day));
    }

    /** Whom cases let take part. */
    public Consents consents() {
        return consents;
    }

    /** The consents of a case that the data know nothing of, or not all. */
    public Consents consentsOf(AboutCase about) {
        return new Consents(data.header().consentRequired(), List.of(about.row()), about.consents(), minutes);
    }

    /** Whether somebody may not have to do with the case of a request, or is not asked for the request again. */
    public boolean isExcluded(PlanningData.Request request, Person person) {
        return excluded(request.caseId(), request.id()).contains(person.id());
    }

    /** Ids of those who may not have to do with a case, and of those who are not asked for a request of it again. */
    public Set<String> excluded(String caseId, String request) {
        Set<String> ofCase = excluded.getOrDefault(caseId, Set.of());
        Set<String> declined = data.declined().getOrDefault(request, Set.of());
        return declined.isEmpty()
                ? ofCase
                : Stream.concat(ofCase.stream(), declined.stream()).collect(Collectors.toSet());
    }

    /** Every way in which a request may be held, in a fixed order. */
    public List<Place> places(PlanningData.Request request) {
        var places = new ArrayList<Place>();
        for (Mode mode : Mode.values()) {
            if (request.terms().modes().contains(mode) && mode == Mode.ON_SITE) {
                request.terms().sites().stream().distinct().forEach(site -> places.add(new Place(mode, site(site))));
            } else if (request.terms().modes().contains(mode)) {
                places.add(new Place(mode, Place.NO_SITE));
            }
        }
        return places;
    }

    /**
     * The rows by which a specialist holds a role's competence, or a narrower one, at any level and whenever valid; none where
     * the role asks for none.
     */
    public List<PlanningData.SpecialistCompetence> held(PlanningData.RequestRole role, Person person) {
        String asked = role.competence();
        return asked == null || person.held().isEmpty()
                ? List.of()
                : person.held().stream()
                        .filter(row -> tree.isSameOrNarrower(row.competence(), asked))
                        .toList();
    }

    /** Those of {@link #held} at the level that the role asks for, or above. */
    public List<PlanningData.SpecialistCompetence> qualifying(PlanningData.RequestRole role, Person person) {
        return held(role, person).stream()
                .filter(row -> row.level() >= role.minLevel())
                .toList();
    }

    /** Whether the role is an interpreter's, who speaks the language that is asked for by being one. */
    public static boolean isInterpreter(PlanningData.RequestRole role) {
        return role.competence() != null && role.competence().startsWith(INTERPRETER);
    }

    public boolean isPublished(String request) {
        return published.contains(request);
    }

    public boolean isPinned(String request) {
        return pinned.contains(request);
    }

    public boolean isSameOrNarrower(String held, String asked) {
        return tree.isSameOrNarrower(held, asked);
    }
}
