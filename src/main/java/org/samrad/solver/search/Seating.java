package org.samrad.solver.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.PlaceCosts;

/**
 * Seats panels: for a start picks a distinct specialist for each required role, of its {@link SeatCandidates}, so that every
 * sector asked for is there. It is greedy: each seat in turn takes the cheapest who is left, the first panel that is whole is the
 * one, and optional roles come afterwards, since the search asks thousands of times a second. The panel search of the
 * recommendations seats the same roles in the same order but finds the cheapest whole panels, with bounds on what can follow.
 */
final class Seating {

    private static final int SEATINGS_TRIED = 200;

    private final PlaceCosts costs;
    private final int[][] seatingOrder;
    private final SeatCandidates candidates;

    // Scratch, so that a search makes no garbage. Seats are roles in seating order.
    private final double[] keyOfSeat;
    private int seatingsLeft;

    Seating(Problem problem, PlaceCosts costs, BookingIndex index, OfferedStarts offered) {
        this.costs = costs;
        this.seatingOrder = problem.requests().stream()
                .map(request ->
                        Arrays.stream(request.seats()).mapToInt(Role::index).toArray())
                .toArray(int[][]::new);
        int seats = Arrays.stream(seatingOrder)
                .mapToInt(order -> order.length)
                .max()
                .orElse(0);
        this.candidates = new SeatCandidates(problem, costs, index, offered, seats);
        this.keyOfSeat = new double[seats];
    }

    /** The request's roles in the order in which they are seated. */
    int[] order(Request request) {
        return seatingOrder[request.index()];
    }

    /** Who could take each seat; to be asked for a day and place before a panel is seated. */
    SeatCandidates candidates() {
        return candidates;
    }

    /** A panel for a start that all required roles share, or null where none is distinct and has every sector. */
    @Nullable
    SpecialistFacts @Nullable [] seat(Request request, int day, int slot, Place place, RandomGenerator random) {
        int[] order = seatingOrder[request.index()];
        int required = 0;
        for (int seat = 0; seat < order.length; seat++) {
            Role role = request.roles()[order[seat]];
            if (!role.optional()) {
                required = seat + 1;
            }
            if (candidates.isOpen(seat)) {
                candidates.list(seat, role, request, day, slot, place, random);
            }
        }
        var panel = new @Nullable SpecialistFacts[order.length];
        seatingsLeft = SEATINGS_TRIED;
        if (!seatFrom(0, required, request, order, panel)) {
            return null;
        }
        seatOptional(required, request, order, panel);
        return required > 0 || seatAnybody(order, panel) ? panel : null;
    }

    /** Without a required role somebody must come all the same: a consultation of nobody is none. */
    private boolean seatAnybody(int[] order, @Nullable SpecialistFacts[] panel) {
        for (SpecialistFacts member : panel) {
            if (member != null) {
                return true;
            }
        }
        for (int seat = 0; seat < order.length; seat++) {
            if (candidates.count(seat) > 0) {
                panel[order[seat]] = candidates.specialist(seat, 0);
                keyOfSeat[seat] = candidates.key(seat, 0);
                return true;
            }
        }
        return false;
    }

    /** What the panel seated last costs by its seats, the empty ones included. */
    double costOfPanel(Request request, @Nullable SpecialistFacts[] panel) {
        int[] order = seatingOrder[request.index()];
        double cost = 0;
        for (int seat = 0; seat < order.length; seat++) {
            cost += panel[order[seat]] == null ? costs.ofEmptySeat() : keyOfSeat[seat];
        }
        return cost;
    }

    private boolean seatFrom(int seat, int required, Request request, int[] order, @Nullable SpecialistFacts[] panel) {
        if (seat == required) {
            return request.sectorsMissing(panel).isEmpty() || coverWithOptional(required, request, order, panel);
        }
        for (int one = 0; one < candidates.count(seat); one++) {
            SpecialistFacts specialist = candidates.specialist(seat, one);
            if (specialist.isOn(panel)) {
                continue;
            }
            if (seatingsLeft-- <= 0) {
                return false;
            }
            panel[order[seat]] = specialist;
            keyOfSeat[seat] = candidates.key(seat, one);
            if (seatFrom(seat + 1, required, request, order, panel)) {
                return true;
            }
            panel[order[seat]] = null;
        }
        return false;
    }

    /** Seats optional roles with somebody of each sector that the required ones leave out. */
    private boolean coverWithOptional(int required, Request request, int[] order, @Nullable SpecialistFacts[] panel) {
        for (int seat = required; seat < order.length; seat++) {
            var missing = request.sectorsMissing(panel);
            for (int one = 0; one < candidates.count(seat) && panel[order[seat]] == null; one++) {
                SpecialistFacts specialist = candidates.specialist(seat, one);
                if (missing.contains(specialist.sector()) && !specialist.isOn(panel)) {
                    panel[order[seat]] = specialist;
                    keyOfSeat[seat] = candidates.key(seat, one);
                }
            }
        }
        if (request.sectorsMissing(panel).isEmpty()) {
            return true;
        }
        for (int seat = required; seat < order.length; seat++) {
            panel[order[seat]] = null;
        }
        return false;
    }

    /** Fills the optional roles left for which somebody costs less than the empty seat. */
    private void seatOptional(int required, Request request, int[] order, @Nullable SpecialistFacts[] panel) {
        for (int seat = required; seat < order.length; seat++) {
            for (int one = 0; one < candidates.count(seat) && panel[order[seat]] == null; one++) {
                SpecialistFacts specialist = candidates.specialist(seat, one);
                if (candidates.key(seat, one) < costs.ofEmptySeat() && !specialist.isOn(panel)) {
                    panel[order[seat]] = specialist;
                    keyOfSeat[seat] = candidates.key(seat, one);
                }
            }
        }
    }
}
