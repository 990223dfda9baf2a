package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.samrad.audit.AccessLog;
import org.samrad.audit.AccessLog.What;
import org.samrad.audit.ExportReason;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WithoutProtected;
import org.samrad.dataset.csv.PlanningDataWriter;
import org.samrad.exchange.DatabaseExport;
import org.samrad.limits.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description =
                "Writes the planning data of the site's database to a folder, which load reads back: all but cases"
                        + " with a protected identity and what concerns them, unless a reason is given.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /** What the trail calls it: nobody is signed in. */
    private static final String COMMAND = "export";

    @ParentCommand
    private CommandLineTool tool;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "OUT", description = "Folder to write; made if it isn't there.")
    private Path out;

    @Option(
            names = "--protected",
            paramLabel = "REASON",
            description =
                    "Write protected cases, too: why they are needed, in 3 to 500 characters. It is kept in the site's"
                            + " trail.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        OutputFolder.require("OUT", out, null);
        ExportReason given = reason == null ? null : ExportReason.of(reason);
        if (given != null && given.wrong() != null) {
            throw new CommandLineTool.BadInput(
                    "--protected: " + Fault.english(String.valueOf(given.wrong()), ExportReason.LONGEST));
        }
        Database.with(tool.site(), context -> {
            PlanningData everything = context.getBean(DatabaseExport.class).everything();
            PlanningData data = given == null ? WithoutProtected.of(everything) : everything;
            // Told first: what is written and not told would be the worse of the two.
            context.getBean(AccessLog.class)
                    .add(
                            given == null ? What.EXPORTED : What.PROTECTED_EXPORTED,
                            null,
                            given == null ? COMMAND : COMMAND + ": " + given.text());
            PlanningDataWriter.write(data, out);
            PrintWriter lines = spec.commandLine().getOut();
            lines.printf(
                    "%s: %d requests, %d specialists.%n",
                    out, data.requests().size(), data.specialists().size());
            if (data != everything) {
                lines.printf(
                        "Cases with a protected identity, and what concerns them, are left out; --protected REASON writes them, too.%n");
            }
            lines.flush();
        });
        return CommandLineTool.DONE;
    }
}
