package org.samrad.publish;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PlanChanges;
import org.samrad.plan.PublicationRows;

/**
 * What of a proposal can be published at this moment. Each consultation is compared three ways: as it was published when the
 * proposal was made, as the proposal has it, and as it is published now. Where only others changed it, theirs stands; where
 * both did, that is a conflict. The changes that are left are laid over what is published, and the checker judges the whole:
 * a change that takes part in a violation becomes a conflict, a published consultation that can't stand whatever the
 * proposal does is taken back. What remains is valid as a whole; a selection of it is judged again. What is held stays as it is:
 * nothing is published over it, and nothing that stands only with it.
 */
public final class Publishable {

    /** Rounds in which one consultation at a time is taken along for each violation; from then on all that take part. */
    private static final int PATIENT_ROUNDS = 20;

    /**
     * A selection of the changes.
     *
     * @param chosen the ids, those that are taken back in any case among them
     * @param violations what publishing just these would break; none where it can be done
     * @param along what has to come along with them, so that it can
     * @param leave what has to be left out instead
     */
    public record Selection(
            SortedSet<String> chosen, List<Violation> violations, SortedSet<String> along, SortedSet<String> leave) {

        /** Whether it can be published as it is. */
        public boolean holds() {
            return violations.isEmpty();
        }
    }

    private final Function<Collection<ConsultationChange>, PlanningData> terms;
    private final Map<String, List<ScheduleRow>> standing;
    private final Set<String> held;
    private final SortedSet<String> heldElsewhere = new TreeSet<>();
    private final SortedMap<String, ConsultationChange> changes = new TreeMap<>();
    private final SortedSet<String> takenBack = new TreeSet<>();
    private final SortedMap<String, List<Violation>> left = new TreeMap<>();
    private final SortedMap<String, Long> clashes = new TreeMap<>();

    /**
     * @param terms the planning data of this moment with what the proposal assumes for some of its changes
     * @param standing what is published or held now
     * @param held the requests whose consultations are only held
     * @param since by request, what was published after the proposal's data were read
     * @param proposed the proposal's schedule
     * @param pins of the requests whose consultations the proposal pins, those that are not pinned yet
     */
    Publishable(
            Function<Collection<ConsultationChange>, PlanningData> terms,
            List<ScheduleRow> standing,
            Set<String> held,
            Map<String, PublicationRows.Since> since,
            List<ScheduleRow> proposed,
            Set<String> pins) {
        this.terms = terms;
        this.held = held;
        this.standing = ScheduleRow.byRequest(standing);
        compare(since, ScheduleRow.byRequest(proposed), pins);
        settle();
    }

    private void compare(
            Map<String, PublicationRows.Since> since, Map<String, List<ScheduleRow>> proposed, Set<String> pins) {
        var requests = new TreeSet<>(standing.keySet());
        requests.addAll(proposed.keySet());
        for (String request : requests) {
            List<ScheduleRow> now = standing.getOrDefault(request, List.of());
            List<ScheduleRow> mine = proposed.getOrDefault(request, List.of());
            PublicationRows.Since meanwhile = since.get(request);
            List<ScheduleRow> then = meanwhile == null ? now : meanwhile.before();
            if (held.contains(request)) {
                if (!mine.isEmpty() && !same(mine, now)) {
                    heldElsewhere.add(request);
                }
            } else if (same(mine, now)) {
                if (pins.contains(request)) {
                    changes.put(request, new ConsultationChange(request, now, now));
                }
            } else if (same(mine, then) && !now.isEmpty()) {
                continue;
            } else if (same(then, now) || now.isEmpty()) {
                changes.put(request, new ConsultationChange(request, now, mine));
            } else {
                clashes.put(request, Objects.requireNonNull(meanwhile).publication());
            }
        }
    }

    /** Leaves out changes, and takes back what can't stand, until the rest is valid as a whole. */
    private void settle() {
        while (true) {
            List<Violation> found = violations(changes.keySet());
            if (found.isEmpty()) {
                return;
            }
            if (!takeBack(found) && !leaveOut(found)) {
                throw new IllegalStateException("Nothing can be done about " + found.getFirst());
            }
        }
    }

    /** Published consultations that break a rule by no fault of the changes. */
    private boolean takeBack(List<Violation> found) {
        boolean any = false;
        for (Violation violation : found) {
            String request = held.contains(violation.request())
                    ? violation.involved().stream()
                            .filter(other -> !held.contains(other))
                            .min(String::compareTo)
                            .orElse(violation.request())
                    : violation.request();
            if (violation.involved().stream().noneMatch(this::changesFreely)
                    && standing.containsKey(request)
                    && !held.contains(request)
                    && takenBack.add(request)) {
                note(request, violation);
                changes.put(request, new ConsultationChange(request, rows(request), List.of()));
                any = true;
            }
        }
        return any;
    }

    /** Those first that alone are at fault: where two are, one may be gone already for another reason. */
    private boolean leaveOut(List<Violation> found) {
        var gone = new TreeMap<String, List<Violation>>();
        for (Violation violation : found) {
            List<String> atFault =
                    violation.involved().stream().filter(this::changesFreely).toList();
            if (atFault.size() == 1) {
                gone.computeIfAbsent(atFault.getFirst(), request -> new ArrayList<>())
                        .add(violation);
            }
        }
        if (gone.isEmpty()) {
            for (Violation violation : found) {
                charged(violation, this::changesFreely)
                        .ifPresent(request -> gone.computeIfAbsent(request, none -> new ArrayList<>())
                                .add(violation));
            }
        }
        gone.forEach((request, reasons) -> {
            reasons.forEach(reason -> note(request, reason));
            changes.remove(request);
        });
        return !gone.isEmpty();
    }

    private boolean changesFreely(String request) {
        return changes.containsKey(request) && !takenBack.contains(request);
    }

    private static Optional<String> charged(Violation violation, Predicate<String> possible) {
        return possible.test(violation.request())
                ? Optional.of(violation.request())
                : violation.involved().stream().filter(possible).max(String::compareTo);
    }

    private void note(String request, Violation reason) {
        left.computeIfAbsent(request, none -> new ArrayList<>()).add(reason);
    }

    /** The changes that can be published together, by request; those that must be are {@link #takenBack} among them. */
    public SortedMap<String, ConsultationChange> changes() {
        return Collections.unmodifiableSortedMap(changes);
    }

    /** Published consultations that can't stand: no publication leaves them. */
    public SortedSet<String> takenBack() {
        return Collections.unmodifiableSortedSet(takenBack);
    }

    /** Why changes were left out or consultations taken back: the rules that are broken, by request. */
    SortedMap<String, List<Violation>> reasons() {
        return left;
    }

    /** Requests that both the proposal and a later publication changed, with that publication. */
    SortedMap<String, Long> clashes() {
        return clashes;
    }

    /** Held requests that the proposal has elsewhere. */
    SortedSet<String> heldElsewhere() {
        return heldElsewhere;
    }

    /** Whether its consultation is published or held and stays as it is. */
    boolean stands(String request) {
        return standing.containsKey(request) && !changes.containsKey(request);
    }

    /** The ids of all that would be published, by kind. */
    public PlanChanges ids() {
        return PlanChanges.of(changes.values(), unchangedBy(changes.keySet()));
    }

    /** The published consultations that stay as they are when some of the changes are published. */
    Set<String> unchangedBy(Set<String> chosen) {
        var stay = new TreeSet<>(standing.keySet());
        stay.removeAll(chosen);
        stay.removeAll(held);
        return stay;
    }

    /** What publishing some of the changes would come to; ids that change nothing are passed over. */
    public Selection selection(Collection<String> some) {
        var chosen = new TreeSet<String>(takenBack);
        some.stream().filter(changes::containsKey).forEach(chosen::add);
        // All of them hold, or they would not have settled.
        List<Violation> found = chosen.size() == changes.size() ? List.of() : violations(chosen);
        return found.isEmpty()
                ? new Selection(chosen, found, new TreeSet<>(), new TreeSet<>())
                : new Selection(chosen, found, along(chosen, found), toLeave(chosen, found));
    }

    /** Grows the selection until it holds: it does at the latest when it is all of the changes. */
    private SortedSet<String> along(Set<String> chosen, List<Violation> first) {
        var grown = new TreeSet<>(chosen);
        List<Violation> found = first;
        for (int round = 0; !found.isEmpty(); round++) {
            int before = grown.size();
            for (Violation violation : found) {
                List<String> missing = violation.involved().stream()
                        .filter(request -> changes.containsKey(request) && !grown.contains(request))
                        .sorted()
                        .toList();
                grown.addAll(round < PATIENT_ROUNDS ? missing.subList(0, Math.min(1, missing.size())) : missing);
            }
            if (grown.size() == before) {
                grown.addAll(changes.keySet());
            }
            found = violations(grown);
            if (grown.size() == changes.size()) {
                break;
            }
        }
        grown.removeAll(chosen);
        return grown;
    }

    /** Shrinks the selection until it holds. */
    private SortedSet<String> toLeave(Set<String> chosen, List<Violation> first) {
        var kept = new TreeSet<>(chosen);
        List<Violation> found = first;
        while (!found.isEmpty()) {
            int before = kept.size();
            for (Violation violation : found) {
                charged(violation, request -> kept.contains(request) && !takenBack.contains(request))
                        .ifPresent(kept::remove);
            }
            if (kept.size() == before) {
                break;
            }
            found = violations(kept);
        }
        var leave = new TreeSet<>(chosen);
        leave.removeAll(kept);
        return leave;
    }

    /** The rules that are broken by what is published now. */
    List<Violation> brokenBefore() {
        return violations(Set.of());
    }

    /** When the consultations that it is about begin, as they are and as they would be. */
    Stream<LocalDateTime> starts() {
        return Stream.concat(
                standing.values().stream().map(rows -> rows.getFirst().start()),
                changes.values().stream().map(change -> change.any().start()));
    }

    private List<Violation> violations(Set<String> chosen) {
        List<ConsultationChange> done =
                chosen.stream().map(changes::get).filter(Objects::nonNull).toList();
        PlanningData data = terms.apply(done);
        List<ScheduleRow> schedule = scheduleWith(chosen);
        List<Violation> found = ScheduleCheck.checkOwn(data, schedule);
        if (held.isEmpty()) {
            return found;
        }
        // What is held may go, and what comes after it must stand without.
        List<ScheduleRow> published =
                schedule.stream().filter(row -> !held.contains(row.request())).toList();
        return Stream.concat(
                        found.stream(), ScheduleCheck.checkOwn(data.with(rows -> rows.letGo(held)), published).stream())
                .distinct()
                .toList();
    }

    /** What would be published with some of the changes, in file order. */
    List<ScheduleRow> scheduleWith(Set<String> chosen) {
        var schedule = new ArrayList<ScheduleRow>();
        standing.forEach((request, rows) -> {
            if (!chosen.contains(request)) {
                schedule.addAll(rows);
            }
        });
        chosen.forEach(request -> schedule.addAll(
                Objects.requireNonNull(changes.get(request), request).after()));
        schedule.sort(ScheduleRow.FILE_ORDER);
        return schedule;
    }

    private List<ScheduleRow> rows(String request) {
        return Objects.requireNonNull(standing.get(request), request);
    }

    /** Differs where the changes differ, so that a planner publishes what they were shown. */
    public String fingerprint() {
        return UUID.nameUUIDFromBytes((changes.values().toString() + takenBack).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether both are one consultation as it is, whatever the order of its rows; its end follows from the request. */
    private static boolean same(List<ScheduleRow> one, List<ScheduleRow> other) {
        return PlanChanges.isSame(one, other);
    }
}
