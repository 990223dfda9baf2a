package org.samrad.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.time.LocalMinutes;

/** From a plan to a schedule, by ids and local times, and back onto a problem, also one of other data. */
public final class Schedules {

    private Schedules() {}

    /** The schedule that a plan comes to, in file order. */
    public static List<ScheduleRow> of(Plan plan, PlanningData data) {
        var rows = new ArrayList<ScheduleRow>();
        var minutes = new LocalMinutes(data.header().horizonStart());
        for (Consultation consultation : plan.getConsultations()) {
            Option option = consultation.getOption();
            if (option == null) {
                continue;
            }
            int site = option.place().site();
            for (Role role : option.request().roles()) {
                SpecialistFacts member = option.member(role);
                if (member != null) {
                    rows.add(new ScheduleRow(
                            option.request().id(),
                            minutes.time(option.start()),
                            minutes.time(option.end()),
                            option.place().mode(),
                            site == Place.NO_SITE
                                    ? null
                                    : data.sites().get(site).id(),
                            role.name(),
                            member.id()));
                }
            }
        }
        rows.sort(ScheduleRow.FILE_ORDER);
        return rows;
    }

    /** The plan that a schedule is: what it leaves out is unscheduled, what is pinned stands as given. */
    public static Plan plan(List<ScheduleRow> rows, PlanningData data, Problem problem, Weights weights) {
        Map<String, Request.Placement> placements = placements(rows, data, problem);
        var inOrder = new ArrayList<Request.@Nullable Placement>();
        problem.requests().forEach(request -> inOrder.add(placements.get(request.id())));
        return Plan.of(problem, weights, inOrder);
    }

    /**
     * What a schedule holds for the requests of a problem, by request id. Requests, roles and specialists that the problem does
     * not know are left out, and whole consultations at sites that it does not know.
     *
     * @param data what the problem was loaded from
     */
    static Map<String, Request.Placement> placements(List<ScheduleRow> rows, PlanningData data, Problem problem) {
        var sites = new HashMap<String, Integer>();
        data.sites().forEach(site -> sites.put(site.id(), sites.size()));
        var specialists = new HashMap<String, SpecialistFacts>();
        problem.specialists().forEach(specialist -> specialists.put(specialist.id(), specialist));
        var requests = new HashMap<String, Request>();
        problem.requests().forEach(request -> requests.put(request.id(), request));
        var placements = new HashMap<String, Request.Placement>();
        var minutes = new LocalMinutes(data.header().horizonStart());
        for (ScheduleRow row : rows) {
            Request request = requests.get(row.request());
            Integer site = row.site() == null ? Integer.valueOf(Place.NO_SITE) : sites.get(row.site());
            if (request == null || site == null) {
                continue;
            }
            Request.Placement placement = placements.computeIfAbsent(
                    row.request(),
                    id -> new Request.Placement(
                            minutes.minute(row.start()),
                            new Place(row.mode(), site),
                            new @Nullable SpecialistFacts[request.roles().length]));
            for (Role role : request.roles()) {
                if (role.name().equals(row.role())) {
                    placement.panel()[role.index()] = specialists.get(row.specialist());
                }
            }
        }
        return placements;
    }
}
