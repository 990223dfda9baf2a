package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.explain.Explanation;
import org.samrad.explain.Reason;
import org.samrad.solver.Weights;

/** What can't be met is left out, and the reason given is the one that has to be mended; what nearly can't be met is placed. */
class TrueReasonsTest {

    private static PlanningData data;
    private static Outcome outcome;
    private static Map<String, UnscheduledRow> unscheduled;

    @BeforeAll
    static void solve() {
        data = PlanningDataReader.read(Path.of("src", "test", "resources", "odd", "cannot-be-met"));
        outcome = new Solve(data, Weights.defaults(), Duration.ofSeconds(10), 1, 1)
                .endingAfter(500)
                .run(progress -> {});
        unscheduled =
                outcome.unscheduled().stream().collect(Collectors.toMap(UnscheduledRow::request, Function.identity()));
    }

    @Test
    void whatCanBeMetIsPlaced() {
        var scheduled = new TreeSet<String>();
        outcome.schedule().forEach(row -> scheduled.add(row.request()));
        assertThat(scheduled).containsExactly("first", "follow-up-in-a-week", "named", "near", "window-long-enough");
        assertThat(outcome.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    follow-up-beyond-the-plan    | GAP_OUT_OF_WINDOW | leaves no start at the distance asked for
                    named-without-the-competence | NAMED_UNQUALIFIED | for bo by name, who does not hold neurology
                    window-too-short             | TOO_LONG          | takes 60 minutes, longer than any of the times
                    far                          | UNKNOWN_WAY       | no travel time to far is known
                    saturday                     | OUTSIDE_WINDOWS   | The family can only on Saturdays
                    over                         | PAST_WINDOW       | leaves no start
                    with-a-school                | SECTOR            | Nobody from the sector SCHOOL
                    """)
    void whatCanNotBeMetIsLeftOutForItsReason(String request, Reason reason, String words) {
        assertThat(unscheduled).containsKey(request);
        assertThat(unscheduled.get(request).reason()).isEqualTo(reason.name());
        assertThat(unscheduled.get(request).detail()).contains(words);
    }

    @Test
    void nobodyCouldTakeWhatHasNoTime() {
        var explanation = Explanation.ofUnscheduled(data, outcome.schedule(), "over");
        assertThat(explanation.matrix().rows().getFirst().cells())
                .allSatisfy(cell -> assertThat(cell.reasons()).contains(Reason.NO_OFFERED_TIME));
    }
}
