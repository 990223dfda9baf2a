package org.samrad.benchmark.ortools;

import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One run of HiGHS. At its time limit the wrapper hands on neither the plan nor the bound, and its status may be one that has no
 * name; HiGHS itself writes both, so they are read from its files. (A hint crashes it, so it gets none.)
 *
 * @param values the value of each variable of the best plan, or null where none was found
 * @param bound what the objective is at least, 0 where nothing is known
 */
record HighsPhase(double @Nullable [] values, double bound) {

    /** Below this there's no point in beginning. */
    private static final Duration LEAST = Duration.ofMillis(100);

    static HighsPhase run(ModelBuilder model, Duration limit) {
        if (limit.compareTo(LEAST) < 0) {
            return new HighsPhase(null, 0);
        }
        try {
            Path folder = Files.createTempDirectory("highs");
            try {
                return run(model, limit, folder.resolve("solution"), folder.resolve("log"));
            } finally {
                Files.deleteIfExists(folder.resolve("solution"));
                Files.deleteIfExists(folder.resolve("log"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static HighsPhase run(ModelBuilder model, Duration limit, Path solution, Path log) throws IOException {
        var solver = new ModelSolver("highs");
        solver.setTimeLimit(limit);
        solver.enableOutput(true);
        solver.setSolverSpecificParameters("mip_rel_gap=0,mip_abs_gap=0.99,write_solution_to_file=true,solution_file="
                + solution + ",log_file=" + log);
        try {
            solver.solve(model);
        } catch (IllegalArgumentException unnamedStatus) {
            // Time is up. The files tell what there is.
        }
        return new HighsPhase(
                Files.exists(solution) ? values(Files.readAllLines(solution), model.numVariables()) : null,
                Files.exists(log) ? bound(Files.readAllLines(log)) : 0);
    }

    /** After "# Columns n" there is a line for each variable: its name and its value. */
    static double @Nullable [] values(List<String> solution, int variables) {
        int at = solution.indexOf("# Columns " + variables);
        if (at < 0 || !solution.contains("Feasible")) {
            return null;
        }
        return solution.subList(at + 1, at + 1 + variables).stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .toArray();
    }

    /** "Dual bound 2706" in the report at the end; a search that ended before its first bound says "-inf". */
    static double bound(List<String> log) {
        return log.stream()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("dual bound"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(value -> !value.endsWith("inf"))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(0);
    }
}
