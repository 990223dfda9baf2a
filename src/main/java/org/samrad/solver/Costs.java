package org.samrad.solver;

/**
 * What the moves expect an option to cost, in the score's whole numbers: the part of the soft rules that an option alone
 * decides. The score itself is the constraints' to tell.
 */
final class Costs {

    private final long waiting;
    private final long overdue;
    private final long unscheduled;

    Costs(Weights weights) {
        this.waiting = weights.scaled(PlanRule.WAITING);
        this.overdue = weights.scaled(PlanRule.OVERDUE);
        this.unscheduled = weights.scaled(PlanRule.UNSCHEDULED);
    }

    /** What a request costs in medium score while it has no place. */
    long ofUnscheduled(Request request) {
        return unscheduled * request.urgency().factor();
    }

    /** What the day alone costs; never falls from one day to the next. */
    long ofDay(Request request, int day) {
        return waiting * Option.waitingCost(request, day) + overdue * Option.overdueCost(request, day);
    }

    long of(Option option) {
        return waiting * option.waitingCost() + overdue * option.overdueCost();
    }

    /** Whether options of one day differ in cost, so that looking at more than the first pays. */
    boolean differByPlace() {
        return false;
    }

    /** What it costs that this candidate takes the role. */
    double ofSeat(Request request, Role role, Candidate candidate, int day) {
        return 0;
    }

    /** What an optional role left empty costs. */
    double ofEmptySeat() {
        return 0;
    }

    /** Whether optional roles may be worth filling, or must be: for the sectors asked for, or since all roles are optional. */
    boolean seatsOptional(Request request) {
        return !request.sectors().isEmpty() || request.roles()[0].optional();
    }
}
