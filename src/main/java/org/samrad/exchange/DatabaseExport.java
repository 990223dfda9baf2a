package org.samrad.exchange;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.Declines;
import org.samrad.dataset.AboutCase;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningRows;
import org.samrad.dataset.PlanningTable;
import org.samrad.limits.Fault;
import org.samrad.limits.Limits;
import org.samrad.request.ConsultationRequests;
import org.samrad.time.IsoWeek;
import org.samrad.time.PlanningHorizon;
import org.samrad.time.PlanningHorizons;
import org.samrad.time.PlanningWindow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The database as planning data, all of one moment, rows in the order in which they were loaded or filed.
 *
 * <p>The format knows no withdrawn request and no cancelled consultation, so neither is part of it. A request that follows
 * a withdrawn one stands on its own: what it waited for is not coming, and the format refuses a reference to nothing. Nor is
 * a request that is {@linkplain #setAside() set aside}.
 */
@Component
public class DatabaseExport {

    /** The tables that stand for themselves: who works, where, when and in what, and how urgent things are. */
    private static final Set<PlanningTable> MASTER_DATA = EnumSet.of(
            PlanningTable.COMPETENCES,
            PlanningTable.URGENCIES,
            PlanningTable.ORGANISATIONS,
            PlanningTable.SITES,
            PlanningTable.TRAVEL_TIMES,
            PlanningTable.SPECIALISTS,
            PlanningTable.SPECIALIST_COMPETENCES,
            PlanningTable.AVAILABILITY,
            PlanningTable.EXTRA_TIME,
            PlanningTable.UNDESIRED_TIMES,
            PlanningTable.ABSENCES,
            PlanningTable.CONSENTS);

    private final JdbcClient database;
    private final OwnHolidays holidays;
    private final Declines declines;
    private final EntityManager entities;
    private final PlanningHorizons horizons;
    private final ConsultationRequests requests;
    private final Clock clock;

    DatabaseExport(
            JdbcClient database,
            EntityManager entities,
            PlanningHorizons horizons,
            ConsultationRequests requests,
            Clock clock) {
        this.database = database;
        this.holidays = new OwnHolidays(database);
        this.declines = new Declines(database);
        this.entities = entities;
        this.requests = requests;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * For a folder: all that is stored, history among it, as of the present moment; consultations that have begun are pinned, since
     * nobody can move them any more. Only consents that were given, none that published consultations stand on: loaded again it
     * would be one.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData everything() {
        PlanningWindow window = horizon().at(clock);
        StoredRows rows = StoredRows.all(database);
        StoredRequests stored = StoredRequests.of(rows, History.before(rows));
        var since = new PlanningWindow(window.now(), stored.first(window), window.end());
        return stored.planningData(since, rows, rows.earlierContacts(), List.of(), List.of());
    }

    /**
     * For planning: the {@linkplain PlanningHorizon#at weeks that are planned} at the present moment, consultations that have begun
     * or lie outside them pinned, and so those that are {@linkplain ShortNotice near} or only {@linkplain PlanningData#held held}. What was held before them is {@link History}. Left out are
     * requests that wait for a decision, see {@link ConsultationRequests#heldBack}, and those for {@linkplain #later later weeks};
     * what published consultations stand on counts, see {@link AssumedConsents}, and so do the region's own holidays, see {@link
     * OwnHolidays}, and what people's own calendars say, see {@link StoredRows#timesElsewhere}. Nobody is asked again for what they
     * {@linkplain Declines declined}.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData forPlanning() {
        PlanningHorizon horizon = horizon();
        PlanningWindow window = horizon.at(clock);
        StoredRows rows =
                StoredRows.since(IsoWeek.mondayOf(window.now().toLocalDate()).atStartOfDay(), database);
        History history = History.before(rows);
        StoredRows.Held held = rows.held(clock.instant());
        StoredRequests stored = StoredRequests.with(held, rows, history);
        PlanningData data = ShortNotice.standing(stored.planningData(
                        window,
                        rows,
                        history.contacts(rows.earlierContacts()),
                        holidays.and(besides(rows, stored, window), rows),
                        new AssumedConsents(database).standing())
                .with(all -> {
                    all.held = held.until(stored.booked(), horizon.timeZone());
                    leaveOutWhoDeclined(all, rows.since());
                }));
        Set<String> notPlanned = new HashSet<>(requests.heldBack());
        notPlanned.addAll(later(data));
        return data.without(notPlanned);
    }

    /** When people can't be had although nobody has typed that they are absent. */
    private static List<PlanningData.Absence> besides(StoredRows rows, StoredRequests stored, PlanningWindow window) {
        return Stream.concat(rows.timesOf(stored.leftOut()).stream(), rows.timesElsewhere(window.end()).stream())
                .toList();
    }

    private void leaveOutWhoDeclined(PlanningRows all, LocalDateTime since) {
        Set<String> specialists =
                all.specialists.stream().map(PlanningData.Specialist::id).collect(Collectors.toSet());
        Set<String> cases = all.cases.stream().map(PlanningData.Case::id).collect(Collectors.toSet());
        Set<Declines.Case> known = all.exclusions.stream()
                .map(row -> new Declines.Case(row.caseId(), row.specialist()))
                .collect(Collectors.toSet());
        all.exclusions = Stream.concat(
                        all.exclusions.stream(),
                        declines.cases().stream()
                                .filter(one -> specialists.contains(one.specialist())
                                        && cases.contains(one.caseId())
                                        && !known.contains(one))
                                .map(one -> new PlanningData.Exclusion(
                                        one.caseId(), one.specialist(), PlanningData.Exclusion.DECLINED)))
                .toList();
        Set<String> requested =
                all.requests.stream().map(PlanningData.Request::id).collect(Collectors.toSet());
        all.declined = declines.requests().stream()
                .filter(one -> specialists.contains(one.specialist()) && requested.contains(one.request()))
                .collect(Collectors.groupingBy(
                        Declines.Request::request,
                        Collectors.mapping(Declines.Request::specialist, Collectors.toUnmodifiableSet())));
        all.absences = Stream.concat(
                        all.absences.stream(),
                        declines.times(since).stream()
                                .filter(one -> specialists.contains(one.specialist()))
                                .map(one -> new PlanningData.Absence(one.specialist(), one.from(), one.until(), null)))
                .toList();
    }

    /**
     * What is published for some days, with all that it is about and nothing that is only asked for; of days that have passed this
     * is who met whom.
     *
     * @param until exclusive
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData between(LocalDate from, LocalDate until) {
        PlanningHorizon horizon = horizon();
        StoredRows rows = StoredRows.between(from, until, database);
        StoredRequests stored = StoredRequests.of(rows, History.before(rows));
        var days = new PlanningWindow(horizon.now(clock), from, until);
        return stored.planningData(days, rows, rows.earlierContacts(), List.of(), List.of());
    }

    /** What lies behind a request that is being written: its case, and the consultations before what is planned that it comes after. */
    public static final class CaseBackground {

        private final @Nullable AboutCase about;
        private final History history;

        private CaseBackground(@Nullable AboutCase about, History history) {
            this.about = about;
            this.history = history;
        }

        /** The case; null for a new one. */
        public @Nullable AboutCase about() {
            return about;
        }

        /** What is asked for as it is planned once it is filed: bound to the days and people of what it comes after. */
        public Bound bound(
                PlanningData.Request request,
                List<PlanningData.RequestRole> roles,
                List<PlanningData.RequestLink> links) {
            History.Asked asked = history.asked(List.of(request), roles, links, Map.of());
            return new Bound(asked.requests().getFirst(), asked.roles(), asked.links());
        }

        /** A request with its roles and with those of its links that are not over. */
        public record Bound(
                PlanningData.Request request,
                List<PlanningData.RequestRole> roles,
                List<PlanningData.RequestLink> links) {}
    }

    /**
     * What {@link #forPlanning} will know of a request once it is filed.
     *
     * @param caseId null for a new case
     * @param followed the ids of the requests that it names
     */
    @Transactional(readOnly = true)
    public CaseBackground behind(@Nullable String caseId, Collection<String> followed) {
        LocalDateTime now = horizon().now(clock);
        StoredRows rows = StoredRows.since(IsoWeek.mondayOf(now.toLocalDate()).atStartOfDay(), database);
        History history = History.behind(rows, Objects.requireNonNullElse(caseId, ""), followed);
        return new CaseBackground(caseId == null ? null : about(caseId, rows, history), history);
    }

    private @Nullable AboutCase about(String caseId, StoredRows rows, History history) {
        List<PlanningData.Case> row =
                rows.all("select * from care_case where id = :case", PlanningData.Case.class, Map.of("case", caseId));
        if (row.isEmpty()) {
            return null;
        }
        Stream<PlanningData.Consent> assumed = new AssumedConsents(database)
                .standing().stream().filter(one -> one.caseId().equals(caseId));
        Stream<PlanningData.Exclusion> declined = declines.cases().stream()
                .filter(one -> one.caseId().equals(caseId))
                .map(one -> new PlanningData.Exclusion(caseId, one.specialist(), PlanningData.Exclusion.DECLINED));
        return new AboutCase(
                row.getFirst(),
                Stream.concat(rows.ofCase("consent", PlanningData.Consent.class, caseId).stream(), assumed)
                        .toList(),
                history.contacts(rows.ofCase("earlier_contact", PlanningData.EarlierContact.class, caseId)),
                Stream.concat(rows.ofCase("exclusion", PlanningData.Exclusion.class, caseId).stream(), declined)
                        .toList());
    }

    /** The day of the first consultation that is published; empty where none is. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> firstDay() {
        return database.sql("select cast(min(start_time) as date) from appointment where cancelled_at is null")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** The requests without a consultation that have no day yet in the weeks that are planned, with what comes after them. */
    private Set<String> later(PlanningData data) {
        Set<String> booked = data.bookedRoles().stream()
                .map(PlanningData.BookedRole::request)
                .collect(Collectors.toSet());
        Set<String> later = data.requests().stream()
                .filter(request -> !request.earliestOrDefault(data.header())
                        .isBefore(data.header().horizonEnd()))
                .map(PlanningData.Request::id)
                .filter(id -> !booked.contains(id))
                .collect(Collectors.toSet());
        if (!later.isEmpty()) {
            requests.after(later).stream().filter(id -> !booked.contains(id)).forEach(later::add);
        }
        return later;
    }

    /**
     * The requests that planning leaves out, since what is stored for them can't be asked for, and why. An export leaves them out, too,
     * and any such of earlier weeks, see {@link #setAsideEarlier}.
     */
    @Transactional(readOnly = true)
    public Map<String, List<Fault>> setAside() {
        PlanningHorizon horizon = horizon();
        LocalDate monday = IsoWeek.mondayOf(horizon.now(clock).toLocalDate());
        return StoredRequests.setAside(StoredRows.since(monday.atStartOfDay(), database));
    }

    /** The same of consultations of earlier weeks, which are not planned any more: what exports leave out. Reads all that has passed. */
    @Transactional(readOnly = true)
    public Map<String, List<Fault>> setAsideEarlier() {
        LocalDate monday = IsoWeek.mondayOf(horizon().now(clock).toLocalDate());
        return StoredRequests.setAside(StoredRows.between(Limits.SINCE_ALWAYS, monday, database));
    }

    /** Whether {@link #around} these tables neither what is asked for nor what is published has to be known. */
    public static boolean isMasterData(Set<PlanningTable> tables) {
        return MASTER_DATA.containsAll(tables);
    }

    /**
     * What has to be known to change rows of some tables: those tables whole and what their rows refer to, as {@link #everything} has
     * them. Of other tables there may be less, of what is asked for and published nothing; where that has to be known, it is everything.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData around(Set<PlanningTable> tables) {
        if (!isMasterData(tables)) {
            return everything();
        }
        PlanningWindow window = horizon().at(clock);
        boolean past = tables.contains(PlanningTable.ABSENCES) || tables.contains(PlanningTable.EXTRA_TIME);
        boolean ofCases = tables.contains(PlanningTable.CONSENTS);
        return StoredRequests.NONE.planningData(
                window,
                StoredRows.masterData(
                        past || ofCases
                                ? Limits.SINCE_ALWAYS
                                : IsoWeek.mondayOf(window.now().toLocalDate()),
                        ofCases,
                        database),
                List.of(),
                List.of(),
                List.of());
    }

    private PlanningHorizon horizon() {
        // What the surrounding transaction has changed counts, too.
        entities.flush();
        return horizons.current()
                .orElseThrow(() ->
                        new IllegalStateException("The database holds no planning data yet. Load a data set first."));
    }
}
