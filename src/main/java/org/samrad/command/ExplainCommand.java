package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.samrad.dataset.Placement;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.csv.Answer;
import org.samrad.dataset.csv.PlanningDataReader;
import org.samrad.explain.Explanation;
import org.samrad.explain.Matrix;
import org.samrad.explain.unblock.Unblock;
import org.samrad.suggest.ConsultationExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description =
                "Says of a request that an answer leaves out why it is not scheduled, what stands in the way of each specialist"
                        + " in each role, and which changes would make it possible; of another, when it is.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int PEOPLE_NAMED = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Folder of planning data.")
    private Path dataset;

    @Option(names = "--answer", required = true, description = "Folder with schedule.csv.")
    private Path answer;

    @Option(names = "--request", required = true, description = "Id of the request.")
    private String request;

    @Option(
            names = {"--lines", "--specialists"},
            defaultValue = "10",
            description = "How many lines for each role, 1 or more; all specialists who meet the same share one.")
    private int shownLines;

    @Option(names = "--profile", defaultValue = "default", description = "Weights: ${COMPLETION-CANDIDATES}.")
    private SolveCommand.Profile profile;

    @Override
    public Integer call() {
        if (shownLines < 1) {
            throw new CommandLineTool.BadInput("--lines is %d; give 1 or more.".formatted(shownLines));
        }
        PlanningData data = PlanningDataReader.read(dataset);
        if (data.requests().stream().noneMatch(row -> row.id().equals(request))) {
            throw new CommandLineTool.BadInput("There is no request %s in %s.".formatted(request, dataset));
        }
        List<ScheduleRow> schedule = Answer.read(answer, data).schedule();
        PrintWriter out = spec.commandLine().getOut();
        var words = new Words(data);
        List<ScheduleRow> placed =
                schedule.stream().filter(row -> row.request().equals(request)).toList();
        if (placed.isEmpty()) {
            printUnscheduled(Explanation.ofUnscheduled(data, schedule, request), words, out);
        } else {
            out.printf("Request %s is scheduled: %s.%n", words.request(request), words.of(Placement.of(placed)));
            printCosts(ConsultationExplanation.of(data, schedule, profile.weights(), request), words, out);
        }
        out.flush();
        return CommandLineTool.DONE;
    }

    private static void printCosts(ConsultationExplanation explanation, Words words, PrintWriter out) {
        if (explanation.pinned()) {
            out.println("It is pinned and stays there.");
        }
        out.printf(Locale.ROOT, "%nIt costs %.1f:%n", explanation.chosen().soft());
        for (ConsultationExplanation.Fact fact : explanation.facts()) {
            out.printf(
                    Locale.ROOT,
                    "%8.1f  %s: %d%s%s%n",
                    fact.cost(),
                    Words.name(fact.rule()),
                    fact.amount(),
                    fact.time() == null ? "" : " from " + fact.time(),
                    fact.specialist() == null ? "" : ", " + words.named(fact.specialist()));
        }
        if (!explanation.others().isEmpty()) {
            out.printf("%nOther places, and what each would cost more or less:%n");
        }
        for (ConsultationExplanation.Other other : explanation.others()) {
            out.printf(
                    Locale.ROOT,
                    "%+8.1f  %s%s%n",
                    other.difference(),
                    RecommendCommand.place(other.option(), words),
                    other.byRule().isEmpty() ? "" : "; " + RecommendCommand.costs(other.byRule()));
        }
        explanation
                .blocked()
                .forEach(blocked -> out.printf(
                        Locale.ROOT,
                        "%+8.1f  %s%n          but for %s%n",
                        blocked.other().difference(),
                        RecommendCommand.place(blocked.other().option(), words),
                        words.request(blocked.by())));
    }

    private void printUnscheduled(Explanation explanation, Words words, PrintWriter out) {
        out.printf(
                "Request %s is not scheduled: %s.%n%s%n",
                words.request(request),
                explanation.cause().reason(),
                explanation.cause().sentence());
        explanation.matrix().rows().forEach(row -> printRole(row, words, out));
        out.println();
        if (explanation.unblocks().isEmpty()) {
            out.println(
                    "No single change was found that would make it possible. Ask who requests it for other dates, another way"
                            + " to meet, or a smaller panel.");
            return;
        }
        out.println("What would make it possible, tried out with everything published where it is:");
        int number = 1;
        for (Unblock unblock : explanation.unblocks()) {
            out.printf("%d. %s%n", number++, words.of(unblock.relaxation()));
            out.printf("   Then: %s%n", words.of(unblock.placement()));
        }
    }

    /** One line for all who meet the same, in the order of the first of them. */
    private void printRole(Matrix.Row row, Words words, PrintWriter out) {
        PlanningData.RequestRole role = row.role();
        out.printf(
                "%nRole %s%s%s%s%n",
                role.role(),
                role.specialist() == null ? "" : ", for " + words.named(role.specialist()),
                role.competence() == null
                        ? ""
                        : ", %s at level %d".formatted(words.named(role.competence()), role.minLevel()),
                role.optional() ? ", optional" : "");
        Map<String, List<String>> alike = row.cells().stream()
                .collect(Collectors.groupingBy(
                        cell -> words.of(cell, role),
                        LinkedHashMap::new,
                        Collectors.mapping(cell -> words.named(cell.specialist()), Collectors.toList())));
        alike.entrySet().stream().limit(shownLines).forEach(line -> {
            List<String> people = line.getValue();
            out.printf(
                    "  %s%s: %s%n",
                    people.stream().limit(PEOPLE_NAMED).collect(Collectors.joining(", ")),
                    people.size() > PEOPLE_NAMED ? " and %d more".formatted(people.size() - PEOPLE_NAMED) : "",
                    line.getKey());
        });
        if (alike.size() > shownLines) {
            int rest = alike.values().stream()
                    .skip(shownLines)
                    .mapToInt(List::size)
                    .sum();
            out.printf("  and %d others; --lines shows more%n", rest);
        }
    }
}
