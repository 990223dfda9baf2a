package org.samrad.solver.recommend;

import java.util.Arrays;
import org.samrad.consultation.Place;
import org.samrad.solver.Candidate;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.BoundPeople;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.SharedStarts;

/**
 * Looks through the days of one request for when anybody and everybody could come beside what is held. {@link OptionSearch} looks for
 * the cheapest and stops where it has them; this asks nothing of costs, and looks at every start. The request's own consultation
 * must be out of the index.
 */
final class ProspectSearch {

    private final BookingIndex index;
    private final Problem problem;
    private final Request request;
    private final FreeStarts starts;
    private final BoundPeople bound;
    private final PanelSearch panels;
    private final Role[] seats;
    private final int words;
    private final Prospects.Gathered found;

    // Of the day looked at, by seat: who could come at all, and when.
    private final int[][] usable;
    private final int[] usableCount;
    private final long[][] bits;
    private final long[] either;
    private final SharedStarts allowed;
    private final SharedStarts shared;

    ProspectSearch(BookingIndex index, Request request, FreeStarts starts, PanelCosts costs) {
        this.index = index;
        this.problem = index.problem();
        this.request = request;
        this.starts = starts;
        this.bound = new BoundPeople(index);
        this.panels = new PanelSearch(costs, request.sectors(), null, PanelSearch.SEATINGS);
        this.seats = costs.seats();
        this.words = problem.wordsPerDay();
        this.found = new Prospects.Gathered(request, seats);
        this.usable = new int[seats.length][];
        this.usableCount = new int[seats.length];
        this.bits = new long[seats.length][];
        this.either = new long[words];
        this.allowed = new SharedStarts(problem);
        this.shared = new SharedStarts(problem);
        for (int seat = 0; seat < seats.length; seat++) {
            int most = seats[seat].eligible().length;
            usable[seat] = new int[most];
            bits[seat] = new long[most * words];
        }
    }

    /**
     * @param days how many days from the first are looked through; of later ones only as many as it takes to find a place
     * @param untilFound whether the first day with a place is the last that is looked at
     */
    Prospects look(int days, boolean untilFound) {
        int firstDay = starts.firstDay(request);
        int lastDay = starts.lastDay(request);
        for (int day = firstDay; day <= lastDay; day++) {
            if (!found.isNothing() && (untilFound || day - firstDay >= days)) {
                break;
            }
            if (starts.mark(request, day, allowed)) {
                found.noteDay();
                lookAtDay(day);
            }
        }
        return found.prospects();
    }

    private void lookAtDay(int day) {
        for (int seat = 0; seat < seats.length; seat++) {
            listUsable(seat, day);
        }
        for (Place place : request.places()) {
            boolean all = true;
            shared.beginWith(allowed);
            for (int seat = 0; seat < seats.length; seat++) {
                mark(seat, day, place);
                all &= seats[seat].optional() || shared.keep(either);
            }
            if (all) {
                found.noteAllAtOnce();
                lookAtStarts(day, place);
            }
        }
    }

    private void listUsable(int seat, int day) {
        Candidate[] eligible = seats[seat].eligible();
        int count = 0;
        for (int one = 0; one < eligible.length; one++) {
            SpecialistFacts specialist = eligible[one].specialist();
            if (specialist.stretches()[day].length > 0
                    && eligible[one].mayComeOn(day)
                    && bound.admits(request, seats[seat], specialist)
                    && !index.atLimit(specialist, day)) {
                usable[seat][count++] = one;
            }
        }
        usableCount[seat] = count;
    }

    private void mark(int seat, int day, Place place) {
        Candidate[] eligible = seats[seat].eligible();
        Arrays.fill(either, 0);
        for (int at = 0; at < usableCount[seat]; at++) {
            int one = usable[seat][at];
            int from = one * words;
            SpecialistFacts specialist = eligible[one].specialist();
            if (!specialist.modes().contains(place.mode())) {
                Arrays.fill(bits[seat], from, from + words, 0);
            } else if (index.markStarts(specialist, day, place, request.durationMinutes(), true, bits[seat], from)) {
                for (int word = 0; word < words; word++) {
                    either[word] |= bits[seat][from + word];
                }
                if (!found.isFree(seat, one) && allowed.hasAnyOf(bits[seat], from)) {
                    found.noteFree(seat, one);
                }
            }
        }
    }

    private void lookAtStarts(int day, Place place) {
        for (int slot = shared.takeFirst(); slot >= 0; slot = shared.takeFirst()) {
            int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
            if (found.isKnown(start)) {
                continue;
            }
            if (index.hasRoom(place, start, start + request.durationMinutes())) {
                lookAtStart(slot, start);
            } else {
                found.noteNoRoom();
            }
        }
    }

    private void lookAtStart(int slot, int start) {
        for (int seat = 0; seat < seats.length; seat++) {
            panels.clear(seat);
            for (int at = 0; at < usableCount[seat]; at++) {
                int one = usable[seat][at];
                if ((bits[seat][one * words + (slot >> 6)] & 1L << slot) != 0) {
                    panels.list(seat, one, seats[seat].eligible()[one].specialist(), 0);
                }
            }
        }
        panels.search(0, Long.MAX_VALUE, (bySeat, whole) -> {
            found.notePlace(start);
            return Long.MIN_VALUE;
        });
    }
}
