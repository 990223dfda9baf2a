package org.samrad.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.ConsultationChange.Kind;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.PublicationRows;
import org.samrad.publish.PublicationUndo.Hindrance;
import org.samrad.publish.PublicationUndo.InTheWay;

/**
 * Whether the changes of a publication could be taken back at a moment. Changes nothing.
 *
 * @param data of the moment
 * @param changes what the publication changed
 * @param touched the appointments that it touched, one for each change
 */
record UndoCheck(PlanningData data, List<ConsultationChange> changes, Collection<PublicationRows.Touched> touched) {

    /**
     * What stands in the way; empty where nothing does.
     *
     * @param changedAgain the requests that later publications have changed
     * @param pinnedNow the requests whose appointments are pinned
     * @param brokenBefore the rules that were broken before the publication: to come back to them adds nothing
     * @param termsBefore the data as they would be without what became true with the publication
     */
    Optional<InTheWay> inTheWay(
            Set<String> changedAgain,
            Set<String> pinnedNow,
            Collection<Violation> brokenBefore,
            PlanningData termsBefore) {
        // What was held before the weeks that are planned is not in the data, like what is withdrawn.
        return about(Hindrance.BEGUN, begun())
                .or(() -> about(Hindrance.WITHDRAWN, withdrawn()))
                .or(() -> about(Hindrance.CHANGED, changed(changedAgain)))
                .or(() -> about(Hindrance.PINNED, pinnedOtherwise(pinnedNow)))
                .or(() -> Optional.of(added(brokenBefore, termsBefore))
                        .filter(violations -> !violations.isEmpty())
                        .map(InTheWay::of));
    }

    private static Optional<InTheWay> about(Hindrance hindrance, Collection<String> requests) {
        return requests.isEmpty() ? Optional.empty() : Optional.of(InTheWay.of(hindrance, requests));
    }

    private Set<String> withdrawn() {
        Set<String> gone = requests();
        data.requests().forEach(request -> gone.remove(request.id()));
        return gone;
    }

    private Set<String> changed(Set<String> changedAgain) {
        Map<String, List<ScheduleRow>> standing = ScheduleRow.byRequest(data.published());
        return changes.stream()
                .filter(change -> changedAgain.contains(change.request())
                        || !PlanChanges.isSame(change.after(), standing.getOrDefault(change.request(), List.of())))
                .map(ConsultationChange::request)
                .collect(Collectors.toSet());
    }

    private Set<String> begun() {
        return changes.stream()
                .filter(change ->
                        change.kind() != Kind.PINNED && !change.after().isEmpty())
                .filter(change -> change.any().start().isBefore(data.header().now()))
                .map(ConsultationChange::request)
                .collect(Collectors.toSet());
    }

    private Set<String> pinnedOtherwise(Set<String> pinnedNow) {
        return touched.stream()
                .filter(one -> one.kind() != Kind.CANCELLED && one.pinnedAfter() != pinnedNow.contains(one.request()))
                .map(PublicationRows.Touched::request)
                .collect(Collectors.toSet());
    }

    /** The rules that taking back would break, but for those that are broken anyway or were so before. */
    private List<Violation> added(Collection<Violation> brokenBefore, PlanningData termsBefore) {
        Set<String> requests = requests();
        List<Violation> brokenNow = ScheduleCheck.checkOwn(data, data.published());
        PlanningData then = termsBefore.with(rows -> rows.bookedRoles = bookedBefore());
        return ScheduleCheck.checkOwn(then, then.published()).stream()
                .filter(violation -> brokenBefore.stream().noneMatch(violation::isWithin))
                .filter(violation -> violation.involved().stream().anyMatch(requests::contains)
                        || brokenNow.stream().noneMatch(violation::isWithin))
                .toList();
    }

    private List<BookedRole> bookedBefore() {
        Set<String> requests = requests();
        Set<String> pinned = touched.stream()
                .filter(PublicationRows.Touched::pinnedBefore)
                .map(PublicationRows.Touched::request)
                .collect(Collectors.toSet());
        var booked = new ArrayList<BookedRole>();
        data.bookedRoles().stream()
                .filter(role -> !requests.contains(role.request()))
                .forEach(booked::add);
        changes.forEach(change -> change.before()
                .forEach(row -> booked.add(new BookedRole(
                        row.request(),
                        row.start(),
                        row.mode(),
                        row.site(),
                        row.role(),
                        row.specialist(),
                        pinned.contains(row.request())))));
        return booked;
    }

    private Set<String> requests() {
        return changes.stream().map(ConsultationChange::request).collect(Collectors.toCollection(HashSet::new));
    }
}
