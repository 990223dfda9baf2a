package org.samrad.exchange;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;
import org.samrad.consultation.UrgencyScale;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns.Column;
import org.samrad.exchange.ChangeTrail.Entry;
import org.samrad.exchange.ChangeTrail.What;
import org.samrad.exchange.DataDifference.OfTable;
import org.samrad.exchange.DataDifference.Row;
import org.samrad.request.RequestChange;
import org.samrad.request.RequestContent;
import org.samrad.request.RequestEvent;
import org.samrad.request.RequestHistory;
import org.samrad.request.RequestState;
import org.samrad.time.IsoWeek;
import org.springframework.jdbc.core.JdbcTemplate;

/** One change on its way into the tables: only the rows concerned, and of these only the columns that differ. */
final class StoredRowChanges {

    private final JdbcTemplate database;
    private final Retirement retirement;
    private final DataDifference changes;
    private final PlanningData present;
    private final UrgencyScale scale;
    private final LocalDate today;
    private final BatchTables tables;
    private final List<Entry> done = new ArrayList<>();
    private final Map<PlanningTable, Set<String>> touched = new EnumMap<>(PlanningTable.class);

    /**
     * @param present the data that are stored
     * @param today the day that what is retired is retired on
     */
    StoredRowChanges(
            JdbcTemplate database,
            Retirement retirement,
            DataDifference changes,
            PlanningData present,
            LocalDate today) {
        this.database = database;
        this.retirement = retirement;
        this.changes = changes;
        this.present = present;
        this.scale = changes.applyTo(present).urgencyScale();
        this.today = today;
        this.tables = new BatchTables(database, 0, LoadingProgress.SILENT);
    }

    /** Returns what was done, for the trail. */
    List<Entry> apply() {
        changes.tables().forEach(one -> one.back().forEach(row -> note(What.BROUGHT_BACK, row)));
        for (OfTable one : changes.tables()) {
            if (one.table() == PlanningTable.URGENCIES) {
                rewriteUrgencies(one);
            } else {
                add(one);
            }
        }
        changes.tables().forEach(this::referToItself);
        for (OfTable one : changes.tables()) {
            if (one.table() != PlanningTable.URGENCIES) {
                change(one);
            }
        }
        new RowRemoval(database, retirement, changes, today, tables, this::note).remove();
        touched.forEach((owner, ids) -> tables.update(
                "%s set version = version + 1 where id = ?".formatted(StoredNames.of(owner)), List.copyOf(ids), id ->
                        new Object[] {id}));
        return done;
    }

    private void note(What what, Row row) {
        done.add(new Entry(what, row));
        PlanningTable owner = StoredNames.owner(row.table());
        if (owner != null) {
            touched.computeIfAbsent(owner, any -> new TreeSet<>()).add(owner(row));
        }
    }

    /** The id of what a row belongs to: its first column. */
    static String owner(Row row) {
        return row.table()
                .cell(row.either(), row.table().columns().columns().getFirst().name());
    }

    /** All of them anew: they have no version, and are numbered as they come. */
    private void rewriteUrgencies(OfTable urgencies) {
        if (urgencies.isEmpty()) {
            return;
        }
        List<PlanningData.UrgencyRule> all = changes.applyTo(present).urgencies();
        database.update("delete from urgency");
        tables.insert("urgency", PlanningData.UrgencyRule.class, all, Map.of());
        urgencies.added().forEach(row -> note(What.ADDED, row));
        urgencies.changed().forEach(row -> note(What.CHANGED, row));
        urgencies.gone().forEach(row -> note(What.GONE, row));
        UrgencyScale before = present.urgencyScale();
        for (Urgency urgency : Urgency.values()) {
            if (before.days(urgency) != scale.days(urgency)) {
                dueAnew(urgency);
            }
        }
    }

    /** Of what waits or is published for this week and later, where its request names no day; what has passed was due when it was. */
    private void dueAnew(Urgency urgency) {
        List<Object[]> days = database.query(
                "select id, received from consultation_request where urgency = ? and due is null and not set_aside"
                        + " and (state = ? or state = ? and scheduled_start >= ?)",
                (row, number) -> new Object[] {
                    row.getObject("received", LocalDate.class).plusDays(scale.days(urgency)), row.getString("id")
                },
                urgency.name(),
                RequestState.OPEN.name(),
                RequestState.SCHEDULED.name(),
                IsoWeek.mondayOf(today).atStartOfDay());
        tables.update("consultation_request set due_day = ?, version = version + 1 where id = ?", days, day -> day);
    }

    private void add(OfTable one) {
        if (one.added().isEmpty()) {
            return;
        }
        Set<String> retired = Retirement.isFor(one.table()) ? retirement.retired(one.table()) : Set.of();
        List<Row> fresh = new ArrayList<>();
        for (Row row : one.added()) {
            if (!retired.isEmpty() && retired.contains(row.key())) {
                retirement.bringBack(one.table(), row.key());
                update(one.table(), columnsBut(one.table(), "id"), List.of(row));
                note(What.BROUGHT_BACK, row);
            } else {
                fresh.add(row);
                note(What.ADDED, row);
            }
        }
        insert(
                one.table().type(),
                StoredNames.of(one.table()),
                fresh.stream()
                        .<Record>map(row -> Objects.requireNonNull(row.after()))
                        .toList(),
                one.table());
    }

    @SuppressWarnings("unchecked")
    private <T extends Record> void insert(
            Class<? extends Record> type, String name, List<? extends Record> rows, PlanningTable table) {
        Map<String, Function<? super T, ? extends @Nullable Object>> more = new HashMap<>();
        if (StoredNames.isVersioned(table)) {
            more.put("version", row -> 0);
        }
        String itself = StoredNames.toItself(table);
        if (itself != null) {
            more.put(itself, row -> null);
        }
        if (table == PlanningTable.REQUESTS) {
            more.put("state", row -> RequestState.OPEN);
            more.put("due_day", row -> dueDay((PlanningData.Request) (Record) row));
        }
        tables.insert(name, (Class<T>) type, (List<T>) rows, more);
    }

    private LocalDate dueDay(PlanningData.Request request) {
        return request.terms().dueOrDefault(scale);
    }

    private void referToItself(OfTable one) {
        String column = StoredNames.toItself(one.table());
        if (column != null) {
            update(
                    one.table(),
                    List.of(column),
                    one.added().stream()
                            .filter(row -> !one.table()
                                    .cell(Objects.requireNonNull(row.after()), column)
                                    .isEmpty())
                            .toList());
        }
    }

    private void change(OfTable one) {
        Map<List<String>, List<Row>> byColumns = new LinkedHashMap<>();
        for (Row row : one.changed()) {
            byColumns
                    .computeIfAbsent(differing(row), columns -> new ArrayList<>())
                    .add(row);
            note(What.CHANGED, row);
        }
        byColumns.forEach((columns, rows) -> update(one.table(), columns, rows));
    }

    private static List<String> differing(Row row) {
        List<@Nullable Object> before = row.table().columns().values(Objects.requireNonNull(row.before()));
        List<@Nullable Object> after = row.table().columns().values(Objects.requireNonNull(row.after()));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.get(i), after.get(i))) {
                names.add(row.table().columns().columns().get(i).name());
            }
        }
        return names;
    }

    private static List<String> columnsBut(PlanningTable table, String left) {
        return table.columns().columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals(left))
                .toList();
    }

    /** Writes some columns of rows that are there. */
    private void update(PlanningTable table, List<String> columns, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, Integer> at = new HashMap<>();
        List<String> stored = new ArrayList<>();
        for (Column column : table.columns().columns()) {
            at.put(column.name(), at.size());
            stored.add(StoredRow.name(column));
        }
        List<String> sets = new ArrayList<>();
        columns.forEach(column -> sets.add(stored.get(Objects.requireNonNull(at.get(column))) + " = ?"));
        boolean request = table == PlanningTable.REQUESTS;
        if (request) {
            sets.add("due_day = ?");
        }
        if (StoredNames.isVersioned(table)) {
            sets.add("version = version + 1");
        }
        List<String> key = StoredNames.primaryKey(table);
        List<String> where = new ArrayList<>();
        key.forEach(column -> where.add(stored.get(Objects.requireNonNull(at.get(column))) + " = ?"));
        RowPositions positions = RowPositions.of(table, database);
        tables.update(
                "%s set %s where %s"
                        .formatted(
                                StoredNames.of(table),
                                String.join(", ", sets),
                                key.isEmpty() ? "position = ?" : String.join(" and ", where)),
                rows,
                row -> {
                    List<@Nullable Object> values = table.columns().values(Objects.requireNonNull(row.after()));
                    List<@Nullable Object> bound = new ArrayList<>();
                    columns.forEach(column -> bound.add(values.get(Objects.requireNonNull(at.get(column)))));
                    if (request) {
                        bound.add(dueDay((PlanningData.Request) Objects.requireNonNull(row.after())));
                    }
                    if (key.isEmpty()) {
                        bound.add(positions.take(Objects.requireNonNull(row.before())));
                    }
                    key.forEach(column -> bound.add(values.get(Objects.requireNonNull(at.get(column)))));
                    return bound.toArray();
                });
    }

    /**
     * Writes into the history of requests that they were filed or changed, and lets go of what is held for what was asked before. Returns
     * what is to be told of that.
     */
    PlanningDataChanged noteRequests(ChangedBy by, Instant now) {
        Map<String, RequestEvent.What> what = new LinkedHashMap<>();
        changes.of(PlanningTable.REQUESTS).added().forEach(row -> what.put(row.key(), RequestEvent.What.FILED));
        changes.of(PlanningTable.REQUESTS)
                .changed()
                .forEach(row -> what.putIfAbsent(row.key(), RequestEvent.What.CHANGED));
        touched.getOrDefault(PlanningTable.REQUESTS, Set.of())
                .forEach(id -> what.putIfAbsent(id, RequestEvent.What.CHANGED));
        Map<String, List<RequestChange>> fields = changes.of(PlanningTable.REQUESTS).changed().stream()
                .collect(Collectors.toMap(Row::key, StoredRowChanges::changed));
        tables.insert(
                "request_event (request, what, who, account, at, because, changes)",
                List.copyOf(what.entrySet()),
                entry -> new Object[] {
                    entry.getKey(),
                    entry.getValue(),
                    by.displayName().isEmpty() ? null : by.displayName(),
                    by.username().isEmpty() ? null : by.username(),
                    now.atOffset(ZoneOffset.UTC),
                    RequestEvent.Because.DATA.name(),
                    RequestHistory.stored(fields.getOrDefault(entry.getKey(), List.of()))
                });
        List<String> changed = what.entrySet().stream()
                .filter(entry -> entry.getValue() == RequestEvent.What.CHANGED)
                .map(Map.Entry::getKey)
                .toList();
        Set<String> asked = Set.copyOf(changed);
        List<PlanningDataChanged.LetGo> letGo = PlanningDataChanged.heldFor(asked, database, now);
        for (String gone : List.of(
                "delete from booking_ask where answer is null and request = ?", "delete from hold where request = ?")) {
            tables.change(gone, changed, request -> new Object[] {request});
        }
        return new PlanningDataChanged(by, asked, letGo, 0);
    }

    /** What a row of requests says otherwise; of its roles, links and windows, which are rows of their own, nothing. */
    private static List<RequestChange> changed(Row row) {
        return RequestChange.between(
                terms(Objects.requireNonNull(row.before())), terms(Objects.requireNonNull(row.after())));
    }

    private static RequestContent terms(Record row) {
        return new RequestContent(((PlanningData.Request) row).terms(), List.of(), List.of(), List.of());
    }

    /** The numbers of a table's rows that have no key of their own, by what they say; each is given once. */
    record RowPositions(Map<Record, Deque<Long>> byRow) {

        /** Those of a table; none where its rows have a key. */
        static RowPositions of(PlanningTable table, JdbcTemplate database) {
            Map<Record, Deque<Long>> byRow = new HashMap<>();
            if (StoredNames.primaryKey(table).isEmpty()) {
                database.query(
                        "select * from %s order by position".formatted(StoredNames.of(table)), (ResultSet row) -> {
                            byRow.computeIfAbsent(new StoredRow(row).as(table.columns()), any -> new ArrayDeque<>(1))
                                    .add(row.getLong("position"));
                        });
            }
            return new RowPositions(byRow);
        }

        long take(Record row) {
            return Objects.requireNonNull(byRow.get(row), row::toString).removeFirst();
        }
    }
}
