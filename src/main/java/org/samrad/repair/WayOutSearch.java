package org.samrad.repair;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.answer.WhoDeclined;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.repair.WayOut.Way;
import org.samrad.suggest.Relocation;
import org.samrad.suggest.Relocations;
import org.samrad.suggest.Supposed;
import org.samrad.suggest.Supposition;
import org.samrad.time.TimeRange;

/**
 * Finds the way out that changes least, while everything else that is published or held stays. What is valid the independent checker
 * says. Who steps in at the same time does so whatever notice is asked for: it is the consultation that would go otherwise.
 */
final class WayOutSearch {

    /** How many of the nearest times are tried, should the checker refuse one. */
    private static final int TRIED = 5;

    /** For so long panels are tried; what has been found by then counts. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final OpenPlan plan;
    private final PlanningData.Request request;
    private final List<ScheduleRow> held;
    private final String role;
    private final WhoDeclined declined;
    private final Clock clock;
    private final Instant latest;

    private WayOutSearch(
            OpenPlan plan,
            PlanningData.Request request,
            List<ScheduleRow> held,
            String role,
            WhoDeclined declined,
            Clock clock) {
        this.plan = plan;
        this.request = request;
        this.held = held;
        this.role = role;
        this.declined = declined;
        this.clock = clock;
        this.latest = clock.instant().plus(LONGEST);
    }

    /**
     * Looks for it.
     *
     * @param plan what is published
     * @param role of who declined
     * @param declined whom this request is not asked of
     * @return empty where the plan does not hold the consultation, so that nothing can be said of it
     */
    static Optional<WayOut> find(OpenPlan plan, String request, String role, WhoDeclined declined, Clock clock) {
        List<ScheduleRow> held = plan.schedule().stream()
                .filter(row -> row.request().equals(request))
                .toList();
        return plan.data().requests().stream()
                .filter(one -> one.id().equals(request) && !held.isEmpty())
                .findFirst()
                .map(one -> new WayOutSearch(plan, one, held, role, declined, clock).find());
    }

    /** The data in which one consultation may change, however near it is, and all others stay as they are. */
    static PlanningData openedAtOnce(PlanningData data, String request) {
        return opened(data, request).with(rows -> rows.header = data.header().withNotice(0));
    }

    /** The data in which one consultation may change. */
    static PlanningData opened(PlanningData data, String request) {
        return data.with(rows -> rows.bookedRoles = data.bookedRoles().stream()
                .map(row -> row.request().equals(request)
                        ? new PlanningData.BookedRole(
                                request, row.start(), row.mode(), row.site(), row.role(), row.specialist(), false)
                        : row)
                .toList());
    }

    private WayOut find() {
        Set<String> notNow = declined.at(
                new TimeRange(held.getFirst().start(), held.getFirst().end()));
        Relocations now = relocations(openedAtOnce(plan.data(), request.id()));
        Optional<Relocation> replaced = now.seats(role).stream()
                .filter(Relocation::valid)
                .filter(one -> !notNow.contains(seated(one.rows())))
                .findFirst();
        if (replaced.isPresent()) {
            return new WayOut(Way.REPLACE, replaced.get().rows());
        }
        List<ScheduleRow> others =
                held.stream().filter(row -> !row.role().equals(role)).toList();
        if (isOptional() && !others.isEmpty() && now.to(others).valid()) {
            return new WayOut(Way.WITHOUT, others);
        }
        return moved();
    }

    private Relocations relocations(PlanningData data) {
        return Relocations.of(data, plan.schedule(), plan.recommendations(), request.id());
    }

    private String seated(List<ScheduleRow> rows) {
        return rows.stream()
                .filter(row -> row.role().equals(role))
                .map(ScheduleRow::specialist)
                .findFirst()
                .orElse("");
    }

    private boolean isOptional() {
        return roles().stream().anyMatch(one -> one.role().equals(role) && one.optional());
    }

    private List<RequestRole> roles() {
        return plan.data().requestRoles().stream()
                .filter(one -> one.request().equals(request.id()))
                .toList();
    }

    /**
     * At another time: with everybody who can be kept, else without one of them, else with as many as can be added one by one. So
     * many searches as there are people, twice, and none more once {@link #LONGEST} is over.
     */
    private WayOut moved() {
        List<LocalDateTime> any = starts(Map.of());
        if (any.isEmpty()) {
            return WayOut.QUEUE;
        }
        Map<String, String> kept = new TreeMap<>();
        held.stream()
                .filter(row -> !declined.always().contains(row.specialist()))
                .forEach(row -> kept.put(row.role(), row.specialist()));
        Relocations later = relocations(opened(plan.data(), request.id()));
        return Stream.<Supplier<Optional<WayOut>>>of(
                        () -> nearest(later, kept.isEmpty() ? List.of() : List.of(kept)),
                        () -> nearest(
                                later,
                                kept.keySet().stream()
                                        .map(one -> without(kept, one))
                                        .filter(some -> !some.isEmpty())
                                        .toList()),
                        () -> nearestOfMost(later, kept),
                        () -> nearestOf(later, candidates(any, Map.of())))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(WayOut.QUEUE);
    }

    /** At the nearest time at which all of one of these panels can. */
    private Optional<WayOut> nearest(Relocations later, List<Map<String, String>> panels) {
        return nearestOf(
                later,
                panels.stream()
                        .takeWhile(any -> !isLate())
                        .flatMap(some -> candidates(starts(some), some).stream())
                        .toList());
    }

    /** With as many as can be added one by one; where the checker lets none of that be, with fewer of them. */
    private Optional<WayOut> nearestOfMost(Relocations later, Map<String, String> all) {
        var some = new TreeMap<String, String>();
        var steps = new ArrayList<List<Candidate>>();
        for (Map.Entry<String, String> one : all.entrySet()) {
            if (isLate()) {
                break;
            }
            var more = new TreeMap<>(some);
            more.put(one.getKey(), one.getValue());
            List<LocalDateTime> starts = starts(more);
            if (!starts.isEmpty()) {
                some = more;
                steps.add(candidates(starts, more));
            }
        }
        return steps.reversed().stream()
                .takeWhile(any -> !isLate())
                .map(candidates -> nearestOf(later, candidates))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<WayOut> nearestOf(Relocations later, List<Candidate> some) {
        return some.stream()
                .sorted(Comparator.comparing(candidate -> distance(candidate.start())))
                .limit(2 * TRIED)
                .map(this::rowsAt)
                .flatMap(Optional::stream)
                .filter(rows -> later.to(rows).valid())
                .map(rows -> new WayOut(Way.MOVE, rows))
                .findFirst();
    }

    private List<Candidate> candidates(List<LocalDateTime> starts, Map<String, String> kept) {
        return starts.stream()
                .sorted(Comparator.comparing(this::distance))
                .limit(TRIED)
                .map(start -> new Candidate(start, kept))
                .toList();
    }

    private static Map<String, String> without(Map<String, String> all, String role) {
        var less = new TreeMap<>(all);
        less.remove(role);
        return less;
    }

    private boolean isLate() {
        return clock.instant().isAfter(latest);
    }

    /** @param kept by role, who is kept */
    private record Candidate(LocalDateTime start, Map<String, String> kept) {}

    private Duration distance(LocalDateTime start) {
        return Duration.between(held.getFirst().start(), start).abs();
    }

    private TimeRange hours(LocalDateTime start) {
        return new TimeRange(start, start.plusMinutes(request.terms().durationMinutes()));
    }

    /** Every start at which a panel with these people can: of those who are away for a while, only where they are not. */
    private List<LocalDateTime> starts(Map<String, String> kept) {
        var starts = new TreeSet<LocalDateTime>();
        supposing(kept, null, declined.always()).chances(days()).starts().stream()
                .filter(start -> !declined.isAway(hours(start)))
                .forEach(starts::add);
        if (!declined.away().isEmpty() && kept.values().stream().noneMatch(declined.ever()::contains)) {
            starts.addAll(supposing(kept, null, declined.ever()).chances(days()).starts());
        }
        return List.copyOf(starts);
    }

    private int days() {
        return (int) ChronoUnit.DAYS.between(
                plan.data().header().horizonStart(), plan.data().header().horizonEnd());
    }

    private Optional<List<ScheduleRow>> rowsAt(Candidate candidate) {
        return supposing(candidate.kept(), candidate.start(), declined.at(hours(candidate.start()))).options().stream()
                .findFirst()
                .map(best -> new Placement(
                                request.id(),
                                best.start(),
                                best.end(),
                                best.mode(),
                                best.site(),
                                new TreeMap<>(best.panel()))
                        .rows());
    }

    /** The request with some of its people kept, and at one time where that is given. */
    private Supposition supposing(Map<String, String> kept, @Nullable LocalDateTime start, Set<String> without) {
        PlanningData data = plan.data();
        List<PlanningData.RequestWindow> windows = new ArrayList<>(data.requestWindows().stream()
                .filter(window -> window.request().equals(request.id()) && (start == null || window.preferred()))
                .toList());
        if (start != null) {
            LocalDateTime end = start.plusMinutes(request.terms().durationMinutes());
            windows.add(new PlanningData.RequestWindow(request.id(), start, end, false));
        }
        return plan.recommendations()
                .suppose(
                        new Supposed(
                                request,
                                roles().stream()
                                        .map(one -> keeping(one, kept.get(one.role())))
                                        .toList(),
                                data.requestLinks().stream()
                                        .filter(link -> link.request().equals(request.id()))
                                        .toList(),
                                windows),
                        without);
    }

    private static RequestRole keeping(RequestRole role, @Nullable String specialist) {
        return specialist == null
                ? role
                : new RequestRole(
                        role.request(),
                        role.role(),
                        role.competence(),
                        role.minLevel(),
                        false,
                        role.sector(),
                        specialist,
                        role.sameAs(),
                        role.sameAsRequest());
    }
}
