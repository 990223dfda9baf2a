package org.samrad.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;

class ExplanationsTest {

    @ParameterizedTest
    @MethodSource("org.samrad.explain.MatrixTest#plannedSets")
    void manyQuestionsAtOnceGetTheAnswersThatEachWouldGetAlone(MatrixTest.Planned set) {
        List<String> left = set.data().requests().stream()
                .map(PlanningData.Request::id)
                .filter(id -> set.plan().stream().map(ScheduleRow::request).noneMatch(id::equals))
                .toList();
        var explanations = Explanations.of(set.data(), set.plan());

        List<Explanation> answers = left.parallelStream()
                .map(id -> {
                    Obstacles obstacles = explanations.obstacles(id);
                    return new Explanation(id, obstacles.cause(), obstacles.matrix(), explanations.unblocks(id));
                })
                .toList();

        assertThat(answers)
                .isEqualTo(left.stream()
                        .map(id -> Explanation.ofUnscheduled(set.data(), set.plan(), id))
                        .toList());
    }

    @Test
    void onlyWhatIsLeftOutIsExplained() {
        MatrixTest.Planned set = MatrixTest.plannedSets().getFirst();
        var explanations = Explanations.of(set.data(), set.plan());
        String placed = set.plan().getFirst().request();

        assertThatThrownBy(() -> explanations.obstacles(placed)).hasMessageContaining(placed + " is scheduled");
        assertThatThrownBy(() -> explanations.unblocks("nothing")).hasMessageContaining("no request nothing");
    }
}
