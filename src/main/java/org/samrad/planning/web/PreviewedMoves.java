package org.samrad.planning.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.planning.PlanDiff;
import org.samrad.planning.PlanDiff.Held;
import org.samrad.request.Case;
import org.samrad.request.Cases;
import org.samrad.request.ConsultationRequest;
import org.samrad.request.ConsultationRequests;
import org.samrad.solver.PlanRule;
import org.samrad.specialist.Specialist;
import org.samrad.specialist.Specialists;
import org.samrad.system.CurrentUser;
import org.samrad.system.Role;
import org.springframework.stereotype.Component;

/** The consultations that a preview would move, as the page lists them: those first whose cost falls the most. */
@Component
class PreviewedMoves {

    /** How many are listed; the counts are of all. */
    static final int MOST = 100;

    private final ConsultationRequests requests;
    private final Cases cases;
    private final Specialists specialists;

    PreviewedMoves(ConsultationRequests requests, Cases cases, Specialists specialists) {
        this.requests = requests;
        this.cases = cases;
        this.specialists = specialists;
    }

    /**
     * One consultation that would be held otherwise.
     *
     * @param hidden whether the reader may see neither time, place nor panel of it; then all of them are left out
     * @param comes names of those who are on the panel only then
     * @param goes names of those who are on it only now
     * @param better ids of the rules that cost less then
     * @param worse ids of the rules that cost more then
     */
    record Move(
            String request,
            String title,
            PlanDiff.Kind kind,
            boolean hidden,
            @Nullable Held before,
            @Nullable Held after,
            List<String> comes,
            List<String> goes,
            List<String> better,
            List<String> worse) {}

    /** The first {@value #MOST}. */
    List<Move> of(PlanDiff diff, CurrentUser reader) {
        List<PlanDiff.Row> rows = diff.rows().stream()
                .sorted(Comparator.comparingDouble((PlanDiff.Row row) -> row.costChange(PlanRule.Level.MEDIUM))
                        .thenComparingDouble(row -> row.costChange(PlanRule.Level.SOFT)))
                .limit(MOST)
                .toList();
        Map<String, ConsultationRequest> asked =
                requests.findAllById(rows.stream().map(PlanDiff.Row::request).toList()).stream()
                        .collect(Collectors.toMap(ConsultationRequest::id, request -> request));
        Set<String> hidden = reader.is(Role.COORDINATOR) ? Set.of() : hidden(asked);
        Map<String, String> names = names(rows);
        return rows.stream()
                .map(row -> move(row, asked.get(row.request()), hidden.contains(row.request()), names))
                .toList();
    }

    private Set<String> hidden(Map<String, ConsultationRequest> asked) {
        Set<String> protectedCases = cases
                .findAllById(
                        asked.values().stream().map(ConsultationRequest::caseId).collect(Collectors.toSet()))
                .stream()
                .filter(Case::isProtected)
                .map(Case::id)
                .collect(Collectors.toSet());
        return asked.values().stream()
                .filter(request -> protectedCases.contains(request.caseId()))
                .map(ConsultationRequest::id)
                .collect(Collectors.toSet());
    }

    private Map<String, String> names(List<PlanDiff.Row> rows) {
        var ids = new HashSet<String>();
        rows.forEach(row -> ids.addAll(row.people()));
        var names = new HashMap<String, String>();
        specialists.findAllById(ids).forEach((Specialist one) -> names.put(one.id(), one.name()));
        return names;
    }

    private static Move move(
            PlanDiff.Row row, @Nullable ConsultationRequest asked, boolean hidden, Map<String, String> names) {
        String title = asked == null ? null : asked.title();
        return new Move(
                row.request(),
                title == null ? "" : title,
                row.kind(),
                hidden,
                hidden ? null : row.before(),
                hidden ? null : row.after(),
                hidden ? List.of() : without(row.after(), row.before(), names),
                hidden ? List.of() : without(row.before(), row.after(), names),
                rules(row, -1),
                rules(row, 1));
    }

    /** Names of those on one panel who are not on the other. */
    private static List<String> without(@Nullable Held one, @Nullable Held other, Map<String, String> names) {
        if (one == null || other == null) {
            return List.of();
        }
        var left = new ArrayList<>(members(one.panel()));
        left.removeAll(members(other.panel()));
        return left.stream().map(id -> names.getOrDefault(id, id)).sorted().toList();
    }

    private static Set<String> members(SortedMap<String, String> panel) {
        return new HashSet<>(panel.values());
    }

    private static List<String> rules(PlanDiff.Row row, int sign) {
        return row.costChange().entrySet().stream()
                .filter(change -> Math.signum(change.getValue()) == sign)
                .map(change -> change.getKey().id())
                .toList();
    }
}
