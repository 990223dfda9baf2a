package org.samrad.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselinesTest {

    private static final Baselines KNOWN =
            new Baselines(List.of(new Baselines.Baseline("small", "benchmark", 60, 5, 500, "samrad", false)));

    @TempDir
    private Path folder;

    private static Baselines improved(Result... rows) {
        List<Result> all = List.of(rows);
        return KNOWN.improvedBy(all, new Bounds(all, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"4, 900, better", "5, 499, better", "5, 500, same", "5, 501, worse", "6, 100, worse"})
    void fewerUnscheduledComeFirstThenTheSoftCost(double medium, double soft, String expected) {
        assertThat(KNOWN.compare(Rows.row("samrad", "1", medium, soft))).isEqualTo(expected);
    }

    @Test
    void withoutABaselineThereIsNothingToSay() {
        assertThat(new Baselines(List.of()).compare(Rows.row("samrad", "1", 0, 0)))
                .isEmpty();
    }

    @Test
    void theBestRowTakesThePlaceOfAWorseBaseline() {
        assertThat(improved(Rows.row("samrad", "1", 4, 700), Rows.row("samrad", "2", 4, 600), Rows.row("x", "1", 9, 9))
                        .of("small", "benchmark"))
                .isEqualTo(new Baselines.Baseline("small", "benchmark", 60, 4, 600, "samrad", false));
    }

    @Test
    void anInvalidRowNeverBecomesABaseline() {
        assertThat(improved(Rows.invalid(0, 0)).of("small", "benchmark").soft()).isEqualTo(500);
    }

    @Test
    void aProofOfTheSameCostIsKept() {
        assertThat(improved(Rows.proven("highs", 5, 500))
                        .of("small", "benchmark")
                        .proven())
                .isTrue();
    }

    @Test
    void whatBettersAProofOfOtherDataOrEarlierRulesIsNotProvenByIt() {
        var outdated = new Baselines(List.of(new Baselines.Baseline("small", "benchmark", 60, 5, 500, "highs", true)));
        List<Result> rows = List.of(Rows.row("samrad", "1", 5, 480));

        assertThat(outdated.improvedBy(rows, new Bounds(rows, outdated)).of("small", "benchmark"))
                .isEqualTo(new Baselines.Baseline("small", "benchmark", 60, 5, 480, "samrad", false));
    }

    @Test
    void baselinesAreReadAsTheyWereWritten() {
        Path file = folder.resolve("baselines.csv");
        var written = new Baselines.Baseline("planted:800x150x4@0.5", "default", 120, 0, 1234.5, "samrad", false);

        new Baselines(List.of(written)).write(file);

        assertThat(Baselines.read(file).of("planted:800x150x4@0.5", "default")).isEqualTo(written);
    }

    @Test
    void aFileThatIsNotThereKnowsNothing() {
        assertThat(Baselines.read(folder.resolve("none.csv")).of("small", "benchmark"))
                .isNull();
    }
}
