package org.samrad.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningTable;

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
