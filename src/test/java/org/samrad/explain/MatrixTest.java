package org.samrad.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.explain.diary.Asked;
import org.samrad.generate.DatasetGenerator;
import org.samrad.generate.GeneratorSettings;
import org.samrad.solve.RandomData;
import org.samrad.solve.Solve;
import org.samrad.solver.Weights;
import org.samrad.testing.Thorough;

class MatrixTest {

    /** A small set with a plan that leaves some of it out. */
    record Planned(String name, PlanningData data, List<ScheduleRow> plan) {

        static Planned of(String name, PlanningData data) {
            var solve = new Solve(data, Weights.benchmark(), Duration.ofMinutes(10), 1, 1);
            return new Planned(name, data, solve.run(first -> solve.stop()).schedule());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Planned> SETS = sets();

    private static List<Planned> sets() {
        var sets = new ArrayList<Planned>();
        for (int seed = 1; seed <= Thorough.count(8, 40); seed++) {
            sets.add(Planned.of("odd " + seed, new RandomData(seed, 4 + seed % 8, 24, 3 + seed % 6).next()));
        }
        for (int seed = 1; seed <= Thorough.count(2, 6); seed++) {
            var settings = GeneratorSettings.of(80, 16, 1, seed);
            sets.add(Planned.of(
                    "generated " + seed, DatasetGenerator.generate(settings).data()));
        }
        return sets;
    }

    static List<Planned> plannedSets() {
        return SETS;
    }

    private static Matrix matrix(Planned set, String request) {
        var situation = new Situation(set.data, set.plan);
        Asked asked = Asked.of(situation.facts(), request);
        Openings openings = Openings.of(situation.facts(), situation.diary(), asked.request());
        return new RoleReasons(situation.facts(), asked, openings).matrix();
    }

    private static List<String> unscheduled(Planned set) {
        Set<String> scheduled = new java.util.HashSet<>();
        set.plan.forEach(row -> scheduled.add(row.request()));
        return set.data.requests().stream()
                .map(PlanningData.Request::id)
                .filter(id -> !scheduled.contains(id))
                .limit(5)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("plannedSets")
    void everyCellIsWhatBruteForceFinds(Planned set) {
        for (String request : unscheduled(set)) {
            Map<String, Map<String, BruteForce.Cell>> expected = new BruteForce(set.data, set.plan, request).matrix();
            Matrix matrix = matrix(set, request);
            assertThat(matrix.rows()).hasSize(expected.size());
            for (Matrix.Row row : matrix.rows()) {
                Map<String, BruteForce.Cell> cells = expected.get(row.role().role());
                assertThat(row.cells()).hasSize(set.data.specialists().size());
                for (Matrix.Cell cell : row.cells()) {
                    assertThat(new BruteForce.Cell(cell.reasons(), cell.busyWith()))
                            .as("%s as %s of %s", cell.specialist(), row.role().role(), request)
                            .isEqualTo(cells.get(cell.specialist()));
                }
            }
        }
    }

    @Test
    void everyReasonOfACellOccursAmongThem() {
        Set<Reason> met = EnumSet.noneOf(Reason.class);
        for (Planned set : SETS) {
            for (String request : unscheduled(set)) {
                matrix(set, request).rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .forEach(cell -> met.addAll(cell.reasons()));
            }
        }
        assertThat(met).isEqualTo(Reason.ofCells());
    }

    @Test
    void thoseNearestToTakingTheRoleComeFirst() {
        for (Planned set : SETS) {
            for (String request : unscheduled(set)) {
                assertThat(matrix(set, request).rows())
                        .allSatisfy(row -> assertThat(row.cells())
                                .isSortedAccordingTo(java.util.Comparator.comparingInt(Matrix.Cell::distance)));
            }
        }
    }
}
