package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;

class SoundAnswerTest {

    private final PlanningData data = new RandomData(2, 20, 40, 9).next();
    private final Plan plan = PlanSolver.firstPlan(ProblemLoader.load(data), Weights.benchmark(), 1);

    @Test
    void aPlanThatBreaksNoRuleIsTheAnswer() {
        assertThat(SoundAnswer.of(data, plan).plan()).isSameAs(plan);
    }

    @Test
    void whatBreaksARuleIsLeftOutAndTheRestStands() {
        Consultation broken = plan.getConsultations().stream()
                .filter(one -> one.isScheduled() && !one.isPinned())
                .filter(one -> plan.problem().related().followersOf(one.request()).length == 0)
                .findFirst()
                .orElseThrow();
        Option held = Objects.requireNonNull(broken.getOption());
        broken.setOption(held.at(held.start() + 1));

        SoundAnswer answer = SoundAnswer.of(data, plan);

        assertThat(answer.violations()).allMatch(Violation::given);
        assertThat(answer.plan().scheduled()).isEqualTo(plan.scheduled() - 1);
        assertThat(answer.schedule())
                .noneMatch(row -> row.request().equals(broken.request().id()));
    }
}
