package org.samrad.solver.place;

import java.util.List;
import org.samrad.consultation.Place;
import org.samrad.solver.Candidate;
import org.samrad.solver.Option;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.Role;
import org.samrad.solver.SoftRules;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

/**
 * What it costs to hold a request somewhere, weighted, in the score's whole numbers. The parts (by day, by start, by seat, by way)
 * add up, so that places can be compared without making an option of each. For the search and the recommendations alike; a rule
 * that one option tells by itself comes to both from {@link SoftRules}. What depends on what else is booked (the even load, new
 * faces, short gaps) each of them adds, since one only expects it and the other must have it exactly. The score itself is the
 * constraints' to tell.
 */
public final class PlaceCosts {

    private static final PlanRule[] NONE = {};

    private final Problem problem;
    private final long[] weights = new long[PlanRule.values().length];
    private final PlanRule[] ofOption;
    private final PlanRule[] ofDay;
    private final PlanRule[] ofStart;
    private final PlanRule[] ofSeat;
    private final PlanRule[] ofWay;
    private final long optionalRole;
    private final long disruption;
    private final boolean differBySeat;

    public PlaceCosts(Problem problem, Weights weights) {
        this.problem = problem;
        for (PlanRule rule : PlanRule.values()) {
            this.weights[rule.ordinal()] = weights.scaled(rule);
        }
        this.ofOption = thoseOn(PlanRule.SOFT_OF_ONE_OPTION, weights);
        this.ofDay = thoseOn(PlanRule.SOFT_OF_DAY, weights);
        this.ofStart = thoseOn(PlanRule.SOFT_OF_START, weights);
        this.ofSeat = thoseOn(PlanRule.SOFT_OF_SEAT, weights);
        this.ofWay = thoseOn(PlanRule.SOFT_OF_WAY, weights);
        this.optionalRole = weight(PlanRule.OPTIONAL_ROLE);
        this.disruption = weight(PlanRule.DISRUPTION);
        this.differBySeat = ofSeat.length > 0
                || ofWay.length > 0
                || disruption != 0
                || weights.isOn(PlanRule.NEW_FACES)
                || weights.isOn(PlanRule.WORKLOAD);
    }

    private static PlanRule[] thoseOn(List<PlanRule> rules, Weights weights) {
        return rules.stream().filter(weights::isOn).toList().toArray(NONE);
    }

    /** What the smallest part of a rule's cost adds; 0 where the rule is off. */
    public long weight(PlanRule rule) {
        return weights[rule.ordinal()];
    }

    /** What a request costs in medium score while it has no place. */
    public long ofUnscheduled(Request request) {
        return weight(PlanRule.UNSCHEDULED) * request.factor();
    }

    /** What an option costs by the rules that look at it alone, and by what it changes of what is published. */
    public long of(Option option) {
        long cost = disruption == 0 ? 0 : disruption * option.disruptionCost();
        for (PlanRule rule : ofOption) {
            cost += weight(rule) * option.cost(rule);
        }
        return cost;
    }

    /** What the day alone costs; never falls from one day to the next. */
    public long ofDay(Request request, int day) {
        long cost = 0;
        for (PlanRule rule : ofDay) {
            cost += weight(rule) * SoftRules.ofDay(rule, request, day);
        }
        return cost;
    }

    /** What a start costs beyond its day, whoever comes: 0 or more. */
    public long ofStart(Request request, int start) {
        long cost = 0;
        for (PlanRule rule : ofStart) {
            cost += weight(rule) * SoftRules.ofStart(rule, problem, request, start);
        }
        Request.Placement published = request.published();
        if (disruption != 0 && published != null && !request.pinned() && published.start() != start) {
            cost += disruption * Option.TIME_CHANGED;
        }
        return cost;
    }

    /** What another mode or site than the published one costs. */
    public long ofPlace(Request request, Place place) {
        Request.Placement published = request.published();
        return isDisruptable(request) && published != null && !published.place().equals(place)
                ? disruption * Option.PLACE_CHANGED
                : 0;
    }

    /** What it costs that this candidate takes the role on a day, whoever else comes and when: {@link #leastOfSeat} or more. */
    public long ofSeat(Request request, Role role, Candidate candidate, int day) {
        long cost = 0;
        for (PlanRule rule : ofSeat) {
            cost += weight(rule) * SoftRules.ofSeat(rule, request, role, candidate.specialist(), candidate, day);
        }
        return cost;
    }

    /** What it costs at least that this candidate takes the role, on whatever day. */
    public long leastOfSeat(Role role, Candidate candidate) {
        long cost = 0;
        for (PlanRule rule : ofSeat) {
            cost += weight(rule) * SoftRules.leastOfSeat(rule, role, candidate);
        }
        return cost;
    }

    /** What it costs beyond the seat that somebody comes to a place for a start: 0 or more. */
    public long ofWay(Request request, SpecialistFacts specialist, Place place, int start) {
        long cost = 0;
        for (PlanRule rule : ofWay) {
            cost += weight(rule) * SoftRules.ofWay(rule, problem, request, specialist, place, start);
        }
        return cost;
    }

    /** What an optional role left empty costs. */
    public long ofEmptySeat() {
        return optionalRole;
    }

    /** What it costs that so many of the published panel are no longer on it; 0 where nothing is published that could change. */
    public long ofReplaced(Request request, long members) {
        return isDisruptable(request) ? disruption * Option.MEMBER_REPLACED * members : 0;
    }

    /** What it costs that a published consultation is no longer held; 0 where there is none that could change. */
    public long ofDropped(Request request) {
        return isDisruptable(request) ? disruption * Option.DROPPED : 0;
    }

    private static boolean isDisruptable(Request request) {
        return request.published() != null && !request.pinned();
    }

    /** Whether starts of one day, or panels, differ in cost, so that looking at more than the first pays. */
    public boolean differByPlace(Request request) {
        return differBySeat
                || (weight(PlanRule.PREFERRED_WINDOW) != 0 && request.preferred().length > 0)
                || (weight(PlanRule.SCHOOL_HOURS) != 0 && request.childAttends())
                || weight(PlanRule.FAMILY_IDLE) != 0 && problem.related().ofCase(request).length > 1
                || (optionalRole != 0 && request.hasOptionalRole());
    }

    /** Whether panels differ in cost by who is on them. */
    public boolean differBySeat() {
        return differBySeat;
    }

    /** Whether optional roles may be worth filling, or must be: for the sectors asked for, or since all roles are optional. */
    public boolean seatsOptional(Request request) {
        return optionalRole != 0 || !request.sectors().isEmpty() || request.hasOnlyOptionalRoles();
    }

    /** What the seats of a request cost at least, whoever takes them and whatever is booked. */
    public long leastOfSeats(Request request) {
        if (!differBySeat) {
            return 0;
        }
        long least = 0;
        for (Role role : request.roles()) {
            long leastOfRole = role.optional() ? optionalRole : Long.MAX_VALUE;
            for (Candidate candidate : role.eligible()) {
                leastOfRole = Math.min(leastOfRole, leastOfSeat(role, candidate));
            }
            least += leastOfRole == Long.MAX_VALUE ? 0 : leastOfRole;
        }
        return least;
    }
}
