package org.samrad.plan.web;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.snapshot.OpenPlan;

/**
 * The consultations of one week: those of a plan, each set against what is published, and those that are published and would
 * go. Of what is published alone, each stands.
 */
public final class WeekPlan {

    private static final Comparator<PlacedConsultation> BY_START =
            Comparator.comparing(PlacedConsultation::start).thenComparing(PlacedConsultation::request);

    private final PlanningData data;
    private final Set<String> pins;
    private final Map<String, ? extends Set<String>> broken;
    private final Map<String, PlanningData.Request> requests;

    private WeekPlan(OpenPlan plan, Set<String> pins, Map<String, ? extends Set<String>> broken) {
        this.data = plan.data();
        this.pins = pins;
        this.broken = broken;
        this.requests = plan.data().requests().stream()
                .collect(Collectors.toMap(PlanningData.Request::id, Function.identity()));
    }

    /**
     * By start, then request.
     *
     * @param pins ids of requests whose consultation the plan pins beyond what is pinned as published
     * @param broken ids of the rules that consultations break, by request: of the plan as it is, since two of which the reader
     *     sees one may clash
     */
    public static List<PlacedConsultation> of(
            OpenPlan plan, Set<String> pins, Map<String, ? extends Set<String>> broken, PlanWeek week) {
        return new WeekPlan(plan, pins, broken).consultations(plan.schedule(), week);
    }

    /** What was held in a week before those that are planned; by which rules it was is past, too. */
    public static List<PlacedConsultation> held(OpenPlan plan, PlanWeek week) {
        return new WeekPlan(plan, Set.of(), Map.of()).consultations(plan.schedule(), week);
    }

    private List<PlacedConsultation> consultations(List<ScheduleRow> schedule, PlanWeek week) {
        LocalDateTime from = week.monday().atStartOfDay();
        LocalDateTime until = week.next().monday().atStartOfDay();
        var pinned = new HashSet<>(pins);
        data.bookedRoles().stream()
                .filter(PlanningData.BookedRole::pinned)
                .forEach(booked -> pinned.add(booked.request()));
        Map<String, Placement> published = Placement.byRequest(data.published());
        Map<String, Placement> planned = Placement.byRequest(schedule);
        var all = new ArrayList<PlacedConsultation>();
        planned.forEach((request, held) -> {
            if (!held.start().isBefore(from) && held.start().isBefore(until)) {
                Placement before = published.get(request);
                Standing standing =
                        before == null ? Standing.PROPOSED : !before.equals(held) ? Standing.MOVED : stands(request);
                add(all, request, held, standing, pinned.contains(request));
            }
        });
        published.forEach((request, held) -> {
            if (!held.start().isBefore(from) && held.start().isBefore(until) && !held.equals(planned.get(request))) {
                Standing standing = data.held().containsKey(request)
                        ? Standing.HELD
                        : planned.containsKey(request) ? Standing.LEAVING : Standing.DROPPED;
                add(all, request, held, standing, false);
            }
        });
        all.sort(BY_START);
        return all;
    }

    private Standing stands(String request) {
        return data.held().containsKey(request) ? Standing.HELD : Standing.PUBLISHED;
    }

    private void add(List<PlacedConsultation> all, String request, Placement held, Standing standing, boolean pinned) {
        PlanningData.Request asked = requests.get(request);
        String caseId = asked == null ? "" : asked.caseId();
        String title = asked == null ? null : asked.terms().title();
        boolean past = held.start().isBefore(data.header().now());
        Set<String> brokenRules = broken.get(request);
        boolean shown = standing != Standing.LEAVING && standing != Standing.DROPPED;
        all.add(new PlacedConsultation(
                request,
                caseId,
                title == null ? "" : title,
                held.start(),
                held.end(),
                held.mode(),
                held.site(),
                held.panel(),
                standing,
                // What has begun stands anyway; only what somebody pinned carries the sign.
                pinned && !past && standing != Standing.HELD,
                past,
                standing == Standing.HELD ? data.held().get(request) : null,
                shown && brokenRules != null ? List.copyOf(brokenRules) : List.of()));
    }

    /** The names of specialists by id. */
    public static Map<String, String> names(PlanningData data) {
        return data.specialists().stream()
                .collect(Collectors.toMap(PlanningData.Specialist::id, PlanningData.Specialist::name));
    }

    /** The names of sites by id. */
    public static Map<String, String> siteNames(PlanningData data) {
        return data.sites().stream().collect(Collectors.toMap(PlanningData.Site::id, PlanningData.Site::name));
    }
}
