package org.samrad.solver.recommend;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Place;
import org.samrad.solver.Booking;
import org.samrad.solver.Candidate;
import org.samrad.solver.FamilyIdle;
import org.samrad.solver.NewFaces;
import org.samrad.solver.Option;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Workload;
import org.samrad.solver.place.BookingIndex;
import org.samrad.solver.place.FreeStarts;
import org.samrad.solver.place.PlaceCosts;

/**
 * What an option of one request costs, taken apart into its day, its start and its seats, so that the cheapest can be found
 * without pricing each. What these parts cost by themselves {@link PlaceCosts} tells; added here is what else is held and what a
 * whole panel leaves as published. Every part is exact but the even load, which a panel changes together: for a search it is told
 * from below seat by seat, and exactly once a panel is whole. In the score's whole numbers; the constant cost of leaving the
 * request out is left out.
 */
final class PanelCosts {

    /** Below what rounding could make of a bound. */
    private static final double SLACK = 2;

    private final Problem problem;
    private final Request request;
    private final PlaceCosts costs;
    private final BookingIndex index;
    private final FreeStarts starts;
    private final long newFaces;
    private final long workload;
    private final long fragmentation;
    private final long familyIdle;
    private final Role[] seats;
    private final @Nullable Option firstMate;
    private final long firstMates;
    private final List<Option> mates;

    // By seat and candidate.
    private final long[][] kept;
    private final boolean[][] met;
    private final long[][] shares;
    private final long[][] squares;
    private final double[][] workloadBounds;
    private double workloadBound;
    private final double leastBeyondDay;

    PanelCosts(Request request, PlaceCosts costs, BookingIndex index, FreeStarts starts) {
        this.starts = starts;
        this.problem = index.problem();
        this.request = request;
        this.costs = costs;
        this.index = index;
        this.mates = starts.mates(request);
        this.newFaces = costs.weight(PlanRule.NEW_FACES);
        this.workload = problem.offering() == 0 ? 0 : costs.weight(PlanRule.WORKLOAD);
        this.familyIdle = costs.weight(PlanRule.FAMILY_IDLE);
        this.fragmentation = costs.weight(PlanRule.FRAGMENTATION);
        this.seats = request.seats();
        this.firstMate = mates.stream().min(NewFaces.BY_START).orElse(null);
        this.firstMates = firstMate == null
                ? 0
                : firstMate.bookings().stream()
                        .map(Booking::specialist)
                        .distinct()
                        .count();
        this.kept = new long[seats.length][];
        this.met = new boolean[seats.length][];
        this.shares = new long[seats.length][];
        this.squares = new long[seats.length][];
        this.workloadBounds = new double[seats.length][];
        for (int seat = 0; seat < seats.length; seat++) {
            describe(seat);
        }
        boundWorkload();
        this.leastBeyondDay = leastBeyondDay();
    }

    private void describe(int seat) {
        Request.Placement published = request.published();
        Candidate[] eligible = seats[seat].eligible();
        kept[seat] = new long[eligible.length];
        met[seat] = new boolean[eligible.length];
        shares[seat] = new long[eligible.length];
        squares[seat] = new long[eligible.length];
        workloadBounds[seat] = new double[eligible.length];
        for (int one = 0; one < eligible.length; one++) {
            SpecialistFacts specialist = eligible[one].specialist();
            kept[seat][one] = published == null ? 0 : costs.ofReplaced(request, published.timesSeated(specialist));
            for (Option mate : mates) {
                met[seat][one] |= mate.seats(specialist);
            }
            long share = problem.share(specialist, request);
            shares[seat][one] = share;
            squares[seat][one] = share * (2 * index.workload().share(specialist) + share);
        }
    }

    /**
     * The unfairness is the root of what is nearly a sum over the seats. From below: the small part that the seats share is
     * taken at its largest, and the root, which bends down, by the straight line between the ends of what a panel can reach.
     */
    private void boundWorkload() {
        if (workload == 0) {
            return;
        }
        double offering = problem.offering();
        double sum = index.workload().sum();
        double now = index.workload().sumOfSquares() - sum * sum / offering;
        double mostAdded = 0;
        for (long[] ofSeat : shares) {
            mostAdded += Arrays.stream(ofSeat).max().orElse(0);
        }
        double low = 0;
        double high = 0;
        for (int seat = 0; seat < seats.length; seat++) {
            double least = seats[seat].optional() ? 0 : Double.MAX_VALUE;
            double most = seats[seat].optional() ? 0 : -Double.MAX_VALUE;
            for (int one = 0; one < shares[seat].length; one++) {
                double grown = squares[seat][one] - shares[seat][one] * (2 * sum + mostAdded) / offering;
                workloadBounds[seat][one] = grown;
                least = Math.min(least, grown);
                most = Math.max(most, grown);
            }
            low += least;
            high += most;
        }
        low = Math.max(low, -now);
        double fromRoot = Math.sqrt(Math.max(0, now + low));
        double slope = high > low ? (Math.sqrt(Math.max(0, now + high)) - fromRoot) / (high - low) : 0;
        for (double[] ofSeat : workloadBounds) {
            for (int one = 0; one < ofSeat.length; one++) {
                ofSeat[one] *= workload * slope;
            }
        }
        workloadBound = workload * (fromRoot - slope * low - index.workload().unfairness() - 0.5);
    }

    private double leastBeyondDay() {
        // At best it fills every gap that the family has now.
        double least = workloadBound - SLACK + ofPublished() - familyIdle * FamilyIdle.ofOptions(mates);
        for (int seat = 0; seat < seats.length; seat++) {
            double leastOfSeat = seats[seat].optional() ? ofEmptySeat() : Double.MAX_VALUE;
            Candidate[] eligible = seats[seat].eligible();
            for (int one = 0; one < eligible.length; one++) {
                double fixed = costs.leastOfSeat(seats[seat], eligible[one]) - kept[seat][one];
                leastOfSeat = Math.min(leastOfSeat, fixed + workloadBounds[seat][one] + leastOfStart(seat, one));
            }
            least += leastOfSeat;
        }
        return least;
    }

    /** The request's roles, the required ones first, those with the fewest candidates before the others. */
    Role[] seats() {
        return seats;
    }

    /** What an option on this day costs at least, whoever comes; never falls from one day to the next. */
    double leastOnDay(int day) {
        return ofDay(day) + leastBeyondDay;
    }

    /** What the day alone costs. */
    long ofDay(int day) {
        return costs.ofDay(request, day);
    }

    /** What a start at a place costs beyond its day, whoever comes. */
    long ofStart(int start, Place place) {
        long cost = costs.ofStart(request, start) + costs.ofPlace(request, place) + ofPublished();
        cost += familyIdle == 0 ? 0 : familyIdle * starts.idleAdded(request, start);
        return comesFirst(start) ? cost + newFaces * firstMates : cost;
    }

    /** What is published costs nothing for those who stay; that is taken off seat by seat. */
    private long ofPublished() {
        Request.Placement published = request.published();
        return published == null ? 0 : costs.ofReplaced(request, published.members()) - costs.ofDropped(request);
    }

    /** Whether the consultation would be the first of its case, where the case has others. */
    boolean comesFirst(int start) {
        Option mate = firstMate;
        return mate != null
                && (start < mate.start()
                        || (start == mate.start()
                                && request.index() < mate.request().index()));
    }

    /** What a candidate costs on a day, the way there, gaps and new faces aside. */
    long ofSeat(int seat, int one, int day) {
        return costs.ofSeat(request, seats[seat], seats[seat].eligible()[one], day) - kept[seat][one];
    }

    /** What it costs that the case meets the candidate then. */
    long ofNewFace(int seat, int one, boolean first) {
        if (firstMate == null || met[seat][one] == !first) {
            return 0;
        }
        return first ? -newFaces : newFaces;
    }

    /** What the start could change of a candidate's cost at best. */
    long leastOfStart(int seat, int one) {
        return -fragmentation - (met[seat][one] ? newFaces : 0);
    }

    /** What the candidate adds to the bound of {@link #leastOfWorkload}. */
    double ofWorkload(int seat, int one) {
        return workloadBounds[seat][one];
    }

    /** What the even load costs at least, with {@link #ofWorkload} of each seat added. */
    double leastOfWorkload() {
        return workloadBound - SLACK;
    }

    long share(int seat, int one) {
        return shares[seat][one];
    }

    /** What the candidate adds to the sum of squared shares. */
    long squares(int seat, int one) {
        return squares[seat][one];
    }

    /** What the even load costs with a whole panel: its added shares and its added squares. */
    long ofWorkload(long addedShares, long addedSquares) {
        if (workload == 0) {
            return 0;
        }
        Workload now = index.workload();
        return workload
                * (Workload.unfairness(now.sum() + addedShares, now.sumOfSquares() + addedSquares, problem.offering())
                        - now.unfairness());
    }

    long ofEmptySeat() {
        return costs.ofEmptySeat();
    }

    /** What it costs that somebody comes to a place for a start. */
    long ofWay(SpecialistFacts specialist, Place place, int start) {
        return costs.ofWay(request, specialist, place, start);
    }

    long ofShortGaps(int gaps) {
        return fragmentation * gaps;
    }

    boolean countsGaps() {
        return fragmentation != 0;
    }
}
