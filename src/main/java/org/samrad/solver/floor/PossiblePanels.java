package org.samrad.solver.floor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;

/**
 * At which starts distinct people can take the required roles of a request, with somebody of each sector that it asks for. Where
 * that is not found out in some tries it counts as possible, since a floor may be too low and never too high.
 */
final class PossiblePanels {

    private static final int TRIES = 500;

    /** More days than this are not looked at, for the memory that they would take. */
    private static final int MOST_DAYS = 1_000_000;

    private final Problem problem;
    private final FreeTime free;
    private final @Nullable Boolean[] needsCare;

    /** By request, where it has been asked for. */
    private final @Nullable Known[] known;

    /** By place and day the starts that are possible, where they have been asked for. */
    private record Known(long[] @Nullable [] starts) {}

    private int daysLeft = MOST_DAYS;
    private int triesLeft;

    PossiblePanels(Problem problem, FreeTime free) {
        this.problem = problem;
        this.free = free;
        this.needsCare = new Boolean[problem.requests().size()];
        this.known = new Known[problem.requests().size()];
    }

    /** Whether starts that suit somebody for each role are not enough. */
    boolean needCare(Request request) {
        Boolean found = needsCare[request.index()];
        if (found == null) {
            found = request.mayLackPanel();
            needsCare[request.index()] = found;
        }
        return found;
    }

    /**
     * Takes out of the starts of a day those at which no panel can meet.
     *
     * @param request one that needs care
     * @param starts a bit for each slot; those of the first time that it is asked are all that are ever looked at
     */
    void keepPossible(Request request, int place, int day, long[] starts) {
        Known ofRequest = known[request.index()];
        if (ofRequest == null) {
            ofRequest = new Known(new long[request.places().length * problem.days()][]);
            known[request.index()] = ofRequest;
        }
        int at = place * problem.days() + day;
        long[] possible = ofRequest.starts[at];
        if (possible == null) {
            if (daysLeft-- <= 0) {
                return;
            }
            possible = find(request, request.places()[place], day, starts);
            ofRequest.starts[at] = possible;
        }
        for (int word = 0; word < starts.length; word++) {
            starts[word] &= possible[word];
        }
    }

    private long[] find(Request request, Place place, int day, long[] starts) {
        long[] possible = starts.clone();
        Role[] seats = request.seats();
        for (int slot = 0; slot < problem.slotsPerDay(); slot++) {
            if ((starts[slot >> 6] & 1L << slot) != 0) {
                int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
                List<List<SpecialistFacts>> byRole = Arrays.stream(seats)
                        .map(role -> somebody(role, request, start, place))
                        .toList();
                triesLeft = TRIES;
                if (!seat(0, request, seats, byRole, new SpecialistFacts[byRole.size()])) {
                    possible[slot >> 6] &= ~(1L << slot);
                }
            }
        }
        return possible;
    }

    /** Who could take a role at a start; of each sector no more than there are roles, since more can't be needed. */
    private List<SpecialistFacts> somebody(Role role, Request request, int start, Place place) {
        boolean anySector = request.sectors().isEmpty();
        var found = new ArrayList<SpecialistFacts>();
        var ofSector = new int[Sector.values().length];
        int enough = request.roles().length;
        if (role.optional() && anySector && !request.hasOnlyOptionalRoles()) {
            return found;
        }
        for (Candidate candidate : role.eligible()) {
            SpecialistFacts specialist = candidate.specialist();
            if (ofSector[specialist.sector().ordinal()] < enough && couldCome(candidate, request, start, place)) {
                ofSector[specialist.sector().ordinal()]++;
                found.add(specialist);
                if (anySector && found.size() == enough) {
                    break;
                }
            }
        }
        return found;
    }

    private boolean couldCome(Candidate candidate, Request request, int start, Place place) {
        SpecialistFacts specialist = candidate.specialist();
        int day = Problem.dayOf(start);
        OfferedInterval[] stretches = free.of(specialist, day);
        if (stretches.length == 0 || !specialist.modes().contains(place.mode()) || !candidate.mayComeOn(day)) {
            return false;
        }
        for (OfferedInterval stretch : stretches) {
            Way way = problem.way(stretch, place);
            if (way != null
                    && stretch.from() <= start - way.there()
                    && start + request.durationMinutes() + way.back() <= stretch.until()) {
                return true;
            }
        }
        return false;
    }

    /** Seats the roles in turn, each with whoever could take it until the others can be seated too. */
    private boolean seat(
            int at,
            Request request,
            Role[] seats,
            List<List<SpecialistFacts>> byRole,
            @Nullable SpecialistFacts[] panel) {
        if (at == panel.length) {
            return request.sectorsMissing(panel).isEmpty();
        }
        for (SpecialistFacts specialist : byRole.get(at)) {
            if (!specialist.isOn(panel)) {
                if (triesLeft-- <= 0) {
                    return true;
                }
                panel[at] = specialist;
                if (seat(at + 1, request, seats, byRole, panel)) {
                    return true;
                }
                panel[at] = null;
            }
        }
        return seats[at].optional() && seat(at + 1, request, seats, byRole, panel);
    }
}
