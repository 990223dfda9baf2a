package org.samrad.dataset.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.DatasetFile;

/** Rows of a file that each point to one other row of it: {@code broader}, {@code follows}. None may lead back to itself. */
final class Chains {

    private static final int MOST_NAMED = 6;

    private final DatasetFile file;
    private final String column;
    private final Map<String, Link> links = new LinkedHashMap<>();

    Chains(DatasetFile file, String column) {
        this.file = file;
        this.column = column;
    }

    /** The id that the row points to, kept for {@link #check}. */
    @Nullable
    String enter(Cells row, String id) {
        String next = row.optionalText(column);
        if (next == null) {
            return null;
        }
        if (!id.isEmpty()) {
            links.putIfAbsent(id, new Link(next, row));
        }
        return next;
    }

    /** Once all rows are known: adds an error for each link that leads nowhere, and one for each circle. */
    void check(Ids ids) {
        links.forEach((id, link) -> {
            if (ids.find(link.next()) == null) {
                link.row().refusePart(column, link.next(), "file.id-unknown", file.fileName());
            }
        });
        Set<String> done = new HashSet<>();
        for (String start : links.keySet()) {
            List<String> circle = circleFrom(start, done);
            if (!circle.isEmpty()) {
                String first = circle.getFirst();
                Link link = links.get(first);
                if (link != null) {
                    link.row().refusePart(column, link.next(), "file.circle", written(circle));
                }
            }
        }
    }

    /** Follows the links until they end, reach what is done, or close a circle, which is returned. */
    private List<String> circleFrom(String start, Set<String> done) {
        Map<String, Integer> steps = new HashMap<>();
        List<String> path = new ArrayList<>();
        String id = start;
        while (done.add(id)) {
            steps.put(id, path.size());
            path.add(id);
            Link link = links.get(id);
            if (link == null) {
                return List.of();
            }
            id = link.next();
        }
        Integer closed = steps.get(id);
        return closed == null ? List.of() : path.subList(closed, path.size());
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
