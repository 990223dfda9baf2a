package org.samrad.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.compare.PlanComparison;
import org.samrad.compare.PlanComparison.Verdict;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.NoSuchPlan;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.rules.WeightsPreview.State;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;

/** What other weights would make of a plan. */
class WeightsPreviewTest {

    /** Anna is a level above what is asked for, Bo is not. */
    private final List<ScheduleRow> schedule = List.of(placed("R1", at(0, 9), "bo"), placed("R2", at(0, 9), "anna"));

    private final PlanningData data =
            SmallClinic.with(2, published("R1", at(0, 9), "bo", false), published("R2", at(0, 9), "anna", false));

    private final Weights old = weights(Map.of());
    private final OpenPlan plan = OpenPlan.of(PlanRef.PUBLISHED, data, schedule, old);

    @Test
    void aWeightRaisedToTheMostMovesTheOneConsultationThatItIsAbout() {
        WeightsPreview preview = solved(weights(Map.of(PlanRule.OVER_QUALIFIED, Weights.MAX)), Set.of());

        assertThat(preview.state()).isEqualTo(State.DONE);
        PlanComparison answer = Objects.requireNonNull(preview.answer());
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
        WeightsPreview preview = solved(old, Set.of());

        assertThat(preview.state()).isEqualTo(State.DONE);
        assertThat(Objects.requireNonNull(preview.answer()).diff().none()).isTrue();
    }

    @Test
    void whatIsPinnedInThePlanStays() {
        WeightsPreview preview = solved(weights(Map.of(PlanRule.OVER_QUALIFIED, Weights.MAX)), Set.of("R2"));

        assertThat(Objects.requireNonNull(preview.answer()).diff().none()).isTrue();
    }

    @Test
    void whatTheCheckerRefusesIsNoResult() {
        Violation broken = new Violation("rooms", "R2", false, "the room is taken");
        var preview = new WeightsPreview(
                "one",
                PlanRef.PUBLISHED,
                weights(Map.of(PlanRule.OVER_QUALIFIED, Weights.MAX)),
                Duration.ofSeconds(1),
                (about, found) -> List.of(broken));

        preview.run(() -> plan, Set.of(), 1);

        assertThat(preview.state()).isEqualTo(State.FAILED);
        assertThat(preview.answer()).isNull();
        assertThat(Objects.requireNonNull(preview.refusal()).violations()).containsExactly(broken);
    }

    @Test
    void oneThatIsCancelledBeforeItsTurnIsNeverSolved() {
        WeightsPreview preview = preview(old);

        preview.stop();
        preview.run(
                () -> {
                    throw new AssertionError("The plan was opened.");
                },
                Set.of(),
                1);

        assertThat(preview.state()).isEqualTo(State.CANCELLED);
        assertThat(preview.answer()).isNull();
    }

    @Test
    void aPlanThatCantBeOpenedIsAFailure() {
        WeightsPreview preview = preview(old);

        assertThatThrownBy(() -> preview.run(
                        () -> {
                            throw new NoSuchPlan(PlanRef.proposal(7));
                        },
                        Set.of(),
                        1))
                .isInstanceOf(NoSuchPlan.class);

        assertThat(preview.state()).isEqualTo(State.FAILED);
        assertThat(preview.ended()).isCompletedWithValue(State.FAILED);
    }

    private WeightsPreview solved(Weights weights, Set<String> pinned) {
        WeightsPreview preview = preview(weights);
        preview.run(() -> plan, pinned, 1);
        return preview;
    }

    private static WeightsPreview preview(Weights weights) {
        return new WeightsPreview("one", PlanRef.PUBLISHED, weights, Duration.ofSeconds(1), ScheduleCheck::check);
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
