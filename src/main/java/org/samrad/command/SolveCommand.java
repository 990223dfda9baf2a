package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.Answer;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.dataset.csv.WholeFiles;
import org.samrad.solve.Outcome;
import org.samrad.solve.Solve;
import org.samrad.solve.Start;
import org.samrad.solver.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "solve",
        description =
                "Schedules a data set and writes schedule.csv, unscheduled.csv and report.json. Ctrl-C ends it early with"
                        + " the best so far. Where the search fails, that is written too and the exit code is 1.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SolveCommand implements Callable<Integer> {

    private static final Duration LONGEST_WRITING = Duration.ofMinutes(1);
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration NO_END = Duration.ofDays(1);

    /** The profiles that come with the product. */
    enum Profile {
        DEFAULT,
        BENCHMARK;

        Weights weights() {
            return this == BENCHMARK ? Weights.benchmark() : Weights.defaults();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a solve begins with, as it is typed. */
    enum WarmStart {
        PUBLISHED(Start.PUBLISHED),
        PRICED(Start.PRICED),
        BROKEN(Start.BROKEN),
        SCRATCH(Start.SCRATCH);

        private final Start start;

        WarmStart(Start start) {
            this.start = start;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ParentCommand
    private CommandLineTool tool;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Folder of planning data.")
    private Path dataset;

    @Option(names = "--out", required = true, description = "Folder for the answer; made if it isn't there.")
    private Path out;

    @Option(
            names = "--seconds",
            description =
                    "How long the command may take, reading and writing included, 1 or more; 30 unless given, or without"
                            + " end where --steps is given.",
            showDefaultValue = Help.Visibility.NEVER)
    private @Nullable Integer seconds;

    @Option(
            names = "--steps",
            description =
                    "End each search after as many accepted moves. With it alone, the same seed and number of cores give"
                            + " the same answer.",
            showDefaultValue = Help.Visibility.NEVER)
    private @Nullable Integer steps;

    @Option(
            names = "--from",
            description =
                    "What to begin with: ${COMPLETION-CANDIDATES}. What is published stands (published), may move for"
                            + " a gain (priced), or is but a price to pay (scratch); broken gives another time only to what is"
                            + " published and against a rule, and leaves the rest as it is. Unless given, priced where"
                            + " anything is published and a change of it costs, else scratch.",
            showDefaultValue = Help.Visibility.NEVER)
    private @Nullable WarmStart from;

    @Option(names = "--profile", defaultValue = "default", description = "Weights: ${COMPLETION-CANDIDATES}.")
    private Profile profile;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the search.")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        requirePositive("--seconds", seconds);
        requirePositive("--steps", steps);
        OutputFolder.require("--out", out, dataset);
        PrintWriter lines = spec.commandLine().getOut();
        PlanningData data = PlanningDataReader.read(dataset);
        OutputFolder.make("--out", out);
        Duration reading = tool.spent();
        SolveLines.printRead(data, reading, lines);
        Solve solve = prepare(data, reading);
        var written = new CountDownLatch(1);
        var onInterrupt = new Thread(() -> endEarly(solve, written));
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            Outcome outcome = solve.run(new SolveLines(reading, seconds != null || steps == null, lines)::show);
            try (var files = new WholeFiles(out)) {
                new Answer(outcome.schedule(), outcome.unscheduled()).write(files);
                new Report(data, outcome, profile.toString(), seed, tool.spent()).write(files.file("report.json"));
                files.keep();
            }
            return finish(outcome, data, solve.isCutShort());
        } finally {
            written.countDown();
            if (!solveWasInterrupted(onInterrupt)) {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            }
        }
    }

    private static void requirePositive(String option, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new CommandLineTool.BadInput("%s is %d; give 1 or more.".formatted(option, number));
        }
    }

    private Solve prepare(PlanningData data, Duration reading) {
        Duration limit = seconds != null ? Duration.ofSeconds(seconds) : steps == null ? USUAL : NO_END;
        Duration left = limit.minus(reading);
        var solve = new Solve(data, profile.weights(), left.isNegative() ? Duration.ZERO : left, seed);
        if (from != null) {
            solve.from(from.start);
        }
        if (steps != null) {
            solve.endingAfter(steps);
        }
        return solve;
    }

    private static boolean solveWasInterrupted(Thread onInterrupt) {
        return onInterrupt.getState() != Thread.State.NEW;
    }

    /** Runs when the program is told to end: the search stops, and the end waits until the answer is written. */
    private static void endEarly(Solve solve, CountDownLatch written) {
        solve.stop();
        try {
            if (!written.await(LONGEST_WRITING.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("The answer was not written in time.");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int finish(Outcome outcome, PlanningData data, boolean cutShort) {
        PrintWriter lines = spec.commandLine().getOut();
        boolean valid = SolveLines.printViolations(outcome.violations(), data, lines);
        SolveLines.printLeftOut(outcome.unscheduled(), lines);
        Throwable failure = outcome.failure();
        if (failure != null) {
            lines.printf(
                    "The search failed (%s). The answer is the best it had come to by then; it can be used, and may be"
                            + " less good than it could be.%n",
                    failure);
        }
        lines.printf(
                "%d of %d requests scheduled in %d s, in %s. %s%n",
                data.requests().size() - outcome.unscheduled().size(),
                data.requests().size(),
                tool.spent().toSeconds(),
                out,
                cutShort
                        ? "The time was over before every request had been looked at: give it more --seconds."
                        : SolveLines.next(outcome.unscheduled(), dataset, out));
        lines.flush();
        return valid && failure == null ? CommandLineTool.DONE : CommandLineTool.FAILED;
    }
}
