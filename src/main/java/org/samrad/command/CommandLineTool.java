package org.samrad.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.samrad.dataset.InvalidDataset;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The program as a command line. Exit codes: {@value #DONE} done and valid, {@value #BAD_INPUT} bad input, {@value #FAILED}
 * anything else.
 */
@Command(
        name = "samrad",
        description = "Schedules consultations about complex cases. Without a command it starts the site.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SolveCommand.class,
            CheckCommand.class,
            RecommendCommand.class,
            ExplainCommand.class,
            BenchmarkCommand.class,
            GenerateCommand.class,
            LoadCommand.class,
            ExportCommand.class,
            HelpCommand.class
        })
public final class CommandLineTool {

    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int BAD_INPUT = 2;

    private final Class<?> site;

    private CommandLineTool(Class<?> site) {
        this.site = site;
    }

    /** The application whose database the commands use. */
    Class<?> site() {
        return site;
    }

    /** Whether the arguments name a command; options alone are the site's. */
    public static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("--")
                || arguments.length == 1 && arguments[0].equals("--help");
    }

    /**
     * Runs the command and returns its exit code.
     *
     * @param site the application whose database the commands use
     */
    public static int run(Class<?> site, String[] arguments) {
        quiet();
        return new CommandLine(new CommandLineTool(site))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure instanceof InvalidDataset ? failure.getMessage() : reason(failure));
                    return failure instanceof InvalidDataset || failure instanceof BadInput ? BAD_INPUT : FAILED;
                })
                .execute(arguments);
    }

    private static String reason(Throwable failure) {
        return failure instanceof BadInput || failure.getMessage() != null
                ? String.valueOf(failure.getMessage())
                : "It failed: " + failure;
    }

    /** A command's own lines are its output; what libraries note along the way is not. */
    private static void quiet() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
            // Two searches side by side measure under one name; the solver's metrics are not what a command is for.
            root.getLoggerContext().getLogger("io.micrometer").setLevel(Level.ERROR);
        }
    }

    /** Arguments that can't be used; the message says why and what would do. */
    static final class BadInput extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadInput(String message) {
            super(message);
        }
    }
}
