package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.RolledDates;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.exchange.DatabaseImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = "Loads a data set into the database of the site, all of it or nothing.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

    @ParentCommand
    private CommandLineTool tool;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Folder of planning data.")
    private Path dataset;

    @Option(
            names = "--replace",
            description = "Load in place of what the database holds; requests and published consultations go too.")
    private boolean replace;

    @Option(
            names = "--roll",
            description = "Move all dates by whole weeks, so that the horizon begins on the coming Monday.")
    private boolean roll;

    @Option(
            names = "--merge",
            description = "Lay its rows over those of the database, by their keys; requests, what is published and what"
                    + " was proposed stay. What dataset.properties and consultations.csv say is left aside.")
    private boolean merge;

    @Option(
            names = "--whole",
            description =
                    "With --merge: its files are the whole of their tables, and rows that they lack go. No case and"
                            + " no request does.")
    private boolean whole;

    @Option(names = "--preview", description = "With --merge: say what would be done, and do nothing.")
    private boolean preview;

    @Override
    public Integer call() {
        if (merge && (replace || roll) || !merge && (whole || preview)) {
            throw new ParameterException(
                    spec.commandLine(), "--whole and --preview go with --merge; --replace and --roll do not.");
        }
        PrintWriter out = spec.commandLine().getOut();
        PlanningData read = PlanningDataReader.read(dataset, (file, rows) -> {
            out.printf("Read %s: %d rows%n", file, rows);
            out.flush();
        });
        if (merge) {
            Database.with(tool.site(), context -> MergedLoad.of(context, out).run(read, dataset, whole, preview));
            return CommandLineTool.DONE;
        }
        Database.with(tool.site(), context -> {
            Clock clock = context.getBean(Clock.class);
            PlanningData data = roll
                    ? RolledDates.toComingWeek(
                            read,
                            LocalDate.ofInstant(clock.instant(), read.header().timeZone()))
                    : read;
            var loading = context.getBean(DatabaseImport.class);
            if (replace) {
                loading.replace(data, (done, total) -> show(out, done, total));
            } else {
                loading.load(data, (done, total) -> show(out, done, total));
            }
            out.printf(
                    "Loaded \"%s\": %d requests, %d specialists, from %s.%n",
                    data.header().name(),
                    data.requests().size(),
                    data.specialists().size(),
                    data.header().horizonStart());
            out.flush();
        });
        return CommandLineTool.DONE;
    }

    private static void show(PrintWriter out, int done, int total) {
        out.printf("Written: %d of %d rows%n", done, total);
        out.flush();
    }
}
