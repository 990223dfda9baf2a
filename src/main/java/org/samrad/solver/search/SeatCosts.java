package org.samrad.solver.search;

import org.samrad.solver.Candidate;
import org.samrad.solver.Option;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.PlaceCosts;

/**
 * What the search expects a seat to cost beside what is booked, one seat at a time: to the costs of the seat itself it adds what
 * the even load grows by with this candidate alone, and counts everybody as replacing somebody, or as a new face, whom the
 * published panel or the case has not. Near enough to rank candidates; the score counts whole panels.
 */
final class SeatCosts {

    private final PlaceCosts costs;
    private final BookingIndex index;
    private final long newFaces;
    private final long workload;

    /** @param index what is booked; read each time */
    SeatCosts(PlaceCosts costs, BookingIndex index) {
        this.costs = costs;
        this.index = index;
        this.newFaces = costs.weight(PlanRule.NEW_FACES);
        this.workload = costs.weight(PlanRule.WORKLOAD);
    }

    /** What it costs that this candidate takes the role on a day, the way there aside. */
    long of(Request request, Role role, Candidate candidate, int day) {
        if (!costs.differBySeat()) {
            return 0;
        }
        SpecialistFacts specialist = candidate.specialist();
        long cost = costs.ofSeat(request, role, candidate, day);
        Request.Placement published = request.published();
        if (published != null && published.timesSeated(specialist) == 0) {
            cost += costs.ofReplaced(request, 1);
        }
        if (workload != 0) {
            cost += workload
                    * index.workload().growth(specialist, index.problem().share(specialist, request));
        }
        if (newFaces != 0 && isNewFace(request, specialist)) {
            cost += newFaces;
        }
        return cost;
    }

    private boolean isNewFace(Request request, SpecialistFacts specialist) {
        boolean others = false;
        for (int other : index.problem().related().ofCase(request)) {
            Option held = other == request.index() ? null : index.held(other);
            if (held != null) {
                if (held.seats(specialist)) {
                    return false;
                }
                others = true;
            }
        }
        return others;
    }
}
