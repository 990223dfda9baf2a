package org.samrad.dataset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Planning data with the rows of others laid over them, by the keys of {@link PlanningTable}: whole rows of a data set that has been read.
 * {@code sheet.SheetMerge} is no other form of it: what is uploaded may lack columns, and what is wrong with it has a place in a file, so
 * it lays cells, and judges afterwards.
 */
public final class MergedData {

    private MergedData() {}

    /**
     * The present data as they will be: a row of the others takes the place of the one with its key, or comes last. Present rows that
     * the others lack stay, but those of a table that is told whole. Even then no case and no request goes, and of the rows of a case
     * or a request only those go whose case or request the others have. What the data as a whole say, and what is published, is the
     * present one's.
     *
     * @param whole the files of the others that are the whole of their table
     */
    public static PlanningData onto(PlanningData present, PlanningData others, Set<DatasetFile> whole) {
        return present.with(all -> {
            for (PlanningTable table : PlanningTable.values()) {
                List<Record> theirs = table.rows(others);
                if (!theirs.isEmpty() || whole.contains(table.file())) {
                    Set<String> told = toldOf(table, others);
                    boolean mayGo = whole.contains(table.file())
                            && table != PlanningTable.CASES
                            && table != PlanningTable.REQUESTS;
                    Function<Record, Boolean> goes =
                            row -> mayGo && (told == null || told.contains(table.cell(row, ownerOf(table))));
                    table.put(all, merged(table, table.rows(present), theirs, goes));
                }
            }
        });
    }

    private static List<Record> merged(
            PlanningTable table, List<Record> present, List<Record> theirs, Function<Record, Boolean> goes) {
        Map<List<@Nullable Object>, Deque<Record>> byKey = new HashMap<>();
        theirs.forEach(row -> byKey.computeIfAbsent(table.keyOf(row), key -> new ArrayDeque<>(1))
                .add(row));
        List<Record> merged = new ArrayList<>();
        Map<Record, Integer> used = new HashMap<>();
        for (Record row : present) {
            Deque<Record> instead = byKey.get(table.keyOf(row));
            if (instead != null && !instead.isEmpty()) {
                // The same one before another of its key, so that what is alike stays where it is.
                Record next = instead.removeFirstOccurrence(row) ? row : instead.removeFirst();
                merged.add(next);
                used.merge(next, 1, Integer::sum);
            } else if (!goes.apply(row)) {
                merged.add(row);
            }
        }
        for (Record row : theirs) {
            if (used.merge(row, -1, Integer::sum) < 0) {
                merged.add(row);
            }
        }
        return merged;
    }

    /** The cases or requests that the others speak of, where rows of the table are a case's or a request's; null where they are not. */
    private static @Nullable Set<String> toldOf(PlanningTable table, PlanningData others) {
        return switch (table) {
            case CONSENTS, EARLIER_CONTACTS, EXCLUSIONS -> ids(PlanningTable.CASES, others);
            case REQUEST_ROLES, REQUEST_LINKS, REQUEST_WINDOWS -> ids(PlanningTable.REQUESTS, others);
            default -> null;
        };
    }

    private static Set<String> ids(PlanningTable table, PlanningData data) {
        Set<String> ids = new HashSet<>();
        table.rows(data).forEach(row -> ids.add(table.keyText(row)));
        return ids;
    }

    private static String ownerOf(PlanningTable table) {
        return table.key().getFirst();
    }
}
