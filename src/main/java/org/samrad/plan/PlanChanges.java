package org.samrad.plan;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;

/**
 * What publishing a schedule would change, by request id.
 *
 * @param added requests that get a consultation and had none
 * @param moved requests whose consultation changes its start, mode, site or panel
 * @param cancelled requests that had a consultation and lose it
 * @param unchanged requests whose consultation stands as it was
 */
public record PlanChanges(
        SortedSet<String> added, SortedSet<String> moved, SortedSet<String> cancelled, SortedSet<String> unchanged)
        implements Serializable {

    /** What one consultation comes to, whatever the order of its rows. */
    record Shape(LocalDateTime start, Mode mode, @Nullable String site, Map<String, String> panel) {}

    public static Map<String, Shape> shapes(List<ScheduleRow> rows) {
        var shapes = new HashMap<String, Shape>();
        for (ScheduleRow row : rows) {
            shapes.computeIfAbsent(row.request(), r -> new Shape(row.start(), row.mode(), row.site(), new HashMap<>()))
                    .panel()
                    .put(row.role(), row.specialist());
        }
        return shapes;
    }

    /** Compares what is published with what would be. */
    public static PlanChanges between(List<BookedRole> published, List<ScheduleRow> proposed) {
        var before = new HashMap<String, Shape>();
        for (BookedRole row : published) {
            before.computeIfAbsent(row.request(), r -> new Shape(row.start(), row.mode(), row.site(), new HashMap<>()))
                    .panel()
                    .put(row.role(), row.specialist());
        }
        Map<String, Shape> after = shapes(proposed);
        var changes = new PlanChanges(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        after.forEach((request, shape) -> {
            Shape was = before.get(request);
            if (was == null) {
                changes.added.add(request);
            } else if (was.equals(shape)) {
                changes.unchanged.add(request);
            } else {
                changes.moved.add(request);
            }
        });
        before.keySet().stream().filter(request -> !after.containsKey(request)).forEach(changes.cancelled::add);
        return changes;
    }

    /** The ids of some changes, by kind. */
    public static PlanChanges of(Collection<ConsultationChange> changes, Collection<String> unchanged) {
        var ids = new PlanChanges(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(unchanged));
        for (ConsultationChange change : changes) {
            switch (change.kind()) {
                case ADDED -> ids.added.add(change.request());
                case MOVED -> ids.moved.add(change.request());
                case CANCELLED -> ids.cancelled.add(change.request());
                case PINNED -> ids.unchanged.add(change.request());
            }
        }
        return ids;
    }

    /** How many consultations come, move or go. */
    public int count() {
        return added.size() + moved.size() + cancelled.size();
    }

    /** Whether publishing would change nothing. */
    public boolean none() {
        return added.isEmpty() && moved.isEmpty() && cancelled.isEmpty();
    }
}
