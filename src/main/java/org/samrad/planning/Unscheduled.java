package org.samrad.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.solver.Consultation;
import org.samrad.solver.Obstacle;
import org.samrad.solver.Obstacles;
import org.samrad.solver.Plan;
import org.samrad.solver.Request;
import org.samrad.solver.Role;

/** Says of each request that a plan leaves out why it has no place, as a code and as a sentence. */
final class Unscheduled {

    private final PlanningData data;
    private final Obstacles obstacles;
    private final Map<String, Integer> highestLevel = new HashMap<>();
    private final Map<String, Map<String, PlanningData.RequestRole>> roles = new HashMap<>();

    private Unscheduled(PlanningData data, Plan plan) {
        this.data = data;
        this.obstacles = new Obstacles(plan);
        data.specialistCompetences().forEach(row -> highestLevel.merge(row.competence(), row.level(), Math::max));
        data.requestRoles()
                .forEach(row -> roles.computeIfAbsent(row.request(), id -> new HashMap<>())
                        .put(row.role(), row));
    }

    /** A row for each unscheduled request, in the order of the data. */
    static List<UnscheduledRow> explain(PlanningData data, Plan plan) {
        var unscheduled = new Unscheduled(data, plan);
        var rows = new ArrayList<UnscheduledRow>();
        for (Consultation consultation : plan.getConsultations()) {
            if (consultation.getOption() == null) {
                rows.add(unscheduled.row(consultation.request()));
            }
        }
        return rows;
    }

    private UnscheduledRow row(Request request) {
        Obstacle obstacle = obstacles.of(request);
        Role role = obstacle.role();
        PlanningData.RequestRole asked =
                role == null ? null : roles.getOrDefault(request.id(), Map.of()).get(role.name());
        Obstacle.Kind kind =
                role == null || asked == null ? obstacle.kind() : refined(obstacle.kind(), request, role, asked);
        return new UnscheduledRow(
                request.id(), kind.name(), role == null ? null : role.name(), sentence(kind, role, asked));
    }

    /** The solver sees only who would do; the data tell why the others would not. */
    private Obstacle.Kind refined(Obstacle.Kind kind, Request request, Role role, PlanningData.RequestRole asked) {
        if (kind == Obstacle.Kind.NO_COMPETENCE && asked.competence() != null) {
            Integer highest = highestLevel.get(asked.competence());
            if (highest != null && highest < asked.minLevel()) {
                return Obstacle.Kind.LEVEL_TOO_LOW;
            }
            if (highest != null && asked.sector() != null) {
                return Obstacle.Kind.SECTOR;
            }
        }
        if (kind == Obstacle.Kind.NO_OFFERED_TIME && isSomeoneAbsent(request, role)) {
            return Obstacle.Kind.ABSENT;
        }
        return kind;
    }

    private boolean isSomeoneAbsent(Request request, Role role) {
        var first = data.header().horizonStart().plusDays(Math.max(0, request.earliestDay()));
        var last = data.header().horizonStart().plusDays(request.latestDay());
        return data.absences().stream()
                .filter(absence -> !absence.from().toLocalDate().isAfter(last)
                        && !absence.until().toLocalDate().isBefore(first))
                .anyMatch(absence -> java.util.Arrays.stream(role.eligible())
                        .anyMatch(candidate -> candidate.specialist().id().equals(absence.specialist())));
    }

    private static String sentence(Obstacle.Kind kind, @Nullable Role role, PlanningData.@Nullable RequestRole asked) {
        String who = role == null ? "The panel" : "The role " + role.name();
        String what = asked == null || asked.competence() == null ? "what it asks" : asked.competence();
        int level = asked == null ? 1 : asked.minLevel();
        return switch (kind) {
            case PAST_WINDOW -> "Its window leaves no start within the planned weeks.";
            case FOLLOWS_UNSCHEDULED -> "The consultation that it follows is not scheduled.";
            case NO_COMPETENCE -> "%s has no candidate: nobody holds %s.".formatted(who, what);
            case LEVEL_TOO_LOW ->
                "%s has no candidate: nobody holds %s at level %d or more.".formatted(who, what, level);
            case COMPETENCE_EXPIRED ->
                "%s has no candidate: %s is valid for nobody in the window.".formatted(who, what);
            case EXCLUDED -> "%s has no candidate: everybody with %s is excluded from the case.".formatted(who, what);
            case NO_LANGUAGE -> "%s has no candidate: nobody with %s speaks a language asked for.".formatted(who, what);
            case NO_MODE -> "%s has no candidate: nobody with %s takes part in a mode asked for.".formatted(who, what);
            case SECTOR -> "Nobody from a sector that must be on the panel can take part.";
            case ABSENT -> "%s has no candidate: those with %s are away in the window.".formatted(who, what);
            case NO_OFFERED_TIME ->
                "%s has no candidate: nobody with %s offers enough time in the window.".formatted(who, what);
            case NO_SITE -> "%s has no candidate: nobody with %s can reach a site asked for.".formatted(who, what);
            case NO_JOINT_TIME ->
                "Each role has candidates, but there is no time when all of them offer time together.";
            case LIMIT -> "%s: everybody with %s has the most consultations they take.".formatted(who, what);
            case NO_ROOM -> "The sites asked for have no room.";
            case BUSY ->
                role == null
                        ? "All the times when the panel could meet are taken by other consultations."
                        : "%s: everybody with %s is booked for other consultations.".formatted(who, what);
        };
    }
}
