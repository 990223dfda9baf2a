package org.samrad.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.samrad.solver.Clinic;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Problem;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

class DefaultMovesTest {

    @Test
    void defaultMovesKeepEveryRuleAndLeaveOutWhatCannotBe() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist(0, 4, 9);
        SpecialistFacts bo = clinic.specialist();
        for (int number = 0; number < 12; number++) {
            clinic.request(anna).role(number % 2 == 0, anna, bo);
        }
        clinic.request();
        Problem problem = clinic.problem();
        Plan first = DefaultMoves.firstPlan(problem, Weights.benchmark(), 1);
        var search = new DefaultMoves(Duration.ofMillis(500), 1);

        Plan found = search.solve(first);

        assertThat(PlanReview.of(found).cost(PlanRule.Level.HARD)).isZero();
        assertThat(found.getConsultations().getLast().getOption()).isNull();
        assertThat(found.scheduled()).isGreaterThanOrEqualTo(first.scheduled());
        assertThat(search.moves()).isPositive();
    }

    @Test
    void everyRequestHasASampleThatTheFirstPlanIsIn() {
        var clinic = new Clinic();
        SpecialistFacts anna = clinic.specialist();
        clinic.request(anna);
        clinic.request(anna);

        Plan first = DefaultMoves.firstPlan(clinic.problem(), Weights.benchmark(), 1);

        assertThat(first.getConsultations())
                .allSatisfy(consultation -> assertThat(consultation.getOptions())
                        .hasSizeBetween(DefaultMoves.MOST_OPTIONS / 2, DefaultMoves.MOST_OPTIONS + 1)
                        .contains(consultation.getOption())
                        .allSatisfy(option -> assertThat(option.broken()).isEmpty()));
    }
}
