package org.samrad.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultTableTest {

    private static final Baselines NONE = new Baselines(List.of());

    @TempDir
    private Path folder;

    @Test
    void severalSeedsGetARowWithTheMedianOfEachFigure() {
        List<Result> all = ResultTable.withMedians(List.of(
                Rows.row("samrad", "1", 10, 400),
                Rows.row("samrad", "2", 0, 900),
                Rows.row("samrad", "3", 5, 500),
                Rows.row("greedy", "1", 40, 300)));

        assertThat(all).extracting(Result::seed).containsExactly("1", "2", "3", Result.MEDIAN, "1");
        assertThat(all.get(3).figures().medium()).isEqualTo(5);
        assertThat(all.get(3).figures().soft()).isEqualTo(500);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        Result median = Result.median(List.of(Rows.row("samrad", "1", 0, 100), Rows.row("samrad", "2", 0, 103)));

        assertThat(median.figures().soft()).isEqualTo(101.5);
    }

    @Test
    void theMedianIsValidOnlyWhereAllAre() {
        assertThat(Result.median(List.of(Rows.row("samrad", "1", 0, 1), Rows.invalid(0, 1)))
                        .figures()
                        .valid())
                .isFalse();
    }

    @Test
    void bothFilesTellTheSame() throws IOException {
        new ResultTable(List.of(Rows.row("samrad", "1", 5, 500), Rows.row("greedy", "1", 10, 450)), NONE).write(folder);

        assertThat(Files.readAllLines(folder.resolve("benchmark.csv")))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("small,100,30,benchmark,samrad,1,60,90,5,500,500,1500,12000,512,true,");
        assertThat(Files.readString(folder.resolve("benchmark.md")))
                .contains("## small, profile benchmark")
                .contains("| samrad | 60 | 1 | 90 | 5 | 500 | 500 |");
    }

    @Test
    void anotherSolversCostIsToldAsAShareOfOurs() {
        String table = new ResultTable(
                        List.of(
                                Rows.row("samrad", "1", 5, 500),
                                Rows.row("greedy", "1", 10, 450),
                                Rows.row("cp-sat", "1", 5, 550)),
                        NONE)
                .markdown();

        assertThat(table).contains("| medium × 2.000 |").contains("| soft × 1.100 |");
    }

    @Test
    void whatOneSolverProvesStandsAtEveryRow() {
        var bounds = new ResultTable(
                        List.of(
                                Rows.proven("highs", 5, 480),
                                Rows.row("samrad", "1", 5, 480),
                                Rows.row("greedy", "1", 5, 490)),
                        NONE)
                .bounds();

        assertThat(bounds.isProven(Rows.row("samrad", "1", 5, 480))).isTrue();
        assertThat(bounds.isProven(Rows.row("greedy", "1", 5, 490))).isFalse();
        assertThat(bounds.isMostScheduled(Rows.row("greedy", "1", 5, 490))).isTrue();
    }

    @Test
    void aScheduleThatIsNotValidIsShownAsSuch() {
        assertThat(new ResultTable(List.of(Rows.invalid(0, 0)), NONE).markdown())
                .contains("| NO |");
    }
}
