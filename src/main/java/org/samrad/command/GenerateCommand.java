package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.csv.Answer;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.samrad.generate.DatasetGenerator;
import org.samrad.generate.GeneratedSet;
import org.samrad.generate.GeneratorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = "Makes a synthetic data set. The same options give the same bytes.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class GenerateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", description = "Folder to write; made if it isn't there.")
    private Path out;

    @Option(names = "--requests", defaultValue = "150", description = "How many requests, 1 to 100,000.")
    private int requests;

    @Option(names = "--specialists", defaultValue = "40", description = "How many specialists, 5 to 50,000.")
    private int specialists;

    @Option(names = "--weeks", defaultValue = "4", description = "Length of the horizon, 1 to 26.")
    private int weeks;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of everything that is drawn.")
    private long seed;

    @Option(names = "--start", description = "First day, such as 2026-11-30 (the default).")
    private @Nullable LocalDate start;

    @Option(names = "--planted", description = "Build the requests around a hidden schedule that serves them all.")
    private boolean planted;

    @Option(
            names = "--load",
            description = "Minutes asked in minutes offered, above 0 to 0.9; with --planted 0.5 unless given.")
    private @Nullable Double load;

    @Option(names = "--plain", description = "Competences and times alone: no sites, windows, sequences or limits.")
    private boolean plain;

    @Option(
            names = "--rich",
            description = {
                "Everything that the format knows, in the shares of a region: several requests of a child one after the"
                        + " other, also within minutes; the same person again; consent, notice and school hours; odd and"
                        + " even weeks, time offered once (on public holidays, too) and time offered unwillingly.",
                "With --planted the load is met to the quarter of an hour."
            })
    private boolean rich;

    @Option(names = "--answer", description = "Also write the hidden schedule of --planted to this folder.")
    private @Nullable Path answer;

    @Override
    public Integer call() {
        if (answer != null && !planted) {
            throw new CommandLineTool.BadInput("--answer writes the hidden schedule; ask for one with --planted.");
        }
        OutputFolder.require("OUT", out, null);
        if (answer != null) {
            OutputFolder.require("--answer", answer, out);
        }
        GeneratedSet generated;
        try {
            generated = DatasetGenerator.generate(new GeneratorSettings(
                    requests,
                    specialists,
                    weeks,
                    seed,
                    start == null ? GeneratorSettings.DEFAULT_START : start,
                    planted,
                    planted && load == null ? Double.valueOf(0.5) : load,
                    !plain,
                    rich));
        } catch (IllegalArgumentException impossible) {
            throw new CommandLineTool.BadInput(String.valueOf(impossible.getMessage()));
        }
        PlanningDataWriter.write(generated.data(), out);
        if (answer != null) {
            new Answer(generated.hiddenSchedule(), List.of()).write(answer);
        }
        PrintWriter lines = spec.commandLine().getOut();
        lines.printf(
                Locale.ROOT,
                "%s: %d requests, %d specialists, %d weeks, load %.2f.%n",
                out,
                requests,
                specialists,
                weeks,
                generated.load());
        lines.flush();
        return CommandLineTool.DONE;
    }
}
