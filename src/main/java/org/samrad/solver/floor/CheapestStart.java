package org.samrad.solver.floor;

import org.jspecify.annotations.Nullable;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;

/** Where one request is held at the least cost: what its day costs and what those cost who take its required roles. */
final class CheapestStart implements StartLimits.PossibleStarts {

    private final Problem problem;
    private final SeatPrices seats;
    private final PossiblePanels panels;

    /** The starts of a day that the request itself allows. */
    private final long[] allowed;

    /** Those of them at which a panel can meet at a place. */
    private final long[] here;

    private final long[][] roles;
    private int count;
    private boolean anybodyWillDo;
    private long random = 1;

    private int day;
    private int slot;
    private int place;

    CheapestStart(Problem problem, SeatPrices seats, PossiblePanels panels) {
        this.panels = panels;
        this.problem = problem;
        this.seats = seats;
        this.allowed = new long[problem.wordsPerDay()];
        this.here = new long[problem.wordsPerDay()];
        this.roles = new long
                [problem.requests().stream()
                        .mapToInt(request -> request.roles().length)
                        .max()
                        .orElse(0)][];
    }

    /** A day, a place by its position in the request, and a slot of the day. */
    record Found(int day, int place, int slot) {}

    /** Where the last one was found. */
    Found found() {
        return new Found(day, place, slot);
    }

    /**
     * The least cost of a start in [from, until] minutes; of equally cheap ones of the first such day any is found.
     *
     * @param below from which on no start is looked for
     * @return {@code below} where there is none cheaper
     */
    long find(Counted counted, Request request, int from, int until, long below) {
        long best = below;
        int alike = 0;
        int last = Math.min(problem.lastDay(request), Problem.dayOf(until));
        for (int one = Math.max(problem.firstDay(request), Problem.dayOf(from)); one <= last; one++) {
            long ofDay = counted.onDay(request, one) * SpecialistPrices.ONE;
            if (ofDay >= best) {
                return best;
            }
            if (!allow(request, one, from, until)) {
                continue;
            }
            for (int at = 0; at < request.places().length; at++) {
                if (!open(request, at, one, best - ofDay)) {
                    continue;
                }
                for (int start = next(here, 0); start >= 0; start = next(here, start + 1)) {
                    long cost = ofDay + priceAt(start, best - ofDay);
                    if (cost > best || cost == best && alike == 0) {
                        continue;
                    }
                    alike = cost < best ? 1 : alike + 1;
                    best = cost;
                    if (oneIn(alike)) {
                        day = one;
                        place = at;
                        slot = start;
                    }
                }
            }
        }
        return best;
    }

    /** The same numbers in the same order whenever the same is asked. */
    private boolean oneIn(int many) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return Long.remainderUnsigned(random, many) == 0;
    }

    /** Marks the starts of a day that the request itself allows; false where there is none. */
    private boolean allow(Request request, int one, int from, int until) {
        if (!problem.copyStarts(request, one, allowed)) {
            return false;
        }
        int midnight = one * Problem.MINUTES_PER_DAY;
        if (from <= midnight && until >= midnight + Problem.MINUTES_PER_DAY) {
            return true;
        }
        for (int start = next(allowed, 0); start >= 0; start = next(allowed, start + 1)) {
            int minute = midnight + start * problem.slotMinutes();
            if (minute < from || minute > until) {
                allowed[start >> 6] &= ~(1L << start);
            }
        }
        return next(allowed, 0) >= 0;
    }

    /** Takes up the prices for a day and place of the roles that somebody must take; false where they are above {@code most} at any start. */
    private boolean open(Request request, int at, int one, long most) {
        count = 0;
        anybodyWillDo = request.hasOnlyOptionalRoles();
        long least = 0;
        for (Role role : request.roles()) {
            if (anybodyWillDo || !role.optional()) {
                roles[count++] = seats.of(request, at, role, one);
                least += anybodyWillDo ? 0 : seats.least();
                if (least > most) {
                    return false;
                }
            }
        }
        System.arraycopy(allowed, 0, here, 0, here.length);
        if (panels.needCare(request)) {
            leaveOutWhereSomebodyIsMissing();
            panels.keepPossible(request, at, one, here);
        }
        return true;
    }

    private void leaveOutWhereSomebodyIsMissing() {
        for (int start = next(here, 0); start >= 0; start = next(here, start + 1)) {
            if (priceAt(start, SeatPrices.NEVER - 1) >= SeatPrices.NEVER) {
                here[start >> 6] &= ~(1L << start);
            }
        }
    }

    /** The first of some starts from a slot on; -1 where there is none. */
    private static int next(long[] starts, int from) {
        for (int word = from >> 6; word < starts.length; word++) {
            long bits = word == from >> 6 ? starts[word] & -1L << from : starts[word];
            if (bits != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }

    /** What those cost together who must come; where nobody must, somebody has to come all the same. May be less if above {@code most}. */
    private long priceAt(int start, long most) {
        long price = anybodyWillDo ? SeatPrices.NEVER : 0;
        for (int role = 0; role < count; role++) {
            price = anybodyWillDo ? Math.min(price, roles[role][start]) : price + roles[role][start];
            if (price > most && !anybodyWillDo) {
                return price;
            }
        }
        return price;
    }

    /** Asks for all who hold a consultation there, or for a part of them. */
    void ask(Request request, Found held, float part) {
        Role cheapest = null;
        for (Role role : request.roles()) {
            if (!role.optional()) {
                seats.ask(request, held.place, role, held.day, held.slot, part);
            } else if (isCheaper(request, held, role, cheapest)) {
                cheapest = role;
            }
        }
        if (request.hasOnlyOptionalRoles() && cheapest != null) {
            seats.ask(request, held.place, cheapest, held.day, held.slot, part);
        }
    }

    private boolean isCheaper(Request request, Found held, Role role, @Nullable Role other) {
        return other == null || price(request, held, role) < price(request, held, other);
    }

    private long price(Request request, Found held, Role role) {
        return seats.of(request, held.place, role, held.day)[held.slot];
    }

    @Override
    public int first(Request request, int from, int until) {
        return possible(request, from, until, true);
    }

    @Override
    public int last(Request request, int from, int until) {
        return possible(request, from, until, false);
    }

    private int possible(Request request, int from, int until, boolean soonest) {
        int earliest = Math.max(problem.firstDay(request), Problem.dayOf(from));
        int latest = Math.min(problem.lastDay(request), Problem.dayOf(until));
        for (int step = 0; step <= latest - earliest; step++) {
            int one = soonest ? earliest + step : latest - step;
            if (!allow(request, one, from, until)) {
                continue;
            }
            int found = StartLimits.NONE;
            for (int at = 0; at < request.places().length; at++) {
                if (!open(request, at, one, SeatPrices.NEVER)) {
                    continue;
                }
                for (int start = next(here, 0); start >= 0; start = next(here, start + 1)) {
                    boolean better = found == StartLimits.NONE || (soonest ? start < found : start > found);
                    if (better && priceAt(start, SeatPrices.NEVER) < SeatPrices.NEVER) {
                        found = start;
                    }
                }
            }
            if (found != StartLimits.NONE) {
                return one * Problem.MINUTES_PER_DAY + found * problem.slotMinutes();
            }
        }
        return StartLimits.NONE;
    }
}
