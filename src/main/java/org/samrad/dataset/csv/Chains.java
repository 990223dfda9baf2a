package org.samrad.dataset.csv;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;

/** Rows that point to others of their kind: {@code broader}, {@code part_of}, {@code follows}. None may lead back to itself. */
final class Chains {

    private static final int MOST_NAMED = 6;

    private final DatasetFile file;
    private final String column;
    private final Map<String, List<Link>> links = new LinkedHashMap<>();

    /** @param column the column of the file that points to another of its rows */
    Chains(DatasetFile file, String column) {
        this.file = file;
        this.column = column;
    }

    /** The id that the row points to, kept for {@link #check}. */
    @Nullable
    String enter(Cells row, String id) {
        String next = row.optionalText(column);
        if (next != null) {
            enter(row, id, next);
        }
        return next;
    }

    /** Keeps for {@link #check} that a row's column of the same name says that one id points to another. */
    void enter(Cells row, String id, String next) {
        if (!id.isEmpty() && row.sound(column)) {
            links.computeIfAbsent(id, one -> new ArrayList<>(1)).add(new Link(next, row));
        }
    }

    /** Once all rows are known: adds an error for each link that leads nowhere, and one for each circle. */
    void check(Ids ids) {
        links.values()
                .forEach(some -> some.forEach(link -> {
                    if (ids.find(link.next()) == null) {
                        link.row().refusePart(column, link.next(), "file.id-unknown", file.fileName());
                    }
                }));
        Set<String> done = new HashSet<>();
        links.keySet().forEach(start -> refuseCircles(start, done));
    }

    /** Follows all links from an id, deepest first, past what is done; a link back to where the path came from closes a circle. */
    private void refuseCircles(String start, Set<String> done) {
        if (!done.add(start)) {
            return;
        }
        List<String> path = new ArrayList<>();
        List<Link> taken = new ArrayList<>();
        Deque<Deque<Link>> left = new ArrayDeque<>();
        // In the order in which they were entered, each with what is left to follow from it.
        Map<String, Integer> onPath = new HashMap<>();
        String next = start;
        while (next != null || !left.isEmpty()) {
            if (next != null) {
                onPath.put(next, path.size());
                path.add(next);
                left.push(new ArrayDeque<>(links.getOrDefault(next, List.of())));
            }
            Link link = left.element().poll();
            next = null;
            if (link == null) {
                left.pop();
                onPath.remove(path.removeLast());
                if (!taken.isEmpty()) {
                    taken.removeLast();
                }
            } else if (onPath.containsKey(link.next())) {
                taken.add(link);
                int first = onPath.getOrDefault(link.next(), 0);
                Link leading = taken.get(first);
                leading.row()
                        .refusePart(column, leading.next(), "file.circle", written(path.subList(first, path.size())));
                taken.removeLast();
            } else if (done.add(link.next())) {
                taken.add(link);
                next = link.next();
            }
        }
    }

    private static String written(List<String> circle) {
        String arrow = " -> ";
        if (circle.size() > MOST_NAMED) {
            return String.join(arrow, circle.subList(0, MOST_NAMED))
                    + arrow
                    + "... (%d in all)".formatted(circle.size());
        }
        return String.join(arrow, circle) + arrow + circle.getFirst();
    }

    private record Link(String next, Cells row) {}
}
