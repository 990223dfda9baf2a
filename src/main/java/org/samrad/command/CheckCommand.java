package org.samrad.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.Answer;
import org.samrad.dataset.csv.PlanningDataReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description =
                "Checks an answer against a data set, rule by rule. Exit code 0 where it is valid, 1 where it is not.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "Folder of planning data.")
    private Path dataset;

    @Parameters(paramLabel = "ANSWER", description = "Folder with schedule.csv and unscheduled.csv.")
    private Path answer;

    @Override
    public Integer call() {
        PlanningData data = PlanningDataReader.read(dataset);
        Answer read = Answer.read(answer, data);
        List<Violation> violations = new ArrayList<>(ScheduleCheck.check(data, read.schedule()));
        violations.addAll(ScheduleCheck.checkComplete(data, read.schedule(), read.unscheduled()));
        PrintWriter out = spec.commandLine().getOut();
        SolveLines.printViolations(violations, data, out);
        long broken =
                violations.stream().filter(violation -> !violation.given()).count();
        long scheduled =
                read.schedule().stream().map(row -> row.request()).distinct().count();
        out.printf(
                "%s: %d of %d requests scheduled, %d rules broken%s.%n",
                broken == 0 ? "Valid" : "Not valid",
                scheduled,
                data.requests().size(),
                broken,
                violations.size() == broken
                        ? ""
                        : ", " + (violations.size() - broken) + " by pinned consultations alone");
        out.flush();
        return broken == 0 ? CommandLineTool.DONE : CommandLineTool.FAILED;
    }
}
