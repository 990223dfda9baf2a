package org.samrad.solver.recommend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Way;
import org.samrad.solver.Booking;
import org.samrad.solver.Candidate;
import org.samrad.solver.Option;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.ShortGaps;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.BoundPeople;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.RequestSet;
import org.samrad.solver.place.SharedStarts;

/**
 * Looks through every day, place and start of one request for the cheapest options beside what is held, and ends as soon as no
 * later day can hold a cheaper one. The request's own consultation must be out of the index.
 */
final class OptionSearch {

    private static final Booking[] NOTHING = {};

    /** Seatings looked at for one start where each whole panel is looked into. */
    private static final int SEATINGS_LOOKED_INTO = 100;

    private final BookingIndex index;
    private final Problem problem;
    private final Request request;
    private final FreeStarts starts;
    private final BoundPeople bound;
    private final PanelCosts costs;
    private final Role[] seats;
    private final int words;
    private final RequestSet scratch;
    private int from = 0;
    private int until = Integer.MAX_VALUE;
    private @Nullable SpecialistFacts must;
    private boolean besideBookings = true;
    private Predicate<Option> wanted = option -> true;

    // Of the day looked at, by seat: who could come at all, the cheapest first, and when.
    private final int[][] usable;
    private final int[] usableCount;
    private final long[][] costOfDay;
    private final Booking[][][] booked;
    private final long[][] bits;
    private final SharedStarts allowed;
    private final SharedStarts shared;
    private final long[] either;

    OptionSearch(BookingIndex index, Request request, FreeStarts starts, PanelCosts costs, RequestSet scratch) {
        this.index = index;
        this.problem = index.problem();
        this.request = request;
        this.starts = starts;
        this.bound = new BoundPeople(index);
        this.costs = costs;
        this.seats = costs.seats();
        this.words = problem.wordsPerDay();
        this.scratch = scratch;
        this.usable = new int[seats.length][];
        this.usableCount = new int[seats.length];
        this.costOfDay = new long[seats.length][];
        this.booked = new Booking[seats.length][][];
        this.bits = new long[seats.length][];
        this.allowed = new SharedStarts(problem);
        this.shared = new SharedStarts(problem);
        this.either = new long[words];
        for (int seat = 0; seat < seats.length; seat++) {
            int most = seats[seat].eligible().length;
            usable[seat] = new int[most];
            costOfDay[seat] = new long[most];
            booked[seat] = new Booking[most][];
            bits[seat] = new long[most * words];
        }
    }

    /** Looks only at options that lie within [from, until) and have somebody on the panel. */
    OptionSearch within(int from, int until, SpecialistFacts must) {
        this.from = from;
        this.until = until;
        this.must = must;
        return this;
    }

    /** Looks at offered time alone, as if nothing else were held, and lists what is wanted of that; short gaps cost nothing then. */
    OptionSearch asIfAlone(Predicate<Option> wanted) {
        this.besideBookings = false;
        this.wanted = wanted;
        return this;
    }

    /** Fills the list. */
    void fill(Shortlist list) {
        int firstDay = Math.max(starts.firstDay(request), Problem.dayOf(from));
        int lastDay = Math.min(starts.lastDay(request), Problem.dayOf(until - 1));
        var panels = new PanelSearch(
                costs, request.sectors(), must, besideBookings ? PanelSearch.SEATINGS : SEATINGS_LOOKED_INTO);
        for (int day = firstDay; day <= lastDay; day++) {
            if (costs.leastOnDay(day) >= list.limit()) {
                break;
            }
            if (starts.mark(request, day, allowed) && allowed.keepWithin(from, until, request, day)) {
                lookAtDay(day, panels, list);
                list.endDay();
            }
        }
    }

    private void lookAtDay(int day, PanelSearch panels, Shortlist list) {
        double least = costs.ofDay(day) + costs.leastOfWorkload();
        for (int seat = 0; seat < seats.length; seat++) {
            double leastOfSeat = listUsable(seat, day);
            if (usableCount[seat] == 0 && !seats[seat].optional()) {
                return;
            }
            least += leastOfSeat;
        }
        for (Place place : request.places()) {
            if (markShared(day, place)) {
                lookAtStarts(day, place, least, panels, list);
            }
        }
    }

    /** Lists the candidates for a seat who offer time and qualify on a day, and returns what the seat costs at least. */
    private double listUsable(int seat, int day) {
        Candidate[] eligible = seats[seat].eligible();
        double least = seats[seat].optional() ? costs.ofEmptySeat() : Double.MAX_VALUE;
        int count = 0;
        for (int one = 0; one < eligible.length; one++) {
            SpecialistFacts specialist = eligible[one].specialist();
            if (specialist.stretches()[day].length == 0
                    || !eligible[one].mayComeOn(day)
                    || (besideBookings && !bound.admits(request, seats[seat], specialist))
                    || (besideBookings && index.atLimit(specialist, day))) {
                continue;
            }
            long cost = costs.ofSeat(seat, one, day);
            costOfDay[seat][one] = cost;
            booked[seat][one] = costs.countsGaps() && besideBookings ? bookedOn(specialist, day) : NOTHING;
            double bound = cost + costs.ofWorkload(seat, one);
            int at = count++;
            while (at > 0 && boundOf(seat, usable[seat][at - 1]) > bound) {
                usable[seat][at] = usable[seat][at - 1];
                at--;
            }
            usable[seat][at] = one;
            least = Math.min(least, bound + costs.leastOfStart(seat, one));
        }
        usableCount[seat] = count;
        return least;
    }

    private double boundOf(int seat, int one) {
        return costOfDay[seat][one] + costs.ofWorkload(seat, one);
    }

    private Booking[] bookedOn(SpecialistFacts specialist, int day) {
        List<Booking> bookings = Pricing.bookingsOn(index, specialist, day, scratch);
        if (bookings.isEmpty()) {
            return NOTHING;
        }
        Booking[] sorted = bookings.toArray(Booking[]::new);
        Arrays.sort(sorted, Comparator.comparingInt(Booking::from));
        return sorted;
    }

    /** Leaves in {@link #shared} the allowed starts on which each required seat has somebody. */
    private boolean markShared(int day, Place place) {
        shared.beginWith(allowed);
        for (int seat = 0; seat < seats.length; seat++) {
            Candidate[] eligible = seats[seat].eligible();
            Arrays.fill(either, 0);
            for (int at = 0; at < usableCount[seat]; at++) {
                int one = usable[seat][at];
                SpecialistFacts specialist = eligible[one].specialist();
                if (!specialist.modes().contains(place.mode())) {
                    Arrays.fill(bits[seat], one * words, (one + 1) * words, 0);
                } else if (index.markStarts(
                        specialist, day, place, request.durationMinutes(), besideBookings, bits[seat], one * words)) {
                    for (int word = 0; word < words; word++) {
                        either[word] |= bits[seat][one * words + word];
                    }
                }
            }
            if (!seats[seat].optional() && !shared.keep(either)) {
                return false;
            }
        }
        return true;
    }

    private void lookAtStarts(int day, Place place, double leastOfDay, PanelSearch panels, Shortlist list) {
        for (int slot = shared.takeFirst(); slot >= 0; slot = shared.takeFirst()) {
            int start = day * Problem.MINUTES_PER_DAY + slot * problem.slotMinutes();
            long costOfStart = costs.ofStart(start, place);
            if (leastOfDay + costOfStart < list.limit()
                    && (!besideBookings || index.hasRoom(place, start, start + request.durationMinutes()))) {
                lookAtStart(day, slot, start, place, costs.ofDay(day) + costOfStart, panels, list);
            }
        }
    }

    private void lookAtStart(int day, int slot, int start, Place place, long cost, PanelSearch panels, Shortlist list) {
        boolean first = costs.comesFirst(start);
        for (int seat = 0; seat < seats.length; seat++) {
            panels.clear(seat);
            for (int at = 0; at < usableCount[seat]; at++) {
                int one = usable[seat][at];
                if ((bits[seat][one * words + (slot >> 6)] & 1L << slot) != 0) {
                    SpecialistFacts specialist = seats[seat].eligible()[one].specialist();
                    long costOfSeat = costOfDay[seat][one]
                            + costs.ofNewFace(seat, one, first)
                            + ofWayAndGaps(specialist, booked[seat][one], place, start);
                    panels.list(seat, one, specialist, costOfSeat);
                }
            }
        }
        panels.search(cost, list.limit(), (bySeat, whole) -> {
            var panel = new @Nullable SpecialistFacts[bySeat.length];
            for (int seat = 0; seat < bySeat.length; seat++) {
                panel[seats[seat].index()] = bySeat[seat];
            }
            if (besideBookings || wanted.test(new Option(problem, request, start, place, panel))) {
                list.offer(new Shortlist.Entry(start, place, panel, whole));
            }
            return list.limit();
        });
    }

    /** What it costs that somebody travels there, and the short gaps left before and after. */
    private long ofWayAndGaps(SpecialistFacts specialist, Booking[] others, Place place, int start) {
        long cost = costs.ofWay(specialist, place, start);
        int end = start + request.durationMinutes();
        OfferedInterval stretch = others.length == 0 ? null : problem.stretchFor(specialist, place, start, end);
        if (stretch == null) {
            return cost;
        }
        Way way = problem.wayFrom(stretch, place);
        return cost
                + costs.ofShortGaps(
                        gaps(others, stretch, start - way.there(), end + way.back() + specialist.bufferMinutes()));
    }

    /** How many short gaps more there are with a booking of [from, until) among others. */
    private static int gaps(Booking[] others, OfferedInterval stretch, int from, int until) {
        Booking before = null;
        Booking after = null;
        for (Booking other : others) {
            if (other.from() <= from) {
                before = other;
            } else {
                after = other;
                break;
            }
        }
        int gaps = 0;
        if (before != null && ShortGaps.isShort(before.until(), from) && stretch.equals(before.stretch())) {
            gaps++;
        }
        if (after != null && ShortGaps.isShort(until, after.from()) && stretch.equals(after.stretch())) {
            gaps++;
        }
        if (before != null && after != null && ShortGaps.isShort(before, after)) {
            gaps--;
        }
        return gaps;
    }
}
