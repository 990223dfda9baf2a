package org.samrad.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.samrad.solver.floor.Floors;

/**
 * What every plan for the data of a proposal comes to at least, as far as pages show it.
 *
 * @param leftOut requests that it leaves out
 * @param pastGuarantee requests that it holds past their guarantee; as the next one of plans in which what is left out costs no
 *     more than {@code medium}
 * @param waitingDays days that all wait together
 * @param medium weighted cost of the unscheduled
 */
@Embeddable
record ProposalFloors(
        @Column(name = "floor_left_out") Integer leftOut,
        @Column(name = "floor_past_guarantee") Integer pastGuarantee,
        @Column(name = "floor_waiting_days") Long waitingDays,
        @Column(name = "floor_medium") Double medium) {

    private static final double EQUAL = 1e-6;

    static ProposalFloors of(Floors floors, double medium) {
        return new ProposalFloors(floors.leftOut(), floors.pastGuarantee(), floors.waitingDays(), medium);
    }

    /** Whether all of them hold for a plan in which what is left out costs so much. */
    boolean holdWhereLeftOutCosts(double otherMedium) {
        return otherMedium <= medium + EQUAL;
    }
}
