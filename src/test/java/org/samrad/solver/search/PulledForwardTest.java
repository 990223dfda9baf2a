package org.samrad.solver.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.samrad.generate.DatasetGenerator;
import org.samrad.generate.GeneratorSettings;
import org.samrad.solve.ProblemLoader;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.Problem;
import org.samrad.solver.Weights;

/** From a plan that a short search has settled on. */
class PulledForwardTest {

    private static final Duration LONG = Duration.ofHours(1);

    private static Problem problem;
    private static Plan settled;

    @BeforeAll
    static void settle() {
        problem = ProblemLoader.load(
                DatasetGenerator.generate(GeneratorSettings.of(40, 15, 2, 3).planted(0.6))
                        .data());
        Plan first = PlanSolver.firstPlan(problem, Weights.benchmark(), 1);
        settled = new PlanSolver(LONG, 2_000, 1, better -> {}).solve(first);
    }

    @Test
    void oneConsultationStandsEarlierThanBeforeAndTheOthersKeepTheRules() {
        for (int seed = 0; seed < 20; seed++) {
            Plan pulled = Objects.requireNonNull(RuinAndRecreate.pulledForward(settled, new SplittableRandom(seed)));

            List<Integer> standing = IntStream.range(
                            0, pulled.getConsultations().size())
                    .filter(one -> pulled.getConsultations().get(one).isPinned()
                            && !settled.getConsultations().get(one).isPinned())
                    .boxed()
                    .toList();
            assertThat(standing).hasSize(1);
            Option now = Objects.requireNonNull(held(pulled).get(standing.getFirst()));
            Option before = held(settled).get(standing.getFirst());
            assertThat(before == null || now.day() < before.day()).isTrue();
            assertThat(PlanReview.of(pulled).score().hardScore()).isZero();
        }
    }

    @Test
    void whereNothingCanBeHadEarlierThereIsNone() {
        Plan alone = settled.only(new BitSet());

        assertThat(RuinAndRecreate.pulledForward(alone, new SplittableRandom(1)))
                .isNull();
    }

    @Test
    void whatIsFoundIsNoDearerAndMayMoveLikeBefore() {
        var told = new ArrayList<Plan>();
        var search = new LocalSearch(LONG, null, 1, told::add);
        search.begin();

        Plan improved = new PulledForward(search, 1).improved(settled, 50_000);

        assertThat(settled.isBetterThan(improved)).isFalse();
        assertThat(PlanReview.of(improved).score()).isEqualTo(improved.getScore());
        told.add(improved);
        for (Plan plan : told) {
            assertThat(pinned(plan)).isEqualTo(pinned(settled));
        }
    }

    @Test
    void itEndsWithTheStepsThatAreLeft() {
        var search = new LocalSearch(LONG, 10_000, 1, better -> {});
        search.begin();

        new PulledForward(search, 1).improved(settled, 1_000_000);

        assertThat(search.moves()).isBetween(10_000L, 40_000L);
        assertThat(search.run(settled, 1)).isNull();
    }

    private static List<@Nullable Option> held(Plan plan) {
        var held = new ArrayList<@Nullable Option>();
        plan.getConsultations().forEach(consultation -> held.add(consultation.getOption()));
        return held;
    }

    private static List<Boolean> pinned(Plan plan) {
        return plan.getConsultations().stream().map(Consultation::isPinned).toList();
    }
}
