package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.Answer;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.solver.PlanRule;
import org.samrad.suggest.FreedTimeUse;
import org.samrad.suggest.PricedOption;
import org.samrad.suggest.Recommendations;
import org.samrad.suggest.Recommended;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "recommend",
        description =
                "Says where one request would best go in an answer that else stays as it is, or which requests fit best"
                        + " into a specialist's time that came free.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class RecommendCommand implements Callable<Integer> {

    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    /** One of the two questions. */
    private static final class Question {

        @Option(names = "--request", paramLabel = "ID", description = "The request to place.")
        private @Nullable String request;

        @ArgGroup(exclusive = false)
        private @Nullable Freed freed;
    }

    /** A specialist's time that came free. */
    private static final class Freed {

        @Option(
                names = "--freed",
                paramLabel = "SPECIALIST",
                required = true,
                description = "The specialist whose time came free.")
        private String specialist;

        @Option(names = "--from", required = true, description = "Since when, such as 2026-12-01T09:00.")
        private LocalDateTime from;

        @Option(names = "--until", required = true, description = "Until when, exclusive.")
        private LocalDateTime until;
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Folder of planning data.")
    private Path dataset;

    @Option(names = "--answer", required = true, description = "Folder with the schedule.csv that is the current plan.")
    private Path answer;

    @ArgGroup(multiplicity = "1")
    private Question question = new Question();

    @Option(names = "--profile", defaultValue = "default", description = "Weights: ${COMPLETION-CANDIDATES}.")
    private SolveCommand.Profile profile;

    @Override
    public Integer call() {
        PlanningData data = PlanningDataReader.read(dataset);
        Answer read = Answer.read(answer, data);
        var recommendations = Recommendations.of(data, read.schedule(), profile.weights());
        PrintWriter out = spec.commandLine().getOut();
        var words = new Words(data);
        try {
            if (question.request != null) {
                show(recommendations.forRequest(question.request), words, out);
            } else if (question.freed != null) {
                Freed freed = question.freed;
                show(recommendations.forFreed(freed.specialist, freed.from, freed.until), words, out);
            }
        } catch (IllegalArgumentException wrong) {
            throw new CommandLineTool.BadInput(String.valueOf(wrong.getMessage()));
        }
        out.flush();
        return CommandLineTool.DONE;
    }

    private static void show(Recommended recommended, Words words, PrintWriter out) {
        PricedOption current = recommended.current();
        if (current != null) {
            out.printf("Now:%n%s%n", line(0, current, words));
            if (recommended.pinned()) {
                out.printf("It is pinned and stays there.%n");
                return;
            }
        }
        if (recommended.options().isEmpty()) {
            out.printf("No place for %s while all else stays where it is.%n", words.request(recommended.request()));
            recommended
                    .blocked()
                    .forEach(blocked -> out.printf(
                            "But for %s:%n%s%n", words.request(blocked.by()), line(0, blocked.option(), words)));
            return;
        }
        out.printf("%3s %10s  %-16s %-8s %s%n", "", "cost", "start", "mode", "panel; cost by rule");
        int rank = 1;
        for (PricedOption option : recommended.options()) {
            boolean same = current != null && option.isSameAs(current);
            out.printf("%s%s%n", line(rank++, option, words), same ? "  (as now)" : "");
        }
        PricedOption first = recommended.options().getFirst();
        if (current != null && first.soft() < current.soft() && !first.isSameAs(current)) {
            out.printf(
                    Locale.ROOT,
                    "The first costs %.1f less than where it is now: a search that is given more time would find that, too.%n",
                    current.soft() - first.soft());
        }
    }

    private static void show(List<FreedTimeUse> uses, Words words, PrintWriter out) {
        if (uses.isEmpty()) {
            out.printf("No request would gain by that time.%n");
            return;
        }
        int rank = 1;
        for (FreedTimeUse use : uses) {
            out.printf(
                    Locale.ROOT,
                    "%3d %s, %s: %s%n%s%n",
                    rank++,
                    words.request(use.option().request()),
                    use.current() == null
                            ? "unscheduled"
                            : "now " + START.format(use.current().start()),
                    use.current() == null
                            ? String.format(Locale.ROOT, "saves %.0f of unscheduled", use.mediumGain())
                            : String.format(Locale.ROOT, "%.1f cheaper", use.softGain()),
                    line(0, use.option(), words));
        }
    }

    private static String line(int rank, PricedOption option, Words words) {
        return String.format(
                Locale.ROOT,
                "%3s %10.1f  %s; %s",
                rank == 0 ? "" : rank,
                option.soft(),
                place(option, words),
                costs(option.costs()));
    }

    /** When, how and with whom, on one line. */
    static String place(PricedOption option, Words words) {
        return String.format(
                Locale.ROOT,
                "%-16s %-8s %s",
                START.format(option.start()),
                option.mode() + (option.site() == null ? "" : " at " + words.named(option.site())),
                option.panel().entrySet().stream()
                        .map(seat -> seat.getKey() + " " + words.named(seat.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    /** The soft costs by rule, on one line. */
    static String costs(Map<PlanRule, Double> costs) {
        return costs.entrySet().stream()
                .filter(cost -> cost.getKey().level() == PlanRule.Level.SOFT)
                .map(cost -> String.format(Locale.ROOT, "%s %.1f", cost.getKey().id(), cost.getValue()))
                .collect(Collectors.joining(", "));
    }
}
