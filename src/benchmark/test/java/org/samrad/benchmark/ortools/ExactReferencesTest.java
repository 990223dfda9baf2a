package org.samrad.benchmark.ortools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.benchmark.GreedyReference;
import org.samrad.benchmark.Preset;
import org.samrad.benchmark.Reference;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.generate.DatasetGenerator;
import org.samrad.solve.ProblemLoader;
import org.samrad.solve.Schedules;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;

/** Two exact models that share next to nothing: where both prove their answer, it is the same. */
class ExactReferencesTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private record Answered(Reference.Bound bound, double medium, double soft) {}

    private static Answered answer(Reference reference, PlanningData data) {
        var task = new Reference.Task(data, ProblemLoader.load(data), Weights.benchmark(), LIMIT, 2, 1);
        Reference.Answer answer = reference.solve(task);
        Plan plan = Objects.requireNonNull(answer.plan(), answer.note());
        assertThat(ScheduleCheck.check(data, Schedules.of(plan, data))).allMatch(Violation::given);
        var review = PlanReview.of(plan);
        return new Answered(answer.bound(), review.cost(PlanRule.Level.MEDIUM), review.cost(PlanRule.Level.SOFT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30x12x1",
                "30x12x1#2",
                "30x12x1#3",
                "40x15x2#4",
                "40x15x2@0.9#5",
                "planted:40x15x2@0.6#6",
                "planted:40x15x2@0.8#7",
                "plain-free:30x10x1#8",
                "plain-planted:40x15x2@0.7#9"
            })
    void bothProveTheSameOptimumAndNoneIsBetter(String name) {
        PlanningData data =
                DatasetGenerator.generate(Preset.of(name).settings()).data();

        Answered cpSat = answer(new CpSatReference(), data);
        Answered highs = answer(new HighsReference(), data);
        Answered greedy = answer(new GreedyReference(), data);

        assertThat(cpSat.medium).isEqualTo(cpSat.bound.medium()).isEqualTo(highs.medium);
        assertThat(highs.soft).isEqualTo(highs.bound.soft()).isEqualTo(cpSat.soft);
        assertThat(greedy.medium).isGreaterThanOrEqualTo(cpSat.medium);
    }

    @Test
    void theLogsLastBoundIsRead() {
        assertThat(HighsPhase.bound(List.of("  Primal bound      8136", "  Dual bound        7713", "  Gap  5.2%")))
                .isEqualTo(7713);
        assertThat(HighsPhase.bound(List.of("  Dual bound        -inf"))).isZero();
        assertThat(HighsPhase.bound(List.of())).isZero();
    }

    @Test
    void theValuesOfAPlanAreReadInTheOrderOfTheColumns() {
        var solution = List.of(
                "Model status",
                "Time limit reached",
                "",
                "# Primal solution values",
                "Feasible",
                "Objective 8136",
                "# Columns 3",
                "c0 1",
                "c1 0",
                "c2 1",
                "# Rows 1",
                "r0 4");

        assertThat(HighsPhase.values(solution, 3)).containsExactly(1, 0, 1);
        assertThat(HighsPhase.values(List.of("Model status", "Time limit reached", "None"), 3))
                .isNull();
    }
}
