package org.samrad.publish;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.ConsultationChange;
import org.samrad.plan.PublicationRows;
import org.samrad.publish.Conflict.Cause;

/** Says of each conflict what has come in between, as far as the data of this moment tell. */
final class Conflicts {

    private static final Set<String> ABOUT_THE_REQUEST = Set.of(
            "request-window",
            "participant-window",
            "mode",
            "duration",
            "sectors",
            "language",
            "competence",
            "whole",
            "reference",
            "sequence");

    private final Publishable publishable;
    private final PlanningData data;
    private final Map<String, List<ScheduleRow>> proposed;
    private final Map<String, PublicationRows.Since> since;
    private final Set<String> changedRequests;
    private final Set<String> heldBack;
    private final Set<String> requests = new HashSet<>();
    private final Set<String> pinned = new HashSet<>();
    private final Map<String, List<PlanningData.Absence>> absences;

    /**
     * @param changedRequests whose terms were changed since the proposal was made
     * @param heldBack that are not planned, since what they come after is withdrawn
     */
    Conflicts(
            Publishable publishable,
            PlanningData data,
            List<ScheduleRow> proposed,
            Map<String, PublicationRows.Since> since,
            Set<String> changedRequests,
            Set<String> heldBack) {
        this.publishable = publishable;
        this.data = data;
        this.proposed = ScheduleRow.byRequest(proposed);
        this.since = since;
        this.changedRequests = changedRequests;
        this.heldBack = heldBack;
        data.requests().forEach(request -> requests.add(request.id()));
        data.bookedRoles().stream()
                .filter(PlanningData.BookedRole::pinned)
                .forEach(booked -> pinned.add(booked.request()));
        this.absences = data.absences().stream().collect(Collectors.groupingBy(PlanningData.Absence::specialist));
    }

    /** One for each request and rule, by request. */
    List<Conflict> all() {
        var all = new ArrayList<Conflict>();
        publishable
                .clashes()
                .forEach((request, publication) -> all.add(new Conflict(
                        request, Cause.PUBLISHED_MEANWHILE, null, "", null, null, publication, null, false)));
        publishable
                .heldElsewhere()
                .forEach(request -> all.add(new Conflict(
                        request,
                        Cause.HELD,
                        null,
                        "",
                        null,
                        null,
                        0,
                        data.held().get(request),
                        false)));
        publishable.reasons().forEach((request, violations) -> {
            var rules = new HashSet<String>();
            for (Violation violation : violations) {
                if (rules.add(violation.rule())) {
                    all.add(conflict(request, violation));
                }
            }
        });
        all.sort(Comparator.comparing(Conflict::request));
        return all;
    }

    private Conflict conflict(String request, Violation violation) {
        boolean takenBack = publishable.takenBack().contains(request);
        String other = violation.involved().stream()
                .filter(id -> !id.equals(request))
                .min(Comparator.comparing((String id) -> !stands(id)).thenComparing(Comparator.naturalOrder()))
                .orElse(null);
        List<ScheduleRow> rows = rows(request, takenBack);
        String away = violation.rule().equals("availability") ? violation.specialist() : null;
        Cause cause = other != null ? joint(request, other) : alone(request, violation, away, rows);
        long publication = cause == Cause.TAKEN_MEANWHILE && other != null ? publicationOf(other) : 0;
        String specialist = cause == Cause.ABSENCE || cause == Cause.NOT_OFFERED ? away : null;
        return new Conflict(
                request,
                cause,
                violation.rule(),
                violation.detail(),
                other,
                specialist,
                publication,
                cause == Cause.TAKEN_HELD && other != null ? data.held().get(other) : null,
                takenBack);
    }

    private Cause joint(String request, String other) {
        if (data.held().containsKey(other)) {
            return Cause.TAKEN_HELD;
        }
        if (pinned.contains(other)) {
            return Cause.TAKEN_PINNED;
        }
        if (publicationOf(other) > 0) {
            return Cause.TAKEN_MEANWHILE;
        }
        if (stands(other)) {
            return Cause.TAKEN;
        }
        return changedRequests.contains(request) || !requests.contains(other) ? Cause.REQUEST_CHANGED : Cause.TOGETHER;
    }

    private Cause alone(String request, Violation violation, @Nullable String away, List<ScheduleRow> rows) {
        String rule = violation.rule();
        if (!requests.contains(request)) {
            return heldBack.contains(request) ? Cause.HELD_BACK : Cause.WITHDRAWN;
        }
        if (rule.equals("pinned")) {
            return Cause.PINNED;
        }
        LocalDateTime now = data.header().now();
        if (rule.equals("start") && rows.stream().anyMatch(row -> row.start().isBefore(now))) {
            return Cause.PASSED;
        }
        if (away != null) {
            return isAbsent(away, rows.getFirst()) ? Cause.ABSENCE : Cause.NOT_OFFERED;
        }
        return ABOUT_THE_REQUEST.contains(rule) && changedRequests.contains(request)
                ? Cause.REQUEST_CHANGED
                : Cause.RULE;
    }

    private boolean isAbsent(String specialist, ScheduleRow row) {
        return absences.getOrDefault(specialist, List.of()).stream()
                .anyMatch(absence ->
                        absence.from().isBefore(row.end()) && absence.until().isAfter(row.start()));
    }

    private boolean stands(String request) {
        return publishable.stands(request);
    }

    private long publicationOf(String request) {
        PublicationRows.Since meanwhile = since.get(request);
        return stands(request) && meanwhile != null ? meanwhile.publication() : 0;
    }

    /** What the conflict is about: the proposal's place, or the published one where that can't stand. */
    private List<ScheduleRow> rows(String request, boolean takenBack) {
        ConsultationChange change = publishable.changes().get(request);
        return takenBack && change != null ? change.before() : proposed.getOrDefault(request, List.of());
    }
}
