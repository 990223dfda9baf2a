package org.samrad.exchange;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.ChangeTrail.What;
import org.samrad.exchange.DataDifference.OfTable;
import org.samrad.exchange.DataDifference.Row;
import org.samrad.exchange.MasterRows.Returning;
import org.samrad.limits.Fault;
import org.samrad.request.RequestState;
import org.samrad.time.PlanningHorizons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes planning data row by row, and nothing else: what is published, what was proposed and what happened stays. A change is shown
 * first, as a {@link DataDifference} with what it would {@linkplain #broken break}, and then applied as it was shown, or not at all.
 *
 * <p>No case and no request is ever deleted. What something stored refers to is retired instead, see {@link Retirement}.
 */
@Component
public class DataMerge {

    /** Most reasons that are told at once. */
    private static final int MOST_FAULTS = 20;

    private final JdbcTemplate database;
    private final EntityManager entities;
    private final DatabaseExport export;
    private final PlanningHorizons horizons;
    private final ChangeTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Retirement retirement;

    DataMerge(
            JdbcTemplate database,
            EntityManager entities,
            DatabaseExport export,
            PlanningHorizons horizons,
            ChangeTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.entities = entities;
        this.export = export;
        this.horizons = horizons;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
        this.retirement = new Retirement(JdbcClient.create(database));
    }

    /**
     * What leads from the data of now to others, without what is never done: no case and no request goes, and what is retired already
     * does not go once more.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DataDifference difference(PlanningData after) {
        return difference(export.everything(), after);
    }

    /**
     * The retired rows that come back with what comes: those that it names, by their own id or by giving competences or times to them.
     *
     * @param values the values that a column of a table has in what comes
     * @param leaves whether those stay retired that planning data still have, and of which what comes says nothing but their own row: an
     *     export has them, too, and to read it back is no wish to have them back
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Returning returning(BiFunction<PlanningTable, String, Set<String>> values, boolean leaves) {
        Map<PlanningTable, Set<String>> back = new EnumMap<>(PlanningTable.class);
        for (PlanningTable table : PlanningTable.values()) {
            Set<String> ids = Retirement.isFor(table) ? new TreeSet<>(retirement.retired(table)) : Set.of();
            if (!ids.isEmpty()) {
                ids.retainAll(Returning.named(table, values));
            }
            if (leaves && !ids.isEmpty()) {
                Set<String> given = table == PlanningTable.SPECIALISTS ? Returning.givenTo(values) : Set.of();
                table.rows(export.everything()).stream()
                        .map(table::keyText)
                        .filter(id -> !given.contains(id))
                        .forEach(ids::remove);
            }
            if (!ids.isEmpty()) {
                back.put(table, ids);
            }
        }
        return new Returning(back);
    }

    /**
     * All that is stored, as it is when some retired rows are back.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public PlanningData present(Returning back) {
        PlanningData present = export.everything();
        return back.isEmpty() ? present : back.among(present, new MasterRows(JdbcClient.create(database))::of);
    }

    /**
     * The same with what comes back.
     *
     * @param present what {@link #present} says, or that of it which the other data were made of
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DataDifference difference(PlanningData present, PlanningData after, Returning back) {
        return permitted(DataDifference.between(present, after).with(back, present));
    }

    /**
     * The same where only rows of some tables are known.
     *
     * @param present what {@link DatabaseExport#around} those tables is stored
     * @param after made of it
     */
    @Transactional(readOnly = true)
    public DataDifference difference(PlanningData present, PlanningData after) {
        return permitted(DataDifference.between(present, after));
    }

    private DataDifference permitted(DataDifference changes) {
        Map<PlanningTable, Set<String>> kept = new HashMap<>();
        for (OfTable one : changes.tables()) {
            if (one.table() == PlanningTable.CASES || one.table() == PlanningTable.REQUESTS) {
                kept.put(one.table(), one.gone().stream().map(Row::key).collect(Collectors.toSet()));
            } else if (Retirement.isFor(one.table()) && !one.gone().isEmpty()) {
                kept.put(one.table(), retirement.retired(one.table()));
            }
        }
        return changes.sparing(row -> {
            PlanningTable owner = StoredNames.owner(row.table());
            return kept.getOrDefault(row.table(), Set.of()).contains(row.key())
                    || (owner == PlanningTable.CASES || owner == PlanningTable.REQUESTS)
                            && kept.getOrDefault(owner, Set.of()).contains(StoredRowChanges.owner(row));
        });
    }

    /**
     * The published consultations that a change would bring against a rule which they keep now.
     *
     * @throws IllegalStateException when there is no planning data
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<BrokenConsultation> broken(DataDifference changes) {
        return BrokenConsultation.by(changes, export.forPlanning());
    }

    /**
     * Applies a change: after those who publish, load or change data at the same time, all of it or nothing.
     *
     * @return the number of the action in the {@link ChangeTrail}; 0 where nothing was to be done
     * @throws ChangeRefused where the rows concerned are not any more as they were when the change was worked out, or it asks for
     *     what can't be
     */
    @Transactional
    public long apply(DataDifference asked, ChangedBy by) {
        return apply(asked, by, List.of());
    }

    /**
     * The same, and planners are told what it breaks.
     *
     * @param breaks see {@link #broken}
     */
    @Transactional
    public long apply(DataDifference asked, ChangedBy by, List<BrokenConsultation> breaks) {
        entities.flush();
        Set<PlanningTable> touched = asked.touched();
        if (DatabaseExport.isMasterData(touched)) {
            new PlanningLock(database).hold(clock.instant());
        } else {
            new PlanningLock(database).holdAll();
        }
        DataDifference changes = permitted(asked);
        if (changes.isEmpty()) {
            return 0;
        }
        changes.tables().forEach(one -> one.back().forEach(row -> retirement.bringBack(one.table(), row.key())));
        PlanningData present = export.around(touched);
        refuseWhatCannotBe(changes, present);
        LocalDate today = horizons.now(clock).toLocalDate();
        var rows = new StoredRowChanges(database, retirement, changes, present, today);
        List<ChangeTrail.Entry> done = rows.apply();
        long action = trail.keep(by, done);
        PlanningDataChanged told = rows.noteRequests(by, clock.instant()).with(breaks);
        new BatchTables(database, 0, LoadingProgress.SILENT).countAnew(changes);
        // Whatever else there is to tell it by: one row that comes for another of the same version would not be seen.
        database.update("update planning_horizon set version = version + 1");
        entities.clear();
        events.publishEvent(told);
        return action;
    }

    /**
     * Brings a retired row back, with its own competences and times.
     *
     * @param key its id
     * @return whether it was retired
     */
    @Transactional
    public boolean bringBack(PlanningTable table, String key, ChangedBy by) {
        entities.flush();
        new PlanningLock(database).hold(clock.instant());
        if (!Retirement.isFor(table) || !retirement.bringBack(table, key)) {
            return false;
        }
        database.update("update planning_horizon set version = version + 1");
        entities.clear();
        table.rows(export.around(Set.of(table))).stream()
                .filter(row -> table.keyText(row).equals(key))
                .findFirst()
                .ifPresent(row -> trail.keep(
                        by, List.of(new ChangeTrail.Entry(What.BROUGHT_BACK, new Row(table, null, row, 0)))));
        events.publishEvent(new PlanningDataChanged());
        return true;
    }

    /**
     * Changes what the region has beyond the format, in turn with those who publish or change planning data, so that everything that
     * was worked out before is worked out anew.
     *
     * @param file what the trail calls the table
     * @param before what was there, as the trail is to keep it, by the name of each part; null where nothing was
     * @param after what is there now; null where nothing is
     * @param breaks the published consultations that it brings against a rule
     */
    @Transactional
    public void beyondTheFormat(
            String file,
            String key,
            @Nullable Map<String, String> before,
            @Nullable Map<String, String> after,
            ChangedBy by,
            List<BrokenConsultation> breaks,
            Runnable change) {
        new PlanningLock(database).hold(clock.instant());
        change.run();
        trail.keep(by, file, key, before, after);
        database.update("update planning_horizon set version = version + 1");
        events.publishEvent(PlanningDataChanged.breaking(breaks, by));
    }

    /**
     * The published consultations that a holiday of the region's own would bring against a rule which they keep now; none where there
     * is no planning data.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<BrokenConsultation> brokenByHoliday(LocalDate day) {
        if (horizons.current().isEmpty()) {
            return List.of();
        }
        PlanningData data = export.forPlanning();
        return BrokenConsultation.by(DataDifference.between(data, OwnHolidays.with(data, day)), data);
    }

    private void refuseWhatCannotBe(DataDifference changes, PlanningData present) {
        List<Fault> faults = new ArrayList<>();
        for (OfTable one : changes.tables()) {
            if (!one.isEmpty()) {
                faults.addAll(changedMeanwhile(one, present));
            }
        }
        faults.addAll(requestsThatCannotBe(changes.of(PlanningTable.REQUESTS)));
        if (!faults.isEmpty()) {
            throw new ChangeRefused(faults.subList(0, Math.min(faults.size(), MOST_FAULTS)));
        }
    }

    /** The rows that are not there as they were, or that somebody else has added. */
    private static List<Fault> changedMeanwhile(OfTable one, PlanningData present) {
        PlanningTable table = one.table();
        Map<Record, Integer> left = new HashMap<>();
        Map<List<?>, Integer> alike = new HashMap<>();
        for (Record row : table.rows(present)) {
            left.merge(row, 1, Integer::sum);
            alike.merge(table.keyOf(row), 1, Integer::sum);
        }
        List<Fault> faults = new ArrayList<>();
        for (List<Row> rows : List.of(one.changed(), one.gone(), one.added())) {
            for (Row row : rows) {
                boolean same = alike.getOrDefault(table.keyOf(row.either()), 0) == row.alike()
                        && (row.before() == null || left.merge(row.before(), -1, Integer::sum) >= 0);
                if (!same) {
                    faults.add(Fault.in(
                            row.key(), "change.error.meanwhile", table.file().fileName(), row.key()));
                }
            }
        }
        return faults;
    }

    private List<Fault> requestsThatCannotBe(OfTable requests) {
        List<Fault> faults = new ArrayList<>();
        if (!requests.added().isEmpty()) {
            Set<String> stored = ids("select id from consultation_request");
            requests.added().stream()
                    .filter(row -> stored.contains(row.key()))
                    .forEach(row -> faults.add(Fault.in(row.key(), "change.error.request-id", row.key())));
        }
        if (!requests.changed().isEmpty()) {
            Set<String> scheduled =
                    ids("select id from consultation_request where state = '%s'".formatted(RequestState.SCHEDULED));
            requests.changed().stream()
                    .filter(row -> scheduled.contains(row.key()) && minutes(row.before()) != minutes(row.after()))
                    .forEach(row -> faults.add(Fault.in(row.key(), "change.error.duration", row.key())));
        }
        return faults;
    }

    private static int minutes(@Nullable Record request) {
        return ((PlanningData.Request) Objects.requireNonNull(request)).terms().durationMinutes();
    }

    private Set<String> ids(String query) {
        return Set.copyOf(database.queryForList(query, String.class));
    }
}
