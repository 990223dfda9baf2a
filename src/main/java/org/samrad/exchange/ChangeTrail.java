package org.samrad.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningTable;
import org.samrad.exchange.ChangedBy.Means;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who changed which row of planning data, when, by what, and what it was before. Only ever added to. */
@Component
public class ChangeTrail {

    /** Most characters of a cell that are kept. */
    private static final int CELL = 700;

    /** Most characters of a key that are kept. */
    private static final int KEY = 1000;

    /** So many rows are named by what tells of an action. */
    private static final int NAMED = 5;

    /** Most characters of a row that are kept. */
    private static final int ROW = 20_000;

    private static final String READ = """
            select c.file, c.row_key, c.what, c.before, c.after, a.id, a.at, a.display_name, a.role, a.means, a.number
            from data_change c join data_action a on a.id = c.action
            """;

    private static final String OF_FILE = "where c.file = :file and lower(c.row_key) like :key escape '!'";

    private static final String OF_OPEN_CASES =
            " and c.owner in (select id from care_case where not protected_identity)";

    private static final TypeReference<LinkedHashMap<String, String>> CELLS = new TypeReference<>() {};

    private final JdbcTemplate database;
    private final JdbcClient reading;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.builder().build();

    ChangeTrail(JdbcTemplate database, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.reading = JdbcClient.create(database);
        this.clock = clock;
        this.events = events;
    }

    /** What became of a row. */
    public enum What {
        ADDED,
        CHANGED,
        GONE,
        /** It stays for what refers to it. */
        RETIRED,
        /** It was retired and is not any more. */
        BROUGHT_BACK
    }

    /**
     * Something was kept, in the transaction that changes it.
     *
     * @param files the files of the format that the rows are of, each with how many there are, a few of them named
     */
    public record Kept(ChangedBy by, String files) {}

    /** A row and what became of it. */
    record Entry(What what, DataDifference.Row row) {}

    /**
     * A line of the trail.
     *
     * @param action what it was done with, a number that all rows changed at once share
     * @param role as which they did it; empty at the command line
     * @param before cells by column as files have them, only those that changed where the row changed
     */
    public record Line(
            String file,
            String key,
            What what,
            Map<String, String> before,
            Map<String, String> after,
            long action,
            Instant at,
            String who,
            String role,
            Means means,
            @Nullable Long number) {

        /** The columns in which it differs, those of before first. */
        public Set<String> changed() {
            Set<String> changed = new LinkedHashSet<>(before.keySet());
            changed.addAll(after.keySet());
            return changed;
        }
    }

    /** Keeps what was done, in the transaction that does it. Returns the number of the action. */
    long keep(ChangedBy by, List<Entry> entries) {
        long action = begin(by);
        new BatchTables(database, entries.size(), LoadingProgress.SILENT)
                .insert("data_change (action, file, row_key, owner, what, before, after)", entries, entry -> {
                    DataDifference.Row row = entry.row;
                    return new @Nullable Object[] {
                        action,
                        row.table().file().fileName(),
                        cut(row.key(), KEY),
                        owner(row),
                        entry.what.name(),
                        row.before() == null ? null : written(row, true),
                        row.after() == null ? null : written(row, false)
                    };
                });
        Map<PlanningTable, List<Entry>> tables = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.row.table(),
                        () -> new TreeMap<PlanningTable, List<Entry>>(
                                Comparator.comparing(table -> table.file().fileName())),
                        Collectors.toList()));
        events.publishEvent(new Kept(
                by,
                tables.entrySet().stream()
                        .map(table -> said(table.getKey(), table.getValue()))
                        .collect(Collectors.joining(", "))));
        return action;
    }

    /** How many rows of a table; a few that have ids and are about no case are named, so that the trail tells what is gone. */
    private static String said(PlanningTable table, List<Entry> entries) {
        String count = table.file().fileName() + ": " + entries.size();
        boolean named = entries.size() <= NAMED
                && table.hasId()
                && table != PlanningTable.CASES
                && table != PlanningTable.REQUESTS;
        return named
                ? entries.stream()
                        .map(entry -> entry.what + " " + entry.row.key())
                        .collect(Collectors.joining("; ", count + " (", ")"))
                : count;
    }

    /**
     * Keeps a change of something that is no planning data.
     *
     * @param before what it said, by the name of each part of it; null where it was not there
     * @param after the same; null where it is gone. Of what changes only the parts that do are kept
     */
    void keep(
            ChangedBy by,
            String file,
            String key,
            @Nullable Map<String, String> before,
            @Nullable Map<String, String> after) {
        What what = before == null ? What.ADDED : after == null ? What.GONE : What.CHANGED;
        database.update(
                "insert into data_change (action, file, row_key, what, before, after) values (?, ?, ?, ?, ?, ?)",
                begin(by),
                file,
                cut(key, KEY),
                what.name(),
                before == null ? null : differing(before, after),
                after == null ? null : differing(after, before));
        events.publishEvent(new Kept(by, "%s: %s %s".formatted(file, what, cut(key, CELL))));
    }

    private String differing(Map<String, String> cells, @Nullable Map<String, String> others) {
        Map<String, String> kept = new LinkedHashMap<>();
        cells.forEach((name, text) -> {
            if (others == null || !text.equals(others.get(name))) {
                kept.put(name, cut(text, CELL));
            }
        });
        String text = json.writeValueAsString(kept);
        return text.length() <= ROW ? text : "{}";
    }

    private long begin(ChangedBy by) {
        // The number is asked for after the lock that all who come here hold, so nobody else's is meant.
        database.update(
                "insert into data_action (at, username, display_name, role, means, number) values (?, ?, ?, ?, ?, ?)",
                clock.instant().atOffset(ZoneOffset.UTC),
                by.username(),
                by.displayName(),
                by.role(),
                by.means().name(),
                by.number());
        return Objects.requireNonNull(database.queryForObject("select max(id) from data_action", Long.class));
    }

    private static @Nullable String owner(DataDifference.Row row) {
        PlanningTable table = row.table();
        if (table.hasId()) {
            return row.key();
        }
        return StoredNames.owner(table) == null
                ? null
                : table.cell(row.either(), table.columns().columns().getFirst().name());
    }

    private String written(DataDifference.Row row, boolean before) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (DataDifference.Cell cell : row.cells()) {
            cells.put(cell.column(), cut(before ? cell.before() : cell.after(), CELL));
        }
        String text = json.writeValueAsString(cells);
        return text.length() <= ROW ? text : "{}";
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** What happened to a row and, where it is somebody's or something's own, to the rows that belong to it; the latest first. */
    public List<Line> of(PlanningTable table, String id, int most) {
        List<String> files = Arrays.stream(PlanningTable.values())
                .filter(one -> one == table || StoredNames.owner(one) == table)
                .map(one -> one.file().fileName())
                .toList();
        return reading.sql(READ + "where c.owner = :id and c.file in (:files) order by c.position desc limit :most")
                .param("id", id)
                .param("files", files)
                .param("most", most)
                .query(lines())
                .list();
    }

    /** What happened to the rows of a file with some key, see {@link PlanningTable#keyText}; the latest first. */
    public List<Line> ofKey(PlanningTable table, String key, int most) {
        return reading.sql(READ + "where c.row_key = :key and c.file = :file order by c.position desc limit :most")
                .param("key", cut(key, KEY))
                .param("file", table.file().fileName())
                .param("most", most)
                .query(lines())
                .list();
    }

    /** What happened to something that is no planning data, see {@link DataMerge#beyondTheFormat}; the latest first. */
    public List<Line> ofFile(String file, int most) {
        return reading.sql(READ + "where c.file = :file order by c.position desc limit :most")
                .param("file", file)
                .param("most", most)
                .query(lines())
                .list();
    }

    /**
     * What happened to the rows of a table, those that are gone too; the latest first. Of what is about cases, nothing that is about a
     * protected one, or about one that is not known.
     *
     * @param key what their keys hold, whatever the case; empty for any
     * @param from how many are passed over
     */
    public List<Line> ofTable(PlanningTable table, String key, int from, int most) {
        return reading.sql(READ + openOf(table) + " order by c.position desc limit :most offset :from")
                .param("file", table.file().fileName())
                .param("key", pattern(key))
                .param("most", most)
                .param("from", from)
                .query(lines())
                .list();
    }

    /** How many lines {@link #ofTable} has in all. */
    public int countOfTable(PlanningTable table, String key) {
        return reading.sql("select count(*) from data_change c " + openOf(table))
                .param("file", table.file().fileName())
                .param("key", pattern(key))
                .query(Integer.class)
                .single();
    }

    private static String openOf(PlanningTable table) {
        return StoredNames.owner(table) == PlanningTable.CASES ? OF_FILE + OF_OPEN_CASES : OF_FILE;
    }

    private static String pattern(String key) {
        return "%" + key.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    /** All that was done with one action, in the order in which it was. */
    public List<Line> ofAction(long action, int most) {
        return reading.sql(READ + "where c.action = :action order by c.position limit :most")
                .param("action", action)
                .param("most", most)
                .query(lines())
                .list();
    }

    private RowMapper<Line> lines() {
        return (row, number) -> {
            long imported = row.getLong("number");
            return new Line(
                    row.getString("file"),
                    row.getString("row_key"),
                    What.valueOf(row.getString("what")),
                    cells(row.getString("before")),
                    cells(row.getString("after")),
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("display_name"),
                    row.getString("role"),
                    Means.valueOf(row.getString("means")),
                    imported == 0 ? null : imported);
        };
    }

    private Map<String, String> cells(@Nullable String written) {
        return written == null ? Map.of() : json.readValue(written, CELLS);
    }
}
