package org.samrad.solver.floor;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.samrad.solver.Plan;

/**
 * What every plan for the same data that keeps the rules comes to at least. What is pinned stands in all of them.
 *
 * @param leftOut requests that it leaves out
 * @param leftOutWeight the same, each by the factor of its urgency: the cost of {@code unscheduled} before its weight
 * @param pastGuarantee requests that it holds after their due day; this and what follows of plans whose {@code leftOutWeight} is
 *     not above that of the plan that the floors belong to
 * @param waitingDays days that all wait together for their consultations
 * @param waitingCost the cost of {@code waiting} before its weight
 */
public record Floors(int leftOut, long leftOutWeight, int pastGuarantee, long waitingDays, long waitingCost) {

    /** How often the prices are moved where the time allows it; more proves hardly any more. */
    private static final int ROUNDS = 200;

    /** Fewer where there are many requests, for who lets it have all the time that it wants. */
    private static final int ROUNDS_OF_ALL = 300_000;

    private static final int FEWEST_ROUNDS = 30;

    /**
     * Works them out: as high as it gets in the time, and never too high. The same plan and time enough give the same floors.
     *
     * @param plan one that keeps the rules
     * @param most the time for it
     * @param isStopped whether to end at once with what is proven by then; asked often
     */
    public static Floors of(Plan plan, Duration most, BooleanSupplier isStopped) {
        int requests = Math.max(1, plan.getConsultations().size());
        int rounds = Math.clamp(ROUNDS_OF_ALL / requests, FEWEST_ROUNDS, ROUNDS);
        return new FloorSearch(plan, rounds, most, isStopped).floors();
    }
}
