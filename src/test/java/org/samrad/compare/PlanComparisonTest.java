package org.samrad.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.compare.PlanComparison.Line;
import org.samrad.compare.PlanComparison.Unit;
import org.samrad.compare.PlanComparison.Verdict;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solve.Measures;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;

class PlanComparisonTest {

    private final PlanningData data = SmallClinic.with(3);

    @ParameterizedTest
    @CsvSource({
        "DAYS, 3.0, 2.0, false, BETTER",
        "DAYS, 3.0, 4.0, false, WORSE",
        "DAYS, 3.0, 3.04, false, SAME",
        "DAYS, 3.0, 3.06, false, WORSE",
        "COUNT, 3, 4, true, BETTER",
        "COUNT, 4, 3, true, WORSE",
        "COUNT, 4, 4, true, SAME",
        "SHARE, 0.5, 0.5004, true, SAME",
        "SHARE, 0.5, 0.501, true, BETTER"
    })
    void whichIsBetterIsToldWhereTheDifferenceShows(
            Unit unit, double before, double after, boolean moreIsBetter, Verdict verdict) {
        assertThat(new Line("any", unit, before, after, moreIsBetter).verdict()).isEqualTo(verdict);
    }

    @Test
    void measuresStandSideBySide() {
        OpenPlan first =
                OpenPlan.of(PlanRef.PUBLISHED, data, List.of(placed("R1", at(2, 9), "bo")), Weights.defaults());
        OpenPlan second = first.with(List.of(placed("R1", at(1, 9), "bo"), placed("R2", at(1, 9), "anna")));

        List<Line> lines = PlanComparison.of(first, second).measures();

        assertThat(lines).contains(new Line("scheduled", Unit.COUNT, 1, 2, true));
        assertThat(lines).contains(new Line("waiting-mean", Unit.DAYS, 5, 4, false));
        assertThat(lines).contains(new Line("travel", Unit.MINUTES, 0, 0, false));
    }

    @Test
    void whatRulesCostIsCountedByTheSecondPlansWeightsOnBothSides() {
        OpenPlan first = OpenPlan.of(
                PlanRef.PUBLISHED,
                data,
                List.of(placed("R1", at(2, 9), "bo")),
                new Weights(Map.of(PlanRule.WAITING, 100.0)));
        OpenPlan second = OpenPlan.of(
                PlanRef.proposal(1),
                data,
                List.of(placed("R1", at(1, 9), "bo")),
                new Weights(Map.of(PlanRule.WAITING, 2.0, PlanRule.WORKLOAD, 0.0, PlanRule.TRAVEL, 0.0)));

        PlanComparison comparison = PlanComparison.of(first, second);

        assertThat(comparison.costs())
                .extracting(Line::name)
                .containsExactly(PlanRule.UNSCHEDULED.id(), PlanRule.WAITING.id());
        assertThat(comparison.costs()).contains(new Line(PlanRule.WAITING.id(), Unit.COST, 50, 40, false));
        assertThat(comparison.measures()).extracting(Line::name).doesNotContain("travel");
    }

    @Test
    void whoSchedulesMoreIsNotWorseForThat() {
        Weights weights = new Weights(Map.of(PlanRule.WORKLOAD, 0.0));
        OpenPlan first = OpenPlan.of(PlanRef.PUBLISHED, data, List.of(placed("R1", at(2, 9), "bo")), weights);
        OpenPlan more = first.with(List.of(placed("R1", at(2, 9), "bo"), placed("R2", at(9, 9), "anna")));
        OpenPlan later = first.with(List.of(placed("R1", at(3, 9), "bo"), placed("R2", at(0, 9), "anna")));

        assertThat(verdict(PlanComparison.of(first, more).costs(), PlanRule.WAITING.id()))
                .isEqualTo(Verdict.SAME);
        assertThat(verdict(PlanComparison.of(first, more).measures(), "waiting-mean"))
                .isEqualTo(Verdict.SAME);
        assertThat(verdict(PlanComparison.of(first, more).costs(), PlanRule.UNSCHEDULED.id()))
                .isEqualTo(Verdict.BETTER);
        assertThat(verdict(PlanComparison.of(first, later).costs(), PlanRule.WAITING.id()))
                .isEqualTo(Verdict.WORSE);
        assertThat(verdict(PlanComparison.of(first, later).measures(), "waiting-mean"))
                .isEqualTo(Verdict.WORSE);
    }

    private static Verdict verdict(List<Line> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    @Test
    void wishedForTimesAreMetOrNot() {
        var wished = List.of(
                new PlanningData.RequestWindow("R1", at(1, 9), at(1, 10), true),
                new PlanningData.RequestWindow("R1", at(2, 9), at(2, 12), true),
                new PlanningData.RequestWindow("R2", at(1, 9), at(1, 10), true),
                new PlanningData.RequestWindow("R3", at(1, 9), at(1, 16), false));
        var wishing = data.with(rows -> rows.requestWindows = wished);

        Measures measures = Measures.of(
                wishing,
                List.of(placed("R1", at(2, 11), "bo"), placed("R2", at(1, 10), "bo"), placed("R3", at(1, 9), "anna")));

        assertThat(measures.preferredShare()).isEqualTo(0.5);
        assertThat(measures.waitingDaysTotal()).isEqualTo(1 + 0 + 4);
        assertThat(Measures.of(data, List.of()).preferredShare()).isZero();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        List<ScheduleRow> rows = List.of(placed("R1", at(0, 9), "bo"), placed("R2", at(3, 9), "bo"));

        assertThat(Measures.of(data, rows).waitingDaysMedian()).isEqualTo(4.5);
        assertThat(Measures.of(data, rows.subList(0, 1)).waitingDaysMedian()).isEqualTo(3);
    }

    @Test
    void nobodyWaitsLessThanNotAtAll() {
        List<ScheduleRow> before = List.of(placed("R1", at(-5, 9), "bo"));

        assertThat(Measures.of(data, before).waitingDaysTotal()).isZero();
    }
}
