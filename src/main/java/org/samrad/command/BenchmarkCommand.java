package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.benchmark.Baselines;
import org.samrad.benchmark.Benchmark;
import org.samrad.benchmark.Preset;
import org.samrad.benchmark.Reference;
import org.samrad.benchmark.Result;
import org.samrad.benchmark.ResultTable;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.generate.DatasetGenerator;
import org.samrad.solver.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "benchmark",
        description =
                "Solves data sets with several seeds and time limits, beside reference solvers with the same time and cores,"
                        + " and writes benchmark.csv and benchmark.md after each run, so that Ctrl-C leaves what there is so far.",
        footer = {
            "",
            "References: greedy (a booking desk: first come, first served), default-moves (our model with the solver's own"
                    + " moves), and with OR-Tools, that is built or run with -Pbenchmark, on the profile benchmark: cp-sat"
                    + " (plans) and highs (bounds and, on small sets, optima)."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchmarkCommand implements Callable<Integer> {

    private static final String NO_REFERENCE = "none";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", arity = "0..*", description = "Folders of planning data.")
    private List<Path> folders = List.of();

    @Option(
            names = "--generate",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Data sets to generate: REQUESTSxSPECIALISTSxWEEKS, before it free: (the default), planted:, plain-free:"
                            + " or plain-planted:, after it @LOAD and #SEED; such as 100x30x2 or planted:800x150x4@0.5.")
    private List<String> generated = List.of();

    @Option(
            names = "--profile",
            split = ",",
            defaultValue = "benchmark",
            description = "Weights, one or more of: ${COMPLETION-CANDIDATES}.")
    private List<SolveCommand.Profile> profiles = List.of();

    @Option(names = "--seeds", split = ",", defaultValue = "1,2,3", description = "Seeds of the searches.")
    private List<Long> seeds = List.of();

    @Option(names = "--seconds", split = ",", defaultValue = "60", description = "Time limits, each 1 or more.")
    private List<Integer> seconds = List.of();

    @Option(
            names = "--references",
            split = ",",
            paramLabel = "NAME",
            description = "References to run beside ours; unless given all that are there, and none for none.")
    private @Nullable List<String> references;

    @Option(names = "--cores", description = "Cores that each solver may use; unless given all.")
    private @Nullable Integer cores;

    @Option(names = "--out", defaultValue = "target/measured", description = "Folder for the table.")
    private Path out;

    @Option(names = "--baselines", defaultValue = "data/baselines.csv", description = "File of the best known.")
    private Path baselineFile;

    @Option(names = "--update", description = "Write what is better than the best known into its file.")
    private boolean update;

    @Override
    public Integer call() {
        PrintWriter lines = spec.commandLine().getOut();
        OutputFolder.require("--out", out, null);
        Baselines baselines = Baselines.read(baselineFile);
        var settings = new Benchmark.Settings(dataSets(), weights(), seconds(), seeds, references(), coresUsed());
        var benchmark = new Benchmark(settings, line -> {
            lines.println(line);
            lines.flush();
        });
        List<Result> results = benchmark.run(soFar -> new ResultTable(soFar, baselines).write(out));
        compare(results, baselines, lines);
        if (update) {
            baselines
                    .improvedBy(results, new ResultTable(results, baselines).bounds())
                    .write(baselineFile);
        }
        lines.printf("The table is in %s.%n", out);
        lines.flush();
        boolean valid = results.stream().map(Result::figures).allMatch(figures -> figures == null || figures.valid());
        return valid ? CommandLineTool.DONE : CommandLineTool.FAILED;
    }

    /** Our own rows against the best known, a line for each. */
    private static void compare(List<Result> results, Baselines baselines, PrintWriter lines) {
        for (Result row : results) {
            String compared = baselines.compare(row);
            if (row.solver().equals(Benchmark.OURS)) {
                lines.printf(
                        "%s, profile %s, %d s, seed %s: %s%n",
                        row.dataset(),
                        row.profile(),
                        row.seconds(),
                        row.seed(),
                        compared.isEmpty()
                                ? "no best known to compare with"
                                : compared.equals("same")
                                        ? "as good as the best known"
                                        : compared + " than the best known");
            }
        }
    }

    private List<Benchmark.DataSet> dataSets() {
        var sets = new ArrayList<Benchmark.DataSet>();
        for (Path folder : folders) {
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            sets.add(new Benchmark.DataSet(name, PlanningDataReader.read(folder)));
        }
        for (String name : generated) {
            try {
                Preset preset = Preset.of(name);
                sets.add(new Benchmark.DataSet(
                        preset.name(),
                        DatasetGenerator.generate(preset.settings()).data()));
            } catch (IllegalArgumentException impossible) {
                throw new CommandLineTool.BadInput("--generate: " + impossible.getMessage());
            }
        }
        if (sets.isEmpty()) {
            throw new CommandLineTool.BadInput("No data set: give a folder, or --generate such as 100x30x2.");
        }
        return sets;
    }

    private Map<String, Weights> weights() {
        var weights = new LinkedHashMap<String, Weights>();
        profiles.forEach(profile -> weights.put(profile.toString(), profile.weights()));
        return weights;
    }

    private List<Integer> seconds() {
        for (int limit : seconds) {
            if (limit < 1) {
                throw new CommandLineTool.BadInput("--seconds has %d; give 1 or more.".formatted(limit));
            }
        }
        return seconds;
    }

    private int coresUsed() {
        int used = cores == null ? Runtime.getRuntime().availableProcessors() : cores;
        if (used < 1) {
            throw new CommandLineTool.BadInput("--cores is %d; give 1 or more.".formatted(used));
        }
        return used;
    }

    private List<Reference> references() {
        Map<String, Reference> there = new LinkedHashMap<>();
        Benchmark.references().forEach(reference -> there.put(reference.id(), reference));
        if (references == null) {
            return List.copyOf(there.values());
        }
        var chosen = new ArrayList<Reference>();
        for (String id : references) {
            Reference reference = there.get(id);
            if (reference != null) {
                chosen.add(reference);
            } else if (!id.equals(NO_REFERENCE)) {
                throw new CommandLineTool.BadInput(
                        "There is no reference %s here, only %s. Those that need OR-Tools come with the Maven profile: ./mvnw -Pbenchmark …"
                                .formatted(id, there.keySet().stream().collect(Collectors.joining(", "))));
            }
        }
        return chosen;
    }
}
