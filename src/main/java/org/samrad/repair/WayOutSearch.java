package org.samrad.repair;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.RequestRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.repair.WayOut.Way;
import org.samrad.suggest.PricedOption;
import org.samrad.suggest.Relocation;
import org.samrad.suggest.Relocations;
import org.samrad.suggest.Supposed;
import org.samrad.suggest.Supposition;

/**
 * Finds the way out that changes least, while everything else that is published or held stays. What is valid the independent checker
 * says. Who steps in at the same time does so whatever notice is asked for: it is the consultation that would go otherwise.
 */
final class WayOutSearch {

    /** How many of the nearest times are tried, should the checker refuse one. */
    private static final int TRIED = 5;

    private final OpenPlan plan;
    private final PlanningData.Request request;
    private final List<ScheduleRow> held;
    private final String role;
    private final Set<String> declined;

    private WayOutSearch(
            OpenPlan plan, PlanningData.Request request, List<ScheduleRow> held, String role, Set<String> declined) {
        this.plan = plan;
        this.request = request;
        this.held = held;
        this.role = role;
        this.declined = declined;
    }

    /**
     * Looks for it.
     *
     * @param plan what is published
     * @param role of who declined
     * @param declined the ids of everybody who declined this request
     * @return empty where the plan does not hold the consultation, so that nothing can be said of it
     */
    static Optional<WayOut> find(OpenPlan plan, String request, String role, Set<String> declined) {
        List<ScheduleRow> held = plan.schedule().stream()
                .filter(row -> row.request().equals(request))
                .toList();
        return plan.data().requests().stream()
                .filter(one -> one.id().equals(request) && !held.isEmpty())
                .findFirst()
                .map(one -> new WayOutSearch(plan, one, held, role, declined).find());
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
        Relocations now = relocations(openedAtOnce(plan.data(), request.id()));
        Optional<Relocation> replaced = now.seats(role).stream()
                .filter(Relocation::valid)
                .filter(one -> !declined.contains(seated(one.rows())))
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

    private WayOut moved() {
        Map<String, String> others = new TreeMap<>();
        held.stream()
                .filter(row ->
                        !declined.contains(row.specialist()) && !row.role().equals(role))
                .forEach(row -> others.put(row.role(), row.specialist()));
        if (starts(Map.of()).isEmpty()) {
            return WayOut.QUEUE;
        }
        Relocations later = relocations(opened(plan.data(), request.id()));
        for (int kept = others.size(); kept >= 0; kept--) {
            var nearest = new ArrayList<Candidate>();
            for (Map<String, String> some : subsets(others, kept)) {
                starts(some).stream()
                        .sorted(Comparator.comparing(this::distance))
                        .limit(TRIED)
                        .map(start -> new Candidate(start, some))
                        .forEach(nearest::add);
            }
            nearest.sort(Comparator.comparing(candidate -> distance(candidate.start())));
            for (Candidate candidate : nearest) {
                List<ScheduleRow> rows = rowsAt(candidate);
                if (rows != null && later.to(rows).valid()) {
                    return new WayOut(Way.MOVE, rows);
                }
            }
        }
        return WayOut.QUEUE;
    }

    private record Candidate(LocalDateTime start, Map<String, String> kept) {}

    private Duration distance(LocalDateTime start) {
        return Duration.between(held.getFirst().start(), start).abs();
    }

    private List<LocalDateTime> starts(Map<String, String> kept) {
        int days = (int) ChronoUnit.DAYS.between(
                plan.data().header().horizonStart(), plan.data().header().horizonEnd());
        return supposing(kept, null).chances(days).starts();
    }

    private @Nullable List<ScheduleRow> rowsAt(Candidate candidate) {
        List<PricedOption> options =
                supposing(candidate.kept(), candidate.start()).options();
        if (options.isEmpty()) {
            return null;
        }
        PricedOption best = options.getFirst();
        return new Placement(
                        request.id(), best.start(), best.end(), best.mode(), best.site(), new TreeMap<>(best.panel()))
                .rows();
    }

    /** The request with some of its people kept, and at one time where that is given. */
    private Supposition supposing(Map<String, String> kept, @Nullable LocalDateTime start) {
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
                        declined);
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

    private static Set<Map<String, String>> subsets(Map<String, String> all, int size) {
        if (size == all.size()) {
            return Set.of(all);
        }
        Set<Map<String, String>> larger = subsets(all, size + 1);
        return larger.stream()
                .flatMap(one -> one.keySet().stream().map(left -> {
                    var less = new TreeMap<>(one);
                    less.remove(left);
                    return less;
                }))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
