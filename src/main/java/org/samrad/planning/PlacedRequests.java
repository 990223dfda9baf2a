package org.samrad.planning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.Place;
import org.samrad.solver.Plan;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.Specialist;
import org.samrad.solver.Weights;

/** Turns a schedule of a data set, as {@code schedule.csv} and the pages hold it, back into a plan. */
final class PlacedRequests {

    private PlacedRequests() {}

    /**
     * The plan that a schedule is; what is pinned stands as given.
     *
     * @param schedule refers to nothing that the data lack; requests that it leaves out are unscheduled
     */
    static Plan plan(PlanningData data, Problem problem, Weights weights, List<ScheduleRow> schedule) {
        var requests = new HashMap<String, Request>();
        problem.requests().forEach(request -> requests.put(request.id(), request));
        var specialists = new HashMap<String, Specialist>();
        problem.specialists().forEach(specialist -> specialists.put(specialist.id(), specialist));
        var sites = new HashMap<String, Integer>();
        data.sites().forEach(site -> sites.put(site.id(), sites.size()));
        var placements = new ArrayList<Request.@Nullable Placement>(
                Collections.nCopies(problem.requests().size(), null));
        for (ScheduleRow row : schedule) {
            Request request = found(requests, row.request());
            Request.Placement placement = placements.get(request.index());
            if (placement == null) {
                int site = row.site() == null ? Place.NO_SITE : found(sites, row.site());
                placement = new Request.Placement(
                        ProblemLoader.minute(data, row.start()),
                        new Place(row.mode(), site),
                        new Specialist[request.roles().length]);
                placements.set(request.index(), placement);
            }
            for (Role role : request.roles()) {
                if (role.name().equals(row.role())) {
                    placement.panel()[role.index()] = found(specialists, row.specialist());
                }
            }
        }
        return Plan.of(problem, weights, placements);
    }

    private static <T> T found(Map<String, T> known, String id) {
        T one = known.get(id);
        if (one == null) {
            throw new IllegalArgumentException("The schedule names %s, which the data set lacks.".formatted(id));
        }
        return one;
    }
}
