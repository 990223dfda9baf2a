package org.samrad.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.Absence;
import org.samrad.dataset.PlanningTable;
import org.samrad.dataset.RecordColumns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of one table of planning data as they are stored, in one question; retired ones and what belongs to these among them. */
@Component
public class MasterRows {

    private final JdbcClient database;

    MasterRows(JdbcClient database) {
        this.database = database;
    }

    /** All rows, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<Record> of(PlanningTable table) {
        RecordColumns<? extends Record> columns = table.columns();
        return database.sql("select * from %s order by position".formatted(StoredNames.of(table)))
                .<Record>query((row, number) -> new StoredRow(row).as(columns))
                .list();
    }

    /** Those rows that whoever tends master data may read, in the order in which they came: none is about a protected case. */
    @Transactional(readOnly = true)
    public List<Record> open(PlanningTable table) {
        RecordColumns<? extends Record> columns = table.columns();
        return database.sql("select * from %s order by position".formatted(openOf(table)))
                .<Record>query((row, number) -> new StoredRow(row).as(columns))
                .list();
    }

    private static String openOf(PlanningTable table) {
        String name = StoredNames.of(table);
        return StoredNames.owner(table) == PlanningTable.CASES
                ? name + " where care_case in (select id from care_case where not protected_identity)"
                : name;
    }

    /**
     * The rows of a table that are one specialist's own, in the order in which they came.
     *
     * @param table one with a column {@code specialist}
     */
    @Transactional(readOnly = true)
    public List<Record> ofSpecialist(PlanningTable table, String specialist) {
        RecordColumns<? extends Record> columns = table.columns();
        return database.sql("select * from %s where specialist = ? order by position".formatted(StoredNames.of(table)))
                .param(specialist)
                .<Record>query((row, number) -> new StoredRow(row).as(columns))
                .list();
    }

    /**
     * When those who are planned can't be had, as planning counts it: absences that were typed, the region's own holidays, and what people's
     * own calendars say.
     *
     * @param from none ends before this day
     * @param until of what calendars say, none begins on this day or later
     */
    @Transactional(readOnly = true)
    public List<Absence> absences(LocalDate from, LocalDate until) {
        StoredRows rows = StoredRows.since(from.atStartOfDay(), database);
        List<Absence> all = new ArrayList<>(rows.absences());
        all.addAll(rows.timesElsewhere(until));
        return new OwnHolidays(database).and(all, rows);
    }

    /** Since when each retired row of some tables is retired, by its id, in one question. */
    @Transactional(readOnly = true)
    public Map<PlanningTable, Map<String, LocalDate>> retired(Collection<PlanningTable> tables) {
        Map<PlanningTable, Map<String, LocalDate>> retired = new EnumMap<>(PlanningTable.class);
        String asked = tables.stream()
                .filter(Retirement::isFor)
                .map(table -> "select '%s' as name, id, retired from %s where retired is not null"
                        .formatted(table, StoredNames.of(table)))
                .collect(Collectors.joining(" union all "));
        if (!asked.isEmpty()) {
            database.sql(asked).query(row -> {
                retired.computeIfAbsent(PlanningTable.valueOf(row.getString("name")), table -> new HashMap<>())
                        .put(row.getString("id"), Objects.requireNonNull(row.getObject("retired", LocalDate.class)));
            });
        }
        return retired;
    }

    /** Since when each retired row of a table is retired, by its id. */
    @Transactional(readOnly = true)
    public Map<String, LocalDate> retired(PlanningTable table) {
        return retired(List.of(table)).getOrDefault(table, Map.of());
    }

    /** The stored tables whose rows refer to one that has an id: while there are any it can't be deleted, only retired. */
    @Transactional(readOnly = true)
    public SortedSet<String> referrers(PlanningTable table, String id) {
        return new Retirement(database).referrers(table, id);
    }

    /** How many rows each table has that {@link #open} answers with. */
    @Transactional(readOnly = true)
    public Map<PlanningTable, Integer> counts(List<PlanningTable> tables) {
        StringBuilder asked = new StringBuilder();
        for (PlanningTable table : tables) {
            asked.append(asked.isEmpty() ? "" : " union all ")
                    .append("select '%s' as name, count(*) as number from %s".formatted(table, openOf(table)));
        }
        Map<PlanningTable, Integer> counts = new HashMap<>();
        database.sql(asked.toString()).query(row -> {
            counts.put(PlanningTable.valueOf(row.getString("name")), row.getInt("number"));
        });
        return counts;
    }

    /**
     * Retired rows that come back since what comes names them again: each as the row that it was, with its id and history, a specialist with
     * the competences and times that were theirs. A change is worked out as if they were back already, so that nothing of theirs is added a
     * second time.
     *
     * @param ids by their table
     */
    public record Returning(Map<PlanningTable, Set<String>> ids) {

        public static final Returning NOBODY = new Returning(Map.of());

        public boolean isEmpty() {
            return ids.values().stream().allMatch(Collection::isEmpty);
        }

        Set<String> of(PlanningTable table) {
            return ids.getOrDefault(table, Set.of());
        }

        /** The ids that what comes gives rows to: the row's own, or the specialist's whose competence or time it is. */
        static Set<String> named(PlanningTable table, BiFunction<PlanningTable, String, Set<String>> values) {
            Set<String> named = new HashSet<>(values.apply(table, "id"));
            if (table == PlanningTable.SPECIALISTS) {
                named.addAll(givenTo(values));
            }
            return named;
        }

        /** The specialists that what comes gives competences or times to. */
        static Set<String> givenTo(BiFunction<PlanningTable, String, Set<String>> values) {
            Set<String> given = new HashSet<>();
            Retirement.OWN.forEach(own -> given.addAll(values.apply(own, "specialist")));
            return given;
        }

        /** The present data as they are when these are back. */
        PlanningData among(PlanningData present, Function<PlanningTable, List<Record>> stored) {
            return present.with(all -> {
                Set<String> competences = new HashSet<>(of(PlanningTable.COMPETENCES));
                for (PlanningTable own : Retirement.OWN) {
                    List<Record> theirs = of(PlanningTable.SPECIALISTS).isEmpty()
                            ? List.of()
                            : stored.apply(own).stream()
                                    .filter(row -> of(PlanningTable.SPECIALISTS).contains(own.cell(row, "specialist")))
                                    .toList();
                    own.put(all, and(own.rows(present), theirs));
                    if (own == PlanningTable.SPECIALIST_COMPETENCES) {
                        // What they hold may be retired, too, and counts again while they hold it.
                        theirs.forEach(row -> competences.add(own.cell(row, "competence")));
                    }
                }
                for (PlanningTable table : PlanningTable.values()) {
                    Set<String> back = table == PlanningTable.COMPETENCES ? competences : of(table);
                    if (!back.isEmpty()) {
                        Set<String> there = new HashSet<>();
                        table.rows(present).forEach(row -> there.add(table.keyText(row)));
                        table.put(
                                all,
                                and(
                                        table.rows(present),
                                        stored.apply(table).stream()
                                                .filter(row -> back.contains(table.keyText(row))
                                                        && !there.contains(table.keyText(row)))
                                                .toList()));
                    }
                }
            });
        }

        private static List<Record> and(List<Record> rows, List<Record> more) {
            List<Record> all = new ArrayList<>(rows);
            all.addAll(more);
            return all;
        }
    }
}
