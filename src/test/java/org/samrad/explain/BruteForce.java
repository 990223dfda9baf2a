package org.samrad.explain;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OddOrEven;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.time.PublicHolidays;

/**
 * The matrix once more, the slow way: every specialist in every role, at every slot of the horizon and every place, minute by
 * minute, from the rows of the planning data. Shares nothing with the product but the words.
 */
final class BruteForce {

    record Place(Mode mode, String site) {}

    /** Minutes there and back. */
    private record Way(int there, int back) {}

    record Cell(Set<Reason> reasons, Set<String> busyWith) {}

    private final PlanningData data;
    private final List<ScheduleRow> schedule;
    private final PlanningData.Request request;
    private final Map<String, ScheduleRow> consultations;
    private final Map<String, Map<String, ScheduleRow>> others = new HashMap<>();
    private final Map<String, Map<String, BitSet>> offered = new HashMap<>();
    private final Map<ScheduleRow, Way> wayOfOthers = new HashMap<>();

    BruteForce(PlanningData data, List<ScheduleRow> schedule, String request) {
        this.data = data;
        this.schedule = schedule;
        this.consultations =
                schedule.stream().collect(Collectors.toMap(ScheduleRow::request, row -> row, (one, other) -> one));
        this.request = data.requests().stream()
                .filter(row -> row.id().equals(request))
                .findFirst()
                .orElseThrow();
    }

    Map<String, Map<String, Cell>> matrix() {
        var matrix = new LinkedHashMap<String, Map<String, Cell>>();
        for (var role : data.requestRoles()) {
            if (role.request().equals(request.id())) {
                var cells = new HashMap<String, Cell>();
                data.specialists().forEach(specialist -> cells.put(specialist.id(), cell(role, specialist)));
                matrix.put(role.role(), cells);
            }
        }
        return matrix;
    }

    private Cell cell(PlanningData.RequestRole role, PlanningData.Specialist specialist) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Set<String> busyWith = new TreeSet<>();
        if (role.specialist() != null && !role.specialist().equals(specialist.id())) {
            reasons.add(Reason.NOT_NAMED);
        }
        if (others(role).stream().anyMatch(other -> !other.equals(specialist.id()))) {
            reasons.add(Reason.NOT_THE_SAME);
        }
        var held = data.specialistCompetences().stream()
                .filter(row -> row.specialist().equals(specialist.id())
                        && role.competence() != null
                        && isNarrower(row.competence(), role.competence()))
                .toList();
        var high = held.stream().filter(row -> row.level() >= role.minLevel()).toList();
        var counting = high.isEmpty() ? held : high;
        if (role.competence() != null && held.isEmpty()) {
            reasons.add(Reason.NO_COMPETENCE);
        }
        if (!held.isEmpty() && high.isEmpty()) {
            reasons.add(Reason.LEVEL_TOO_LOW);
        }
        var sector = data.organisations().stream()
                .filter(organisation -> organisation.id().equals(specialist.organisation()))
                .findFirst()
                .orElseThrow()
                .sector();
        if (role.sector() != null && role.sector() != sector) {
            reasons.add(Reason.SECTOR);
        }
        if (data.exclusions().stream()
                .anyMatch(row -> row.caseId().equals(request.caseId())
                        && row.specialist().equals(specialist.id()))) {
            reasons.add(Reason.EXCLUDED);
        }
        boolean interpreter = role.competence() != null && role.competence().startsWith("interpreter-");
        if (!interpreter
                && !request.terms().languages().isEmpty()
                && new HashSet<>(request.terms().languages()).stream().noneMatch(specialist.languages()::contains)) {
            reasons.add(Reason.NO_LANGUAGE);
        }
        var all = places();
        var own = all.stream()
                .filter(place -> specialist.modes().contains(place.mode()))
                .toList();
        if (own.isEmpty()) {
            reasons.add(all.isEmpty() ? Reason.NO_SITE : Reason.NO_MODE);
        }
        var starts = starts();
        if (starts.isEmpty()) {
            reasons.add(Reason.NO_OFFERED_TIME);
            return new Cell(reasons, busyWith);
        }
        if (!counting.isEmpty() && starts.stream().noneMatch(start -> isValid(counting, start.toLocalDate()))) {
            reasons.add(Reason.COMPETENCE_EXPIRED);
        }
        if (starts.stream().noneMatch(start -> isConsented(specialist, start.toLocalDate()))) {
            reasons.add(Reason.NO_CONSENT);
        }
        if (all.isEmpty()) {
            return new Cell(reasons, busyWith);
        }
        boolean offers = false;
        boolean trips = false;
        boolean free = false;
        Set<Reason> blocking = EnumSet.noneOf(Reason.class);
        for (LocalDateTime start : starts) {
            LocalDateTime end = start.plusMinutes(request.terms().durationMinutes());
            offers |= stretches(specialist.id(), start.toLocalDate(), false).keySet().stream()
                    .anyMatch(site -> holds(specialist.id(), site, start, end, new Way(0, 0), false));
            for (Place place : own.isEmpty() ? all : own) {
                Way offered = shortestWay(specialist.id(), place, start, end, false);
                if (offered == null) {
                    continue;
                }
                trips = true;
                Set<Reason> against = EnumSet.noneOf(Reason.class);
                if (!counting.isEmpty() && !isValid(counting, start.toLocalDate())) {
                    against.add(Reason.COMPETENCE_EXPIRED);
                }
                if (!isConsented(specialist, start.toLocalDate())) {
                    against.add(Reason.NO_CONSENT);
                }
                Way present = shortestWay(specialist.id(), place, start, end, true);
                if (present == null) {
                    against.add(Reason.ABSENT);
                }
                Way way = present == null ? offered : present;
                Set<String> meanwhile = occupying(
                        specialist,
                        start.minusMinutes(way.there),
                        end.plusMinutes(way.back + specialist.bufferMinutes()));
                if (!meanwhile.isEmpty()) {
                    against.add(Reason.BUSY);
                    busyWith.addAll(meanwhile);
                }
                if (isAtLimit(specialist, start.toLocalDate())) {
                    against.add(Reason.LIMIT);
                }
                if (!hasRoom(place, start, end)) {
                    against.add(Reason.NO_ROOM);
                }
                if (caseMeets(start, end)) {
                    against.add(Reason.SAME_CASE);
                }
                if (!keepsSequence(start, end)) {
                    against.add(Reason.SEQUENCE);
                }
                free |= against.isEmpty();
                blocking.addAll(against);
            }
        }
        if (!trips) {
            reasons.add(offers ? Reason.NO_SITE : Reason.NO_OFFERED_TIME);
        } else if (!free) {
            reasons.addAll(blocking);
        }
        return new Cell(reasons, reasons.contains(Reason.BUSY) ? busyWith : Set.of());
    }

    /** Who takes the roles of other consultations that this one has to share a person with. */
    private Set<String> others(PlanningData.RequestRole role) {
        Set<String> found = new TreeSet<>();
        for (ScheduleRow row : schedule) {
            boolean asks = role.sameAs() != null
                    && row.role().equals(role.sameAs())
                    && row.request().equals(sameAsRequest(role));
            boolean asked = data.requestRoles().stream()
                    .anyMatch(other -> other.request().equals(row.request())
                            && other.role().equals(row.role())
                            && role.role().equals(other.sameAs())
                            && request.id().equals(sameAsRequest(other)));
            if (asks || asked) {
                found.add(row.specialist());
            }
        }
        return found;
    }

    private String sameAsRequest(PlanningData.RequestRole role) {
        if (role.sameAsRequest() != null || role.sameAs() == null) {
            return role.sameAsRequest();
        }
        var followed = linksOf(role.request());
        return followed.stream()
                .map(PlanningData.RequestLink::follows)
                .filter(id -> data.requestRoles().stream()
                        .anyMatch(row -> row.request().equals(id) && row.role().equals(role.sameAs())))
                .findFirst()
                .orElse(followed.isEmpty() ? null : followed.getFirst().follows());
    }

    private boolean isConsented(PlanningData.Specialist specialist, LocalDate date) {
        String answering = data.cases().stream()
                .filter(row -> row.id().equals(request.caseId()))
                .findFirst()
                .orElseThrow()
                .organisation();
        return !data.header().consentRequired()
                || answering == null
                || answering.equals(specialist.organisation())
                || data.consents().stream()
                        .anyMatch(row -> row.caseId().equals(request.caseId())
                                && row.organisation().equals(specialist.organisation())
                                && !row.given().isAfter(date)
                                && (row.withdrawn() == null || row.withdrawn().isAfter(date)));
    }

    private boolean isNarrower(String held, String asked) {
        for (String at = held; at != null; ) {
            if (at.equals(asked)) {
                return true;
            }
            String id = at;
            at = data.competences().stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .broader();
        }
        return false;
    }

    private static boolean isValid(List<PlanningData.SpecialistCompetence> rows, LocalDate date) {
        return rows.stream()
                .anyMatch(row -> (row.validFrom() == null || !row.validFrom().isAfter(date))
                        && (row.validUntil() == null || row.validUntil().isAfter(date)));
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        for (Mode mode : request.terms().modes()) {
            if (mode == Mode.ON_SITE) {
                request.terms().sites().forEach(site -> places.add(new Place(mode, site)));
            } else {
                places.add(new Place(mode, null));
            }
        }
        return places;
    }

    private List<LocalDateTime> starts() {
        var starts = new ArrayList<LocalDateTime>();
        var header = data.header();
        for (LocalDate date = header.horizonStart(); date.isBefore(header.horizonEnd()); date = date.plusDays(1)) {
            for (int minute = 0; minute < 1440; minute += header.slotMinutes()) {
                LocalDateTime start = date.atStartOfDay().plusMinutes(minute);
                LocalDateTime end = start.plusMinutes(request.terms().durationMinutes());
                var windows = data.requestWindows().stream()
                        .filter(row -> row.request().equals(request.id()) && !row.preferred())
                        .toList();
                boolean urgent = request.terms().urgency() == Urgency.ACUTE
                        || request.terms().urgency() == Urgency.DAYS_3;
                if (!start.isBefore(urgent ? header.now() : header.now().plusHours(header.noticeHours()))
                        && end.toLocalDate().equals(date)
                        && !date.isBefore(request.earliestOrDefault(header))
                        && !date.isAfter(request.latestOrDefault(header))
                        && (windows.isEmpty()
                                || windows.stream()
                                        .anyMatch(row -> !row.from().isAfter(start)
                                                && !row.until().isBefore(end)))) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    /** The minutes of a date that a specialist offers, by site ({@code -} for none). */
    private Map<String, BitSet> stretches(String specialist, LocalDate date, boolean lessAbsences) {
        return offered.computeIfAbsent(
                specialist + " " + date + " " + lessAbsences, key -> stretchesOf(specialist, date, lessAbsences));
    }

    private Map<String, BitSet> stretchesOf(String specialist, LocalDate date, boolean lessAbsences) {
        var bySite = new HashMap<String, BitSet>();
        boolean holiday = PublicHolidays.isHoliday(data.header().country(), date);
        boolean odd = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) % 2 == 1;
        for (var row : data.availabilities()) {
            if (row.specialist().equals(specialist)
                    && !holiday
                    && (row.weeks() == null || odd == (row.weeks() == OddOrEven.ODD))
                    && row.weekday() == date.getDayOfWeek()
                    && (row.validFrom() == null || !row.validFrom().isAfter(date))
                    && (row.validUntil() == null || row.validUntil().isAfter(date))) {
                bySite.computeIfAbsent(Objects.requireNonNullElse(row.site(), "-"), site -> new BitSet())
                        .set(row.from().toSecondOfDay() / 60, endOf(row.until()));
            }
        }
        for (var row : data.extraTimes()) {
            if (row.specialist().equals(specialist) && row.from().toLocalDate().equals(date)) {
                bySite.computeIfAbsent(Objects.requireNonNullElse(row.site(), "-"), site -> new BitSet())
                        .set(
                                row.from().toLocalTime().toSecondOfDay() / 60,
                                endOf(row.until().toLocalTime()));
            }
        }
        for (var row : lessAbsences ? data.absences() : List.<PlanningData.Absence>of()) {
            if (row.specialist().equals(specialist)) {
                int from = (int) Math.clamp(ChronoUnit.MINUTES.between(date.atStartOfDay(), row.from()), 0, 1440);
                int until = (int) Math.clamp(ChronoUnit.MINUTES.between(date.atStartOfDay(), row.until()), 0, 1440);
                bySite.values().forEach(minutes -> minutes.clear(from, Math.max(from, until)));
            }
        }
        return bySite;
    }

    private static int endOf(LocalTime until) {
        return until.equals(LocalTime.MIDNIGHT) ? 1440 : until.toSecondOfDay() / 60;
    }

    private boolean holds(
            String specialist, String site, LocalDateTime from, LocalDateTime until, Way way, boolean lessAbsences) {
        LocalDate date = from.toLocalDate();
        BitSet minutes = stretches(specialist, date, lessAbsences).getOrDefault(site, new BitSet());
        long first = ChronoUnit.MINUTES.between(date.atStartOfDay(), from) - way.there;
        long last = ChronoUnit.MINUTES.between(date.atStartOfDay(), until) + way.back;
        return first >= 0 && last <= 1440 && minutes.nextClearBit((int) first) >= last;
    }

    private Way shortestWay(
            String specialist, Place place, LocalDateTime start, LocalDateTime end, boolean lessAbsences) {
        Way least = null;
        for (String site :
                stretches(specialist, start.toLocalDate(), lessAbsences).keySet()) {
            Way way = way(site, place);
            if (way != null
                    && holds(specialist, site, start, end, way, lessAbsences)
                    && (least == null
                            || way.there + way.back < least.there + least.back
                            || way.there + way.back == least.there + least.back && way.there < least.there)) {
                least = way;
            }
        }
        return least;
    }

    private Way way(String base, Place place) {
        if (place.mode() != Mode.ON_SITE || base.equals(place.site())) {
            return new Way(0, 0);
        }
        Integer there = minutes(base, place.site());
        Integer back = minutes(place.site(), base);
        return there == null || back == null ? null : new Way(there, back);
    }

    private Integer minutes(String from, String to) {
        Integer minutes = null;
        for (var row : data.travelTimes()) {
            if (row.fromSite().equals(from) && row.toSite().equals(to)) {
                return row.minutes();
            }
            if (row.fromSite().equals(to) && row.toSite().equals(from)) {
                minutes = row.minutes();
            }
        }
        return minutes;
    }

    private Map<String, ScheduleRow> othersOf(PlanningData.Specialist specialist) {
        return others.computeIfAbsent(
                specialist.id(),
                id -> schedule.stream()
                        .filter(row -> row.specialist().equals(id))
                        .collect(Collectors.toMap(ScheduleRow::request, row -> row, (one, other) -> one)));
    }

    private Set<String> occupying(PlanningData.Specialist specialist, LocalDateTime from, LocalDateTime until) {
        Set<String> found = new TreeSet<>();
        othersOf(specialist).forEach((id, row) -> {
            Way way = wayOfOthers.computeIfAbsent(row, this::wayTo);
            if (row.start().minusMinutes(way.there).isBefore(until)
                    && from.isBefore(row.end().plusMinutes(way.back + specialist.bufferMinutes()))) {
                found.add(id);
            }
        });
        return found;
    }

    private Way wayTo(ScheduleRow row) {
        boolean withinHorizon =
                !row.start().isBefore(data.header().horizonStart().atStartOfDay())
                        && row.start().isBefore(data.header().horizonEnd().atStartOfDay());
        Way way = !withinHorizon
                ? null
                : shortestWay(row.specialist(), new Place(row.mode(), row.site()), row.start(), row.end(), true);
        return way == null ? new Way(0, 0) : way;
    }

    private boolean isAtLimit(PlanningData.Specialist specialist, LocalDate date) {
        var dates = othersOf(specialist).values().stream()
                .map(row -> row.start().toLocalDate())
                .toList();
        long sameDay = dates.stream().filter(date::equals).count();
        long sameWeek = dates.stream()
                .filter(other ->
                        other.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                                && other.get(IsoFields.WEEK_BASED_YEAR) == date.get(IsoFields.WEEK_BASED_YEAR))
                .count();
        return specialist.maxPerDay() != null && sameDay >= specialist.maxPerDay()
                || specialist.maxPerWeek() != null && sameWeek >= specialist.maxPerWeek();
    }

    private boolean hasRoom(Place place, LocalDateTime start, LocalDateTime end) {
        if (place.mode() != Mode.ON_SITE) {
            return true;
        }
        Integer rooms = data.sites().stream()
                .filter(site -> site.id().equals(place.site()))
                .findFirst()
                .orElseThrow()
                .rooms();
        if (rooms == null) {
            return true;
        }
        var there = consultations.values().stream()
                .filter(row -> place.site().equals(row.site()))
                .toList();
        for (LocalDateTime moment = start; moment.isBefore(end); moment = moment.plusMinutes(1)) {
            LocalDateTime then = moment;
            long taken = there.stream()
                    .filter(row -> !row.start().isAfter(then) && row.end().isAfter(then))
                    .count();
            if (taken + 1 > rooms) {
                return false;
            }
        }
        return true;
    }

    private boolean caseMeets(LocalDateTime start, LocalDateTime end) {
        return data.requests().stream()
                .filter(other ->
                        other.caseId().equals(request.caseId()) && !other.id().equals(request.id()))
                .map(other -> consultations.get(other.id()))
                .anyMatch(row -> row != null && row.start().isBefore(end) && start.isBefore(row.end()));
    }

    /** What a request follows, by its own row and by the links. */
    private List<PlanningData.RequestLink> linksOf(String id) {
        var links = new ArrayList<PlanningData.RequestLink>();
        for (var row : data.requests()) {
            if (row.id().equals(id) && row.terms().follows() != null) {
                links.add(new PlanningData.RequestLink(
                        id,
                        row.terms().follows(),
                        row.terms().minGapDays(),
                        row.terms().maxGapDays(),
                        null,
                        null));
            }
        }
        data.requestLinks().stream().filter(row -> row.request().equals(id)).forEach(links::add);
        return links;
    }

    private boolean keepsSequence(LocalDateTime start, LocalDateTime end) {
        for (var link : linksOf(request.id())) {
            ScheduleRow before = consultations.get(link.follows());
            if (before != null && !keepsGap(before.start(), before.end(), start, link)) {
                return false;
            }
        }
        for (var other : data.requests()) {
            ScheduleRow after = consultations.get(other.id());
            for (var link : after == null ? List.<PlanningData.RequestLink>of() : linksOf(other.id())) {
                if (link.follows().equals(request.id()) && !keepsGap(start, end, after.start(), link)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean keepsGap(
            LocalDateTime firstStart, LocalDateTime firstEnd, LocalDateTime start, PlanningData.RequestLink link) {
        long days = ChronoUnit.DAYS.between(firstStart.toLocalDate(), start.toLocalDate());
        long minutes = ChronoUnit.MINUTES.between(firstEnd, start);
        return days >= (link.minGapDays() == null ? 0 : link.minGapDays())
                && (link.maxGapDays() == null || days <= link.maxGapDays())
                && minutes >= (link.minGapMinutes() == null ? 0 : link.minGapMinutes())
                && (link.maxGapMinutes() == null || minutes <= link.maxGapMinutes());
    }
}
