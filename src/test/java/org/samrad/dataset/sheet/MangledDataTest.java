package org.samrad.dataset.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.csv.RandomPlanningData;

/** Whatever data there are and whatever spreadsheets do to them, they are read as they were. */
class MangledDataTest {

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatSpreadsheetsDoToDataIsUndone(int seed) {
        PlanningData data = RandomPlanningData.of(seed);
        UploadedSheets sheets = UploadedSheets.read(Mangled.of(data, new Random(seed)));
        SheetMerge.Result read = SheetMerge.onto(null, sheets, Set.of(), data.header());
        assertThat(read.errors()).isEmpty();
        assertThat(read.after()).isEqualTo(data);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void laidOntoThemselvesTheyChangeNothing(int seed) {
        PlanningData data = RandomPlanningData.of(seed);
        UploadedSheets sheets = UploadedSheets.read(Mangled.of(data, new Random(seed)));
        SheetMerge.Result read = SheetMerge.onto(data, sheets, Set.of(), null);
        assertThat(read.errors()).isEmpty();
        assertThat(read.after()).isEqualTo(data);
    }
}
