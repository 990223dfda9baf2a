package org.samrad.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
        mixinStandardHelpOptions = true,
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

    private static final Set<String> ABOUT = Set.of("--help", "--version");

    private final Class<?> site;
    private final long began;

    private CommandLineTool(Class<?> site, Duration startUp) {
        this.site = site;
        this.began = System.nanoTime() - startUp.toNanos();
    }

    /** Time since the command began, the start of the program included. */
    Duration spent() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The application whose database the commands use. */
    Class<?> site() {
        return site;
    }

    /** Whether the arguments name a command or ask what the program is; other options alone are the site's. */
    public static boolean isMeant(String[] arguments) {
        return arguments.length > 0
                && (!arguments[0].startsWith("--") || ABOUT.contains(arguments[0]) && arguments.length == 1);
    }

    /**
     * Runs the command and returns its exit code.
     *
     * @param site the application whose database the commands use
     * @param startUp how long the program has been starting; it counts as time of the command
     */
    public static int run(Class<?> site, Duration startUp, String[] arguments) {
        quiet();
        var line = new CommandLine(new CommandLineTool(site, startUp))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, text -> parsed(text, LocalDate::parse, "a date such as 2026-12-01"))
                .registerConverter(
                        LocalDateTime.class,
                        text -> parsed(text, LocalDateTime::parse, "a date and time such as 2026-12-01T09:00"))
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    failed.getErr().println(reason(failure));
                    return failure instanceof InvalidDataset || failure instanceof BadInput ? BAD_INPUT : FAILED;
                });
        String version =
                "Samråd " + Objects.requireNonNullElse(site.getPackage().getImplementationVersion(), "(not packaged)");
        line.getCommandSpec().version(version);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().version(version));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError full) {
            line.getErr()
                    .printf(
                            Locale.ROOT,
                            "The memory given to the program, %d MB, is used up. Give it more, such as java -Xmx4g -jar …%n",
                            Runtime.getRuntime().maxMemory() >> 20);
            return FAILED;
        }
    }

    private static <T> T parsed(String text, Function<String, T> parse, String expected) {
        try {
            return parse.apply(text);
        } catch (DateTimeParseException wrong) {
            throw new CommandLine.TypeConversionException("'%s' is not %s".formatted(text, expected));
        }
    }

    private static String reason(Throwable failure) {
        return failure instanceof InvalidDataset || failure instanceof BadInput || failure.getMessage() != null
                ? String.valueOf(failure.getMessage())
                : "It failed: " + failure;
    }

    /** A command's own lines are its output; what libraries note along the way is not. */
    private static void quiet() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.WARN);
            // Two searches side by side measure under one name; the solver's metrics are not what a command is for.
            root.getLoggerContext().getLogger("io.micrometer").setLevel(Level.ERROR);
            // A search that has nothing to move ends early; the answer says what was left out.
            root.getLoggerContext().getLogger("ai.timefold").setLevel(Level.ERROR);
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
