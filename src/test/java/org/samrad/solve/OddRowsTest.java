package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.Explanations;
import org.samrad.solver.Weights;
import org.samrad.suggest.Recommendations;
import org.samrad.testing.Thorough;

/** Odd requests among sound ones, two hundred at a time: none of them stops, delays or spoils the rest. */
class OddRowsTest {

    private static final int ODD = 200;
    private static final int ASKED = 8;

    /** What is compared is solved by steps, and so the same on a busy machine. */
    private static final int STEPS = 3_000;

    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration LIMIT = Duration.ofMillis(500);

    /** The limit and a second, twice: code is compiled meanwhile. */
    private static final Duration MOST_PROCESSOR_TIME = LIMIT.plusSeconds(1).multipliedBy(2);

    @TempDir
    private Path soundFolder;

    @TempDir
    private Path oddFolder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Thorough.count(2, 5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void oddRowsLeaveSoundRequestsAsTheyAre(long seed) throws IOException {
        var rows = new OddRows(seed);
        Outcome sound = bySteps(rows.read(soundFolder), seed);
        rows.addOdd(ODD);
        PlanningData data = rows.read(oddFolder);
        long before = processorTime();
        solved(data, new Solve(data, Weights.defaults(), LIMIT, seed, 1));
        assertThat(Duration.ofNanos(processorTime() - before)).isLessThan(MOST_PROCESSOR_TIME);

        Outcome odd = bySteps(data, seed);
        assertThat(days(sound)).hasSize(12);
        assertThat(days(odd)).isEqualTo(days(sound));
        askAbout(odd);
    }

    /** Unlike the clock it tells the same on a busy machine. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Outcome bySteps(PlanningData data, long seed) {
        return solved(data, new Solve(data, Weights.defaults(), LONG, seed, 1).endingAfter(STEPS));
    }

    private static Outcome solved(PlanningData data, Solve solve) {
        Outcome outcome = solve.run(progress -> {});
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.violations()).allMatch(Violation::given);
        assertThat(ScheduleCheck.checkComplete(data, outcome.schedule(), outcome.unscheduled()))
                .isEmpty();
        return outcome;
    }

    private static Map<String, LocalDate> days(Outcome outcome) {
        var days = new TreeMap<String, LocalDate>();
        outcome.schedule().stream()
                .filter(row -> row.request().startsWith("sound"))
                .forEach(row -> days.put(row.request(), row.start().toLocalDate()));
        return days;
    }

    /** What pages and commands ask about some requests has an answer, whether they have a place or not. */
    private static void askAbout(Outcome outcome) {
        var recommendations = Recommendations.of(outcome.data(), outcome.schedule(), Weights.defaults());
        var explanations = Explanations.of(outcome.data(), outcome.schedule());
        Set<String> scheduled = new HashSet<>();
        outcome.schedule().stream()
                .filter(row -> row.request().startsWith("odd"))
                .forEach(row -> scheduled.add(row.request()));
        scheduled.stream()
                .sorted()
                .limit(ASKED)
                .forEach(request -> assertThat(
                                recommendations.explain(request).chosen().request())
                        .isEqualTo(request));
        outcome.unscheduled().stream().limit(ASKED).forEach(row -> {
            assertThat(recommendations.forRequest(row.request()).options()).isNotNull();
            assertThat(explanations.obstacles(row.request()).cause().sentence()).isNotBlank();
            assertThat(explanations.unblocks(row.request())).isNotNull();
        });
    }
}
