package org.samrad.solver.recommend;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.samrad.competence.Sector;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;

/**
 * Finds the cheapest panels for one start: tries the seats one after the other, the cheapest candidates first, and turns back
 * where nothing cheaper than what is known can follow. Unlike the search's seating, which takes the first panel that is whole, it
 * goes on until no cheaper one is left, empty optional seats and the whole panel's load counted exactly. So what is seated and
 * which sectors are missing it carries along from seat to seat.
 */
final class PanelSearch {

    /** Seatings that are enough for one start: far more than it takes but where hundreds of panels cost nearly the same. */
    static final int SEATINGS = 20_000;

    /** Is told of whole panels. */
    interface Found {

        /** Told of a panel, in the order of the seats, that costs less than the limit; the array is reused. Returns the new limit. */
        long panel(@Nullable SpecialistFacts[] bySeat, long cost);
    }

    private final PanelCosts costs;
    private final Role[] seats;
    private final int sectorsAsked;
    private final boolean onlyOptional;
    private final @Nullable SpecialistFacts must;

    // Lists by seat, cheapest first.
    private final SpecialistFacts[][] who;
    private final int[][] candidate;
    private final long[][] cost;
    private final double[][] bound;
    private final int[] size;
    private final double[] leastFrom;
    private final int[] sectorsFrom;
    private final boolean[] mustCanSitFrom;

    private final @Nullable SpecialistFacts[] panel;
    private final int seatings;
    private long limit;
    private int seatingsLeft;

    /**
     * @param must somebody who has to be on the panel, or null
     * @param seatings how many seatings to look at for one start
     */
    PanelSearch(PanelCosts costs, Set<Sector> sectors, @Nullable SpecialistFacts must, int seatings) {
        this.seatings = seatings;
        this.costs = costs;
        this.seats = costs.seats();
        this.must = must;
        this.sectorsAsked = bits(sectors);
        this.onlyOptional = seats.length == 0 || seats[0].optional();
        int length = seats.length;
        this.who = new SpecialistFacts[length][];
        this.candidate = new int[length][];
        this.cost = new long[length][];
        this.bound = new double[length][];
        this.size = new int[length];
        this.leastFrom = new double[length + 1];
        this.sectorsFrom = new int[length + 1];
        this.mustCanSitFrom = new boolean[length + 1];
        this.panel = new SpecialistFacts[length];
        for (int seat = 0; seat < length; seat++) {
            int most = seats[seat].eligible().length;
            who[seat] = new SpecialistFacts[most];
            candidate[seat] = new int[most];
            cost[seat] = new long[most];
            bound[seat] = new double[most];
        }
    }

    private static int bits(Set<Sector> sectors) {
        int bits = 0;
        for (Sector sector : sectors) {
            bits |= 1 << sector.ordinal();
        }
        return bits;
    }

    /** Forgets the candidates of a seat. */
    void clear(int seat) {
        size[seat] = 0;
    }

    /** Lists a candidate who could take a seat; quick where they come nearly in order of cost. */
    void list(int seat, int one, SpecialistFacts specialist, long costOfSeat) {
        double least = costOfSeat + costs.ofWorkload(seat, one);
        int at = size[seat]++;
        while (at > 0 && bound[seat][at - 1] > least) {
            who[seat][at] = who[seat][at - 1];
            candidate[seat][at] = candidate[seat][at - 1];
            cost[seat][at] = cost[seat][at - 1];
            bound[seat][at] = bound[seat][at - 1];
            at--;
        }
        who[seat][at] = specialist;
        candidate[seat][at] = one;
        cost[seat][at] = costOfSeat;
        bound[seat][at] = least;
    }

    /**
     * Finds panels from those listed.
     *
     * @param costOfStart what the option costs beside its seats and the even load
     * @param below only panels that cost less are of interest
     */
    void search(long costOfStart, long below, Found found) {
        leastFrom[seats.length] = 0;
        sectorsFrom[seats.length] = 0;
        mustCanSitFrom[seats.length] = false;
        for (int seat = seats.length - 1; seat >= 0; seat--) {
            boolean optional = seats[seat].optional();
            if (size[seat] == 0 && !optional) {
                return;
            }
            double least = size[seat] == 0 ? costs.ofEmptySeat() : bound[seat][0];
            leastFrom[seat] = leastFrom[seat + 1] + (optional ? Math.min(least, costs.ofEmptySeat()) : least);
            sectorsFrom[seat] = sectorsFrom[seat + 1];
            mustCanSitFrom[seat] = mustCanSitFrom[seat + 1];
            for (int at = 0; at < size[seat]; at++) {
                sectorsFrom[seat] |= 1 << who[seat][at].sector().ordinal();
                mustCanSitFrom[seat] |= who[seat][at] == must;
            }
        }
        if (must != null && !mustCanSitFrom[0]) {
            return;
        }
        limit = below;
        seatingsLeft = seatings;
        seat(0, costOfStart, costOfStart + costs.leastOfWorkload(), 0, 0, sectorsAsked, must == null, found);
    }

    private void seat(
            int seat,
            long soFar,
            double least,
            long shares,
            long squares,
            int sectorsMissing,
            boolean mustSits,
            Found found) {
        if (least + leastFrom[seat] >= limit
                || (sectorsMissing & ~sectorsFrom[seat]) != 0
                || !(mustSits || mustCanSitFrom[seat])) {
            return;
        }
        if (seat == seats.length) {
            long whole = soFar + costs.ofWorkload(shares, squares);
            if (whole < limit && !(onlyOptional && shares == 0 && isEmpty())) {
                limit = Math.min(limit, found.panel(panel, whole));
            }
            return;
        }
        boolean triedEmpty = !seats[seat].optional();
        for (int at = 0; at < size[seat] && seatingsLeft > 0; at++) {
            double next = least + bound[seat][at];
            if (!triedEmpty && bound[seat][at] > costs.ofEmptySeat()) {
                triedEmpty = true;
                leaveEmpty(seat, soFar, least, shares, squares, sectorsMissing, mustSits, found);
            }
            if (next + leastFrom[seat + 1] >= limit) {
                break;
            }
            SpecialistFacts specialist = who[seat][at];
            if (isSeated(specialist, seat) || !(mustSits || specialist == must || mustCanSitFrom[seat + 1])) {
                continue;
            }
            seatingsLeft--;
            panel[seat] = specialist;
            int one = candidate[seat][at];
            seat(
                    seat + 1,
                    soFar + cost[seat][at],
                    next,
                    shares + costs.share(seat, one),
                    squares + costs.squares(seat, one),
                    sectorsMissing & ~(1 << specialist.sector().ordinal()),
                    mustSits || specialist == must,
                    found);
        }
        panel[seat] = null;
        if (!triedEmpty) {
            leaveEmpty(seat, soFar, least, shares, squares, sectorsMissing, mustSits, found);
        }
    }

    private void leaveEmpty(
            int seat,
            long soFar,
            double least,
            long shares,
            long squares,
            int sectorsMissing,
            boolean mustSits,
            Found found) {
        panel[seat] = null;
        long empty = costs.ofEmptySeat();
        seat(seat + 1, soFar + empty, least + empty, shares, squares, sectorsMissing, mustSits, found);
    }

    private boolean isSeated(SpecialistFacts specialist, int before) {
        for (int seat = 0; seat < before; seat++) {
            if (panel[seat] == specialist) {
                return true;
            }
        }
        return false;
    }

    private boolean isEmpty() {
        for (SpecialistFacts member : panel) {
            if (member != null) {
                return false;
            }
        }
        return true;
    }
}
