package org.samrad.solver.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.samrad.solver.Clinic.at;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.consultation.OfferedInterval;
import org.samrad.consultation.Place;
import org.samrad.consultation.Urgency;
import org.samrad.generate.DatasetGenerator;
import org.samrad.generate.GeneratorSettings;
import org.samrad.solve.ProblemLoader;
import org.samrad.solver.Clinic;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.Problem;
import org.samrad.solver.Request;
import org.samrad.solver.SpecialistFacts;
import org.samrad.solver.Weights;

/** On a set in which everything can be placed, and of which the first plan leaves out some. */
class GuidedEjectionTest {

    private static Problem problem;
    private static Plan first;

    @BeforeAll
    static void makeAFirstPlan() {
        var settings = GeneratorSettings.of(120, 40, 3, 5).planted(0.7).enriched();
        problem = ProblemLoader.load(DatasetGenerator.generate(settings).data());
        first = PlanSolver.firstPlanFromPublished(problem, Weights.defaults(), 1);
        first.setScore(PlanReview.of(first).score());
        assertThat(first.scheduled()).isLessThan(problem.requests().size());
    }

    @Test
    void whatTheFirstPlanLeavesOutFindsAPlace() {
        var ejection = new GuidedEjection(first);

        Plan placed = ejection.improved(1, () -> false, better -> {});

        assertThat(placed.scheduled()).isEqualTo(problem.requests().size());
        assertThat(placed.getScore()).isEqualTo(PlanReview.of(placed).score());
        assertThat(PlanReview.of(placed).score().hardScore())
                .isEqualTo(PlanReview.of(first).score().hardScore());
        assertThat(ejection.hasPlacedMost()).isTrue();
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(told(improved(2))).isEqualTo(told(improved(2))).isNotEqualTo(told(improved(3)));
    }

    @Test
    void severalThatShareTheirChangesEndWithOnePlanInWhichAllHaveAPlace() {
        var shared = new SharedChanges();
        var ejections = List.of(new GuidedEjection(first, shared.part()), new GuidedEjection(first, shared.part()));

        List<CompletableFuture<Plan>> found = IntStream.range(0, ejections.size())
                .mapToObj(one -> CompletableFuture.supplyAsync(
                        () -> ejections.get(one).improved(one, () -> false, better -> {})))
                .toList();

        Plan placed = found.getFirst().join();
        assertThat(placed.scheduled()).isEqualTo(problem.requests().size());
        assertThat(PlanReview.of(placed).score().hardScore())
                .isEqualTo(PlanReview.of(first).score().hardScore());
        assertThat(held(found.getLast().join())).isEqualTo(held(placed));
    }

    @Test
    void thePlanToBeginWithStaysAsItIsAndWhatIsPinnedStays() {
        List<Option> before = held(first);

        Plan placed = improved(4);

        assertThat(held(first)).isEqualTo(before);
        for (Consultation consultation : placed.getConsultations()) {
            if (consultation.isPinned()) {
                assertThat(consultation.getOption()).isSameAs(before.get(consultation.getIndex()));
            }
        }
    }

    @Test
    void itEndsWhenItIsToldTo() {
        var ejection = new GuidedEjection(first);
        var told = new ArrayList<Plan>();

        assertThat(ejection.improved(1, () -> true, told::add)).isSameAs(first);

        assertThat(ejection.draws()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void eachPlanThatItTellsOfIsBetterThanTheOneBefore() {
        var told = new ArrayList<Plan>(List.of(first));

        Plan placed = new GuidedEjection(first).improved(1, () -> false, told::add);

        assertThat(told.getLast()).isSameAs(placed);
        for (int one = 1; one < told.size(); one++) {
            assertThat(told.get(one).isBetterThan(told.get(one - 1))).isTrue();
        }
    }

    @Test
    void whatAPinnedConsultationFollowsKeepsItsPlaceWhateverElseIsLeftOut() {
        var clinic = new Clinic();
        SpecialistFacts wanted = clinic.offering(0, new OfferedInterval(at(0, 8, 0), at(0, 9, 0), 0));
        SpecialistFacts later = clinic.specialist();
        clinic.request(wanted);
        var pinned = clinic.request(later);
        pinned.follows = 0;
        pinned.pinned = true;
        pinned.published =
                new Request.Placement(at(1, 9, 0), new Place(Mode.VIDEO, Place.NO_SITE), new SpecialistFacts[] {later});
        clinic.request(wanted).urgency = Urgency.ACUTE;
        Plan begun = PlanSolver.firstPlan(clinic.problem(), Weights.defaults(), 1);
        begun.setScore(PlanReview.of(begun).score());

        Plan placed = new GuidedEjection(begun).improved(1, () -> false, better -> {});

        assertThat(placed.getScore().hardScore()).isZero();
        assertThat(placed.getConsultations().getFirst().isScheduled()).isTrue();
        assertThat(placed.getConsultations().getLast().isScheduled()).isFalse();
    }

    private static Plan improved(long seed) {
        return new GuidedEjection(first).improved(seed, () -> false, better -> {});
    }

    private static List<String> told(Plan plan) {
        return held(plan).stream().map(String::valueOf).toList();
    }

    private static List<@Nullable Option> held(Plan plan) {
        return plan.getConsultations().stream().map(Consultation::getOption).toList();
    }
}
