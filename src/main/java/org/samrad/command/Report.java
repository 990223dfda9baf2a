package org.samrad.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.solve.Measures;
import org.samrad.solve.Outcome;
import org.samrad.solve.PlanScore;
import org.samrad.solver.floor.Floors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code report.json}: what was solved, how, and what came of it.
 *
 * @param profile name of the weights
 * @param spent since the command began
 */
record Report(PlanningData data, Outcome outcome, String profile, long seed, Duration spent) {

    private record Content(
            String dataset,
            String profile,
            long seed,
            double secondsSpent,
            boolean stoppedEarly,
            boolean failed,
            PlanScore score,
            Map<String, Double> costs,
            @Nullable Floors floors,
            Measures measures,
            List<Violation> violations) {}

    /** Writes it to a file. */
    void write(Path file) {
        var costs = new LinkedHashMap<String, Double>();
        outcome.costs().forEach((rule, cost) -> costs.put(rule.id(), cost));
        var content = new Content(
                data.header().name(),
                profile,
                seed,
                spent.toMillis() / 1000.0,
                outcome.stopped(),
                outcome.failure() != null,
                outcome.score(),
                costs,
                outcome.floors(),
                Measures.of(data, outcome.schedule()),
                outcome.violations());
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), content);
    }
}
