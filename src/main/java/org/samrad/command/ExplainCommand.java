package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.samrad.dataset.Answer;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningDataReader;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.Explanation;
import org.samrad.explain.Matrix;
import org.samrad.explain.Placement;
import org.samrad.explain.Unblock;
import org.samrad.planning.ConsultationExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description =
                "Says of a request that an answer leaves out why it has no place, what stands in the way of each specialist"
                        + " in each role, and which changes would give it a place; of another, where it stands.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Folder of planning data.")
    private Path dataset;

    @Option(names = "--answer", required = true, description = "Folder with schedule.csv.")
    private Path answer;

    @Option(names = "--request", required = true, description = "Id of the request.")
    private String request;

    @Option(names = "--specialists", defaultValue = "10", description = "How many to show for each role, 1 or more.")
    private int specialists;

    @Option(names = "--profile", defaultValue = "default", description = "Weights: ${COMPLETION-CANDIDATES}.")
    private SolveCommand.Profile profile;

    @Override
    public Integer call() {
        if (specialists < 1) {
            throw new CommandLineTool.BadInput("--specialists is %d; give 1 or more.".formatted(specialists));
        }
        PlanningData data = PlanningDataReader.read(dataset);
        if (data.requests().stream().noneMatch(row -> row.id().equals(request))) {
            throw new CommandLineTool.BadInput("There is no request %s in %s.".formatted(request, dataset));
        }
        List<ScheduleRow> schedule = Answer.read(answer, data).schedule();
        PrintWriter out = spec.commandLine().getOut();
        List<ScheduleRow> placed =
                schedule.stream().filter(row -> row.request().equals(request)).toList();
        if (placed.isEmpty()) {
            printUnscheduled(Explanation.ofUnscheduled(data, schedule, request), out);
        } else {
            out.printf("Request %s is scheduled: %s.%n", request, Words.of(Placement.of(placed)));
            printCosts(ConsultationExplanation.of(data, schedule, profile.weights(), request), out);
        }
        out.flush();
        return CommandLineTool.DONE;
    }

    private static void printCosts(ConsultationExplanation explanation, PrintWriter out) {
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
                    fact.specialist() == null ? "" : ", " + fact.specialist());
        }
        if (!explanation.others().isEmpty()) {
            out.printf("%nOther places, and what each would cost more or less:%n");
        }
        for (ConsultationExplanation.Other other : explanation.others()) {
            out.printf(
                    Locale.ROOT,
                    "%+8.1f  %s%s%n",
                    other.difference(),
                    RecommendCommand.place(other.option()),
                    other.byRule().isEmpty() ? "" : "; " + RecommendCommand.costs(other.byRule()));
        }
        explanation
                .blocked()
                .forEach(blocked -> out.printf(
                        Locale.ROOT,
                        "%+8.1f  %s%n          but for %s%n",
                        blocked.other().difference(),
                        RecommendCommand.place(blocked.other().option()),
                        blocked.by()));
    }

    private void printUnscheduled(Explanation explanation, PrintWriter out) {
        out.printf(
                "Request %s is not scheduled: %s.%n%s%n",
                request, explanation.cause().reason(), explanation.cause().sentence());
        explanation.matrix().rows().forEach(row -> printRole(row, out));
        out.println();
        if (explanation.unblocks().isEmpty()) {
            out.println("No single change was found that would give it a place.");
            return;
        }
        out.println("What would give it a place, tried out with everything published where it is:");
        int number = 1;
        for (Unblock unblock : explanation.unblocks()) {
            out.printf("%d. %s%n", number++, Words.of(unblock.relaxation()));
            out.printf("   Then: %s%n", Words.of(unblock.placement()));
        }
    }

    private void printRole(Matrix.Row row, PrintWriter out) {
        PlanningData.RequestRole role = row.role();
        out.printf(
                "%nRole %s%s%s%s%n",
                role.role(),
                role.specialist() == null ? "" : ", for " + role.specialist(),
                role.competence() == null ? "" : ", %s at level %d".formatted(role.competence(), role.minLevel()),
                role.optional() ? ", optional" : "");
        List<Matrix.Cell> shown = row.cells().stream().limit(specialists).toList();
        int width = shown.stream()
                .mapToInt(cell -> cell.specialist().length())
                .max()
                .orElse(1);
        shown.forEach(cell -> out.printf("  %-" + width + "s  %s%n", cell.specialist(), Words.of(cell, role)));
        if (row.cells().size() > shown.size()) {
            out.printf("  and %d more; --specialists shows more%n", row.cells().size() - shown.size());
        }
    }
}
