package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.samrad.exchange.DatabaseExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Writes the planning data of the site's database to a folder, which load reads back.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @ParentCommand
    private CommandLineTool tool;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", description = "Folder to write; made if it isn't there.")
    private Path out;

    @Override
    public Integer call() {
        OutputFolder.require("OUT", out, null);
        Database.with(tool.site(), context -> {
            PlanningData data = context.getBean(DatabaseExport.class).everything();
            PlanningDataWriter.write(data, out);
            PrintWriter lines = spec.commandLine().getOut();
            lines.printf(
                    "%s: %d requests, %d specialists.%n",
                    out, data.requests().size(), data.specialists().size());
            lines.flush();
        });
        return CommandLineTool.DONE;
    }
}
