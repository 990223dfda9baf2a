package org.samrad.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.compare.PlanComparison;
import org.samrad.compare.PlanComparison.Verdict;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solve.ScheduleRefused;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;

/** What other weights would make of a plan. */
class PreviewSolvingTest {

    private static final Weights MOST_FOR_LEVELS = weights(Map.of(PlanRule.OVER_QUALIFIED, Weights.MAX));

    /** Anna is a level above what is asked for, Bo is not. */
    private final List<ScheduleRow> schedule = List.of(placed("R1", at(0, 9), "bo"), placed("R2", at(0, 9), "anna"));

    private final PlanningData data =
            SmallClinic.with(2, published("R1", at(0, 9), "bo", false), published("R2", at(0, 9), "anna", false));

    private final Weights old = weights(Map.of());
    private final OpenPlan plan = OpenPlan.of(PlanRef.PUBLISHED, data, schedule, old);
    private final List<List<ScheduleRow>> answers = new ArrayList<>();

    @Test
    void aWeightRaisedToTheMostMovesTheOneConsultationThatItIsAbout() {
        PlanComparison answer = solved(MOST_FOR_LEVELS, Set.of());

        assertThat(answer.diff().rows()).singleElement().satisfies(row -> {
            assertThat(row.request()).isEqualTo("R2");
            assertThat(Objects.requireNonNull(row.after()).panel()).containsEntry("psychiatrist", "bo");
            assertThat(row.costChange().get(PlanRule.OVER_QUALIFIED)).isEqualTo(-1000);
        });
        assertThat(answer.costs())
                .filteredOn(line -> line.name().equals("over-qualified"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.before()).isEqualTo(1000);
                    assertThat(line.after()).isZero();
                    assertThat(line.verdict()).isEqualTo(Verdict.BETTER);
                });
    }

    @Test
    void withTheWeightsThatThePlanIsBestByNothingMoves() {
        assertThat(solved(old, Set.of()).diff().none()).isTrue();
    }

    @Test
    void whatIsPinnedInThePlanStays() {
        assertThat(solved(MOST_FOR_LEVELS, Set.of("R2")).diff().none()).isTrue();
    }

    @Test
    void whatTheCheckerRefusesIsNoResult() {
        Violation broken = new Violation("rooms", "R2", false, "the room is taken");

        assertThatThrownBy(() -> solving(MOST_FOR_LEVELS, (about, found) -> List.of(broken))
                        .run(() -> plan, Set.of(), 1))
                .isInstanceOfSatisfying(
                        ScheduleRefused.class,
                        refused -> assertThat(refused.violations()).containsExactly(broken));
        assertThat(answers).isEmpty();
    }

    @Test
    void oneThatIsCancelledBeforeItsTurnIsNeverSolved() {
        PreviewSolving solving = solving(old, ScheduleCheck::check);

        solving.stop();
        State end = solving.run(
                () -> {
                    throw new AssertionError("The plan was opened.");
                },
                Set.of(),
                1);

        assertThat(end).isEqualTo(State.CANCELLED);
        assertThat(answers).isEmpty();
    }

    private PlanComparison solved(Weights weights, Set<String> pinned) {
        assertThat(solving(weights, ScheduleCheck::check).run(() -> plan, pinned, 1))
                .isEqualTo(State.DONE);
        OpenPlan before = plan.weighed(weights);
        return PlanComparison.of(before, before.with(answers.getLast()));
    }

    private PreviewSolving solving(
            Weights weights, BiFunction<PlanningData, List<ScheduleRow>, List<Violation>> checker) {
        return new PreviewSolving(weights, Duration.ofSeconds(1), checker, (elapsed, found) -> answers.add(found));
    }

    /** Waiting and keeping to what is published count, and what is said; all else is off. */
    private static Weights weights(Map<PlanRule, Double> others) {
        var all = new EnumMap<PlanRule, Double>(PlanRule.class);
        all.putAll(Weights.benchmark().byRule());
        all.put(PlanRule.DISRUPTION, 1.0);
        all.putAll(others);
        return new Weights(all);
    }
}
