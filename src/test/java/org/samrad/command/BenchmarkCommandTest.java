package org.samrad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samrad.benchmark.Baselines;
import picocli.CommandLine;

class BenchmarkCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter lines = new StringWriter();

    private int run(String... arguments) {
        var line = new CommandLine(new BenchmarkCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(lines))
                .setErr(new PrintWriter(lines))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    lines.append(failure.getMessage());
                    return CommandLineTool.BAD_INPUT;
                });
        return line.execute(arguments);
    }

    @Test
    void aRunLeavesATableAndTheBestKnown() throws IOException {
        Path baselines = folder.resolve("baselines.csv");

        int code = run(
                "--generate=planted:30x15x2",
                "--seconds=1",
                "--seeds=1,2",
                "--references=greedy",
                "--cores=1",
                "--out=" + folder,
                "--baselines=" + baselines,
                "--update");

        assertThat(code).isEqualTo(CommandLineTool.DONE);
        assertThat(Files.readAllLines(folder.resolve("benchmark.csv")))
                .hasSize(5)
                .allMatch(row -> row.startsWith("dataset,") || row.contains(",true,"));
        assertThat(folder.resolve("benchmark.md")).exists();
        assertThat(Baselines.read(baselines).of("planted:30x15x2@0.5", "benchmark"))
                .isNotNull();
        assertThat(lines.toString()).contains("planted:30x15x2@0.5, profile benchmark: greedy, 1 s");
    }

    @Test
    void aReferenceThatIsNotThereSaysHowToGetIt() {
        assertThat(run("--generate=30x15x2", "--references=gurobi", "--out=" + folder))
                .isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(lines.toString()).contains("-Pbenchmark");
    }

    @Test
    void withoutADataSetNothingIsRun() {
        assertThat(run("--out=" + folder)).isEqualTo(CommandLineTool.BAD_INPUT);
        assertThat(folder).isEmptyDirectory();
    }
}
