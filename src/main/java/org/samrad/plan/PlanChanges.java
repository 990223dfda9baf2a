package org.samrad.plan;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.samrad.dataset.Placement;
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

    /** Whether two lists of rows say the same of one consultation, whatever their order; how long it lasts aside. */
    public static boolean isSame(List<ScheduleRow> one, List<ScheduleRow> other) {
        return one.isEmpty() || other.isEmpty()
                ? one.isEmpty() && other.isEmpty()
                : Placement.of(one).beginsAs(Placement.of(other));
    }

    /** Compares what is published with what would be. */
    public static PlanChanges between(List<BookedRole> published, List<ScheduleRow> proposed) {
        // How long the published ones last is their requests'; it makes no difference here.
        Map<String, Placement> before = Placement.byRequest(published.stream()
                .map(row -> new ScheduleRow(
                        row.request(), row.start(), row.start(), row.mode(), row.site(), row.role(), row.specialist()))
                .toList());
        Map<String, Placement> after = Placement.byRequest(proposed);
        var changes = new PlanChanges(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        after.forEach((request, placement) -> {
            if (!before.containsKey(request)) {
                changes.added.add(request);
            } else if (placement.beginsAs(before.get(request))) {
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
