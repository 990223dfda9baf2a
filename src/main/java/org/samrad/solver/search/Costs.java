package org.samrad.solver.search;

import java.util.ArrayList;
import java.util.List;
import org.samrad.solver.BookingIndex;
import org.samrad.solver.Candidate;
import org.samrad.solver.Option;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

/**
 * What the moves expect an option to cost, in the score's whole numbers. The parts that add up (by day, by start, by seat) let
 * a search compare places without making an option of each. The score itself is the constraints' to tell.
 */
public final class Costs {

    private final BookingIndex index;
    private final long waiting;
    private final long overdue;
    private final long unscheduled;
    private final long optionalRole;
    private final long continuity;
    private final long newFaces;
    private final long overQualified;
    private final long external;
    private final long travel;
    private final long preferredWindow;
    private final long workload;
    private final long disruption;
    private final boolean bySeat;
    private final List<PlanRule> ofOneOption = new ArrayList<>();
    private final long[] scaled = new long[PlanRule.values().length];

    /** @param index what is booked beside the places compared; read each time */
    public Costs(Weights weights, BookingIndex index) {
        this.index = index;
        for (PlanRule rule : PlanRule.values()) {
            scaled[rule.ordinal()] = weights.scaled(rule);
        }
        for (PlanRule rule : PlanRule.SOFT_OF_ONE_OPTION) {
            if (weights.isOn(rule)) {
                ofOneOption.add(rule);
            }
        }
        this.waiting = scaled(PlanRule.WAITING);
        this.overdue = scaled(PlanRule.OVERDUE);
        this.unscheduled = scaled(PlanRule.UNSCHEDULED);
        this.optionalRole = scaled(PlanRule.OPTIONAL_ROLE);
        this.continuity = scaled(PlanRule.CONTINUITY);
        this.newFaces = scaled(PlanRule.NEW_FACES);
        this.overQualified = scaled(PlanRule.OVER_QUALIFIED);
        this.external = scaled(PlanRule.EXTERNAL);
        this.travel = scaled(PlanRule.TRAVEL);
        this.preferredWindow = scaled(PlanRule.PREFERRED_WINDOW);
        this.workload = scaled(PlanRule.WORKLOAD);
        this.disruption = scaled(PlanRule.DISRUPTION);
        this.bySeat = (continuity | newFaces | overQualified | external | travel | workload | disruption) != 0;
    }

    private long scaled(PlanRule rule) {
        return scaled[rule.ordinal()];
    }

    /** What a request costs in medium score while it has no place. */
    long ofUnscheduled(Request request) {
        return unscheduled * request.urgency().factor();
    }

    /** What the day alone costs; never falls from one day to the next. */
    long ofDay(Request request, int day) {
        return waiting * Option.waitingCost(request, day) + overdue * Option.overdueCost(request, day);
    }

    /** What an option costs by the rules that look at it alone, and by what it changes of what is published. */
    long of(Option option) {
        long cost = disruption == 0 ? 0 : disruption * option.disruptionCost();
        for (PlanRule rule : ofOneOption) {
            cost += scaled(rule) * option.cost(rule);
        }
        return cost;
    }

    /** Whether starts of one day, or panels, differ in cost, so that looking at more than the first pays. */
    boolean differByPlace(Request request) {
        return bySeat
                || (preferredWindow != 0 && request.preferred().length > 0)
                || (optionalRole != 0 && hasOptional(request));
    }

    private static boolean hasOptional(Request request) {
        for (Role role : request.roles()) {
            if (role.optional()) {
                return true;
            }
        }
        return false;
    }

    /** What a start costs beyond its day. */
    long ofStart(Problem problem, Request request, int start) {
        long cost = 0;
        if (preferredWindow != 0 && !problem.isPreferred(request, start)) {
            cost += preferredWindow;
        }
        Request.Placement published = request.published();
        if (disruption != 0 && published != null && published.start() != start) {
            cost += disruption * Option.TIME_CHANGED;
        }
        return cost;
    }

    /** What it costs that this candidate takes the role on a day, whoever else is on the panel, travel aside. */
    long ofSeat(Request request, Role role, Candidate candidate, int day) {
        if (!bySeat) {
            return 0;
        }
        SpecialistFacts specialist = candidate.specialist();
        long cost = ofSeatAlone(request, role, candidate, day);
        if (workload != 0) {
            cost += workload
                    * index.workload().growth(specialist, index.problem().share(specialist, request));
        }
        if (newFaces != 0 && isNewFace(request, specialist)) {
            cost += newFaces;
        }
        return cost;
    }

    /** The part of it that does not depend on what is booked. */
    private long ofSeatAlone(Request request, Role role, Candidate candidate, int day) {
        SpecialistFacts specialist = candidate.specialist();
        long cost = 0;
        if (specialist.external()) {
            cost += external;
        }
        if (overQualified != 0) {
            cost += overQualified * Option.levelsAbove(role, candidate, day);
        }
        if (continuity != 0 && Option.isNeedlesslyNew(request, role, specialist, day)) {
            cost += continuity;
        }
        if (disruption != 0 && request.published() != null && !isPublishedFor(request, specialist)) {
            cost += disruption * Option.MEMBER_REPLACED;
        }
        return cost;
    }

    private static boolean isPublishedFor(Request request, SpecialistFacts specialist) {
        Request.Placement published = request.published();
        for (int role = 0; published != null && role < published.panel().length; role++) {
            if (published.panel()[role] == specialist) {
                return true;
            }
        }
        return false;
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

    /** What minutes on the way cost. */
    long ofTravel(int minutes) {
        return travel * minutes;
    }

    boolean countsTravel() {
        return travel != 0;
    }

    /** What an optional role left empty costs. */
    long ofEmptySeat() {
        return optionalRole;
    }

    /** Whether optional roles may be worth filling, or must be: for the sectors asked for, or since all roles are optional. */
    boolean seatsOptional(Request request) {
        return optionalRole != 0 || !request.sectors().isEmpty() || hasOnlyOptional(request);
    }

    private static boolean hasOnlyOptional(Request request) {
        for (Role role : request.roles()) {
            if (!role.optional()) {
                return false;
            }
        }
        return true;
    }

    /** What the seats of a request cost at least, whoever takes them and whatever is booked. */
    long leastOfSeats(Request request) {
        if (!bySeat) {
            return 0;
        }
        long least = 0;
        for (Role role : request.roles()) {
            long leastOfRole = role.optional() ? optionalRole : Long.MAX_VALUE;
            for (Candidate candidate : role.eligible()) {
                long cost = candidate.specialist().external() ? external : 0;
                if (overQualified != 0) {
                    cost += overQualified * leastLevelsAbove(role, candidate);
                }
                leastOfRole = Math.min(leastOfRole, cost);
            }
            least += leastOfRole == Long.MAX_VALUE ? 0 : leastOfRole;
        }
        return least;
    }

    private static int leastLevelsAbove(Role role, Candidate candidate) {
        int least = Integer.MAX_VALUE;
        for (Candidate.Term term : candidate.terms()) {
            least = Math.min(least, role.named() ? 0 : Math.max(0, term.level() - role.minLevel()));
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }
}
