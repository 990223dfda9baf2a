package org.samrad.benchmark;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.FreeOpenings.Opening;
import org.samrad.benchmark.FreeOpenings.Seat;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SequenceLink;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.RequestSet;
import org.samrad.solver.place.SharedStarts;

/**
 * Plans as a booking desk does: whoever comes first gets the earliest time at which a whole panel is free, and nothing that is
 * booked is ever moved for somebody else. What is pinned stands.
 */
public final class BookingDesk {

    private final Problem problem;
    private final FreeOpenings openings;
    private final BookingIndex index;
    private final FreeStarts starts;
    private final SharedStarts free;
    private final RequestSet scratch;
    private final boolean fillsOptional;

    private BookingDesk(Plan plan) {
        this.problem = plan.problem();
        this.openings = new FreeOpenings(problem);
        this.index = new BookingIndex(problem);
        this.starts = new FreeStarts(index);
        this.free = new SharedStarts(problem);
        this.scratch = new RequestSet(problem.requests().size());
        this.fillsOptional = plan.weights().isOn(PlanRule.OPTIONAL_ROLE);
        for (Consultation consultation : plan.getConsultations()) {
            if (consultation.isPinned()) {
                index.set(consultation.getIndex(), consultation.getOption());
            }
        }
    }

    /**
     * Books every request in its turn; what a pinned consultation rests on has been promised already, and comes first.
     *
     * @param order all requests in the order in which they come; one that follows another waits until that one has had its turn
     */
    public static Plan book(Problem problem, Weights weights, List<Request> order) {
        Plan plan = Plan.of(problem, weights);
        var desk = new BookingDesk(plan);
        var served = new boolean[problem.requests().size()];
        for (Request request : order) {
            if (request.pinned()) {
                desk.serve(request, plan, served);
            }
        }
        for (Request request : order) {
            desk.serve(request, plan, served);
        }
        return plan;
    }

    private void serve(Request request, Plan plan, boolean[] served) {
        if (served[request.index()]) {
            return;
        }
        served[request.index()] = true;
        for (SequenceLink link : problem.related().before(request)) {
            serve(problem.requests().get(link.earlier()), plan, served);
        }
        if (!request.pinned()) {
            Option option = firstFit(request);
            index.set(request.index(), option);
            plan.getConsultations().get(request.index()).setOption(option);
        }
    }

    private @Nullable Option firstFit(Request request) {
        int last = starts.lastDay(request);
        for (int day = starts.firstDay(request); day <= last; day++) {
            starts.mark(request, day, free);
            for (Opening opening : openings.on(request, day)) {
                @Nullable SpecialistFacts[] panel = isFree(request, opening) ? freePanel(request, opening) : null;
                if (panel != null) {
                    return new Option(problem, request, opening.start(), opening.place(), panel);
                }
            }
        }
        return null;
    }

    /** Whether a room is free, and nothing of the case or of the sequence stands in the way. */
    private boolean isFree(Request request, Opening opening) {
        int slot = Math.floorMod(opening.start(), Problem.MINUTES_PER_DAY) / problem.slotMinutes();
        return free.has(slot)
                && index.hasRoom(opening.place(), opening.start(), opening.start() + request.durationMinutes());
    }

    private @Nullable SpecialistFacts @Nullable [] freePanel(Request request, Opening opening) {
        List<Seat> free = opening.seats().stream()
                .filter(seat -> isFree(request, opening, seat))
                .toList();
        var panel = new @Nullable SpecialistFacts[request.roles().length];
        return seat(0, request, free, panel) ? panel : null;
    }

    private boolean isFree(Request request, Opening opening, Seat seat) {
        SpecialistFacts specialist = seat.specialist();
        int day = Problem.dayOf(opening.start());
        if (index.atLimit(specialist, day)) {
            return false;
        }
        int from = opening.start() - seat.way().there();
        int until = opening.start() + request.durationMinutes() + seat.way().back() + specialist.bufferMinutes();
        scratch.clear();
        for (int near = day; near <= Math.min(Problem.dayOf(until - 1), problem.days() - 1); near++) {
            index.collectTouching(specialist, near, from, until, scratch);
        }
        return scratch.isEmpty();
    }

    /** Seats this role and those after it: with the first who is free, an optional one only where that is asked for. */
    private boolean seat(int at, Request request, List<Seat> free, @Nullable SpecialistFacts[] panel) {
        if (at == panel.length) {
            return isWhole(request, panel);
        }
        Role role = request.roles()[at];
        boolean leaveEmptyFirst = role.optional() && !fillsOptional;
        if (leaveEmptyFirst && seat(at + 1, request, free, panel)) {
            return true;
        }
        for (Seat seat : free) {
            if (seat.role() == role && !Arrays.asList(panel).contains(seat.specialist())) {
                panel[at] = seat.specialist();
                if (seat(at + 1, request, free, panel)) {
                    return true;
                }
                panel[at] = null;
            }
        }
        return role.optional() && !leaveEmptyFirst && seat(at + 1, request, free, panel);
    }

    /** Whether somebody is there, and somebody of every sector asked for. */
    private static boolean isWhole(Request request, @Nullable SpecialistFacts[] panel) {
        var missing = EnumSet.noneOf(org.samrad.competence.Sector.class);
        missing.addAll(request.sectors());
        boolean anybody = false;
        for (SpecialistFacts member : panel) {
            if (member != null) {
                missing.remove(member.sector());
                anybody = true;
            }
        }
        return anybody && missing.isEmpty();
    }
}
