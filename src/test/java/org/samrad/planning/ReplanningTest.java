package org.samrad.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanSolver;
import org.samrad.solver.Weights;

class ReplanningTest {

    /** How many published consultations no longer keep the rules where they are. */
    static int brokenBy(PlanningData data) {
        Set<String> broken = ScheduleCheck.check(data, asSchedule(data)).stream()
                .filter(violation -> !violation.given())
                .map(Violation::request)
                .collect(Collectors.toSet());
        return broken.size();
    }

    private static List<ScheduleRow> asSchedule(PlanningData data) {
        var minutes = data.requests().stream()
                .collect(Collectors.toMap(PlanningData.Request::id, PlanningData.Request::durationMinutes));
        return data.bookedRoles().stream()
                .map(row -> new ScheduleRow(
                        row.request(),
                        row.start(),
                        row.start().plusMinutes(minutes.getOrDefault(row.request(), 0)),
                        row.mode(),
                        row.site(),
                        row.role(),
                        row.specialist()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOfRandomDataLeadsToAValidPlanThatChangesFewOfThePublished(LocalChange kind) {
        for (long seed = 1; seed <= 40; seed++) {
            var data = new RandomData(seed, 8 + (int) seed, 40, 9).next();
            List<ScheduleRow> schedule = firstPlan(data, false);
            PlanningData published = LocalChange.published(data, schedule);
            PlanningData changed = kind.apply(published, new Random(seed));

            List<ScheduleRow> replanned = firstPlan(changed, true);

            assertThat(ScheduleCheck.check(changed, replanned))
                    .as("seed %d", seed)
                    .allMatch(Violation::given);
            PlanChanges changes = PlanChanges.between(changed.bookedRoles(), replanned);
            System.out.println(kind + " " + seed + " broken " + brokenBy(changed) + " changed "
                    + changes.moved().size() + " cancelled "
                    + changes.cancelled().size() + " added " + changes.added().size());
        }
    }

    private static List<ScheduleRow> firstPlan(PlanningData data, boolean fromPublished) {
        var problem = ProblemLoader.load(data);
        Plan plan = fromPublished
                ? PlanSolver.firstPlanFromPublished(problem, Weights.defaults(), 1)
                : PlanSolver.firstPlan(problem, Weights.defaults(), 1);
        return Schedules.of(plan, data);
    }
}
