package org.samrad.solver.floor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.solve.ProblemLoader;
import org.samrad.solve.RandomData;
import org.samrad.solve.Schedules;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SoftRules;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;

/** No plan that the checker finds valid is below a floor, however odd the data; {@code -Dfloors.sets=500} looks at more. */
class FloorsOfRandomDataTest {

    private static final int SETS = Integer.getInteger("floors.sets", 60);

    /** What a plan comes to, counted anew. */
    private record Value(int leftOut, long leftOutWeight, int pastGuarantee, long waitingDays, long waitingCost) {

        static Value of(Plan plan) {
            int leftOut = 0;
            long weight = 0;
            int past = 0;
            long days = 0;
            long cost = 0;
            for (Consultation one : plan.getConsultations()) {
                Request request = one.request();
                Option held = one.getOption();
                if (held == null) {
                    leftOut++;
                    weight += request.factor();
                } else {
                    past += held.day() > request.dueDay() ? 1 : 0;
                    days += Math.max(0, held.day() - request.waitingFromDay());
                    cost += SoftRules.ofDay(PlanRule.WAITING, request, held.day());
                }
            }
            return new Value(leftOut, weight, past, days, cost);
        }

        boolean isBelow(Floors floors, Value floored) {
            boolean leavesNoMoreOut = leftOutWeight <= floored.leftOutWeight;
            return leftOut < floors.leftOut()
                    || leftOutWeight < floors.leftOutWeight()
                    || leavesNoMoreOut && pastGuarantee < floors.pastGuarantee()
                    || leavesNoMoreOut && waitingDays < floors.waitingDays()
                    || leavesNoMoreOut && waitingCost < floors.waitingCost();
        }
    }

    @Test
    void noPlanIsBelowTheFloorsOfAnother() {
        int compared = 0;
        long proven = 0;
        long leftOut = 0;
        for (int seed = 1; seed <= SETS; seed++) {
            PlanningData data = new RandomData(seed, 2 + seed % 12, 6 + seed % 31, 3 + seed % 9).next();
            List<Plan> plans = plans(data, seed);
            for (Plan floored : plans) {
                Floors floors = Floors.of(floored, Duration.ofMinutes(1), () -> false);
                for (Plan other : plans) {
                    compared++;
                    assertThat(Value.of(other).isBelow(floors, Value.of(floored)))
                            .as("seed %d: %s below %s of %s", seed, Value.of(other), floors, Value.of(floored))
                            .isFalse();
                }
                proven += floors.leftOutWeight();
                leftOut += Value.of(floored).leftOutWeight();
            }
        }
        assertThat(compared).isGreaterThan(3 * SETS);
        assertThat(proven).isGreaterThan(leftOut * 8 / 10);
    }

    /** Those that are valid of what construction and a short search find. */
    private static List<Plan> plans(PlanningData data, int seed) {
        Problem problem = ProblemLoader.load(data);
        var plans = new ArrayList<Plan>();
        for (Weights weights : List.of(Weights.benchmark(), Weights.defaults())) {
            plans.add(PlanSolver.firstPlan(problem, weights, seed));
        }
        if (seed % 15 == 0) {
            plans.add(new PlanSolver(Duration.ofMinutes(1), 60, seed, better -> {}).solve(plans.getFirst()));
        }
        plans.removeIf(plan ->
                !ScheduleCheck.check(data, Schedules.of(plan, data)).stream().allMatch(Violation::given));
        return plans;
    }
}
