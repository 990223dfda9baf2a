package org.samrad.solver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.score.HardMediumSoftScore;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Place;
import org.samrad.consultation.Urgency;

public class PlanReviewTest {

    private static final SolutionManager<Plan, HardMediumSoftScore> SCORES =
            SolutionManager.create(SolverFactory.<Plan>create(new SolverConfig()
                    .withSolutionClass(Plan.class)
                    .withEntityClasses(Consultation.class)
                    .withConstraintProviderClass(PlanConstraints.class)
                    .withTerminationConfig(new TerminationConfig().withSecondsSpentLimit(1L))));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void costsWhatTheConstraintsCostOnRandomPlans(long seed) {
        Plan plan = randomPlan(new Random(seed));
        HardMediumSoftScore score = SCORES.update(plan);

        PlanReview review = PlanReview.of(plan);

        assertThat(score.hardScore()).isNegative();
        assertThat(review.cost(PlanRule.Level.HARD)).isEqualTo(-score.hardScore());
        assertThat(review.cost(PlanRule.Level.MEDIUM) * Weights.SCALE).isEqualTo(-score.mediumScore());
        assertThat(review.cost(PlanRule.Level.SOFT)).isEqualTo(-score.softScore() / (double) Weights.SCALE);
    }

    @Test
    void theRandomPlansBreakEveryRuleThatAPlanOfOursCanBreak() {
        var broken = EnumSet.noneOf(PlanRule.class);
        for (long seed = 1; seed <= 12; seed++) {
            PlanReview.of(randomPlan(new Random(seed))).matches().forEach(match -> broken.add(match.rule()));
        }

        assertThat(broken)
                .containsAll(PlanRule.tunableRules())
                .contains(PlanRule.DOUBLE_BOOKING, PlanRule.SEQUENCE, PlanRule.SAME_SPECIALIST, PlanRule.NOTICE);
    }

    /** Everybody placed by chance, so that nearly every rule is broken somewhere. */
    public static Plan randomPlan(Random random) {
        var clinic = new Clinic();
        var specialists = new ArrayList<SpecialistFacts>();
        clinic.school(1, Clinic.at(1, 8, 0), Clinic.at(1, 12, 0));
        for (int one = 0; one < 6; one++) {
            clinic.undesired(random.nextInt(3), 9 * 60, 11 * 60);
            specialists.add(
                    random.nextInt(4) == 0
                            ? clinic.external()
                            : clinic.specialist(
                                    random.nextInt(30),
                                    1 + random.nextInt(3),
                                    random.nextBoolean() ? 2 : SpecialistFacts.NO_LIMIT));
        }
        for (int one = 0; one < 30; one++) {
            var request = clinic.request(some(specialists, random));
            request.role(random.nextBoolean(), some(specialists, random));
            request.urgency = Urgency.values()[random.nextInt(5)];
            request.due = random.nextInt(14);
            request.earliest = random.nextInt(5);
            request.caseIndex = random.nextInt(15);
            request.minLevel = 1 + random.nextInt(3);
            request.known = some(specialists, random);
            if (random.nextBoolean()) {
                request.preferred = new int[][] {{Clinic.at(0, 8, 0), Clinic.at(1, 12, 0)}};
            }
            if (random.nextInt(4) == 0) {
                request.published = new Request.Placement(
                        Clinic.at(random.nextInt(3), 9, 0),
                        new Place(Mode.VIDEO, Place.NO_SITE),
                        new SpecialistFacts[] {specialists.getFirst(), null});
            }
            if (random.nextBoolean()) {
                request.on(random.nextInt(3));
            }
            if (one > 0 && random.nextInt(4) == 0) {
                request.follows = random.nextInt(one);
                request.minGapMinutes = random.nextInt(200);
                request.moreLinks.add(new SequenceLink(random.nextInt(one), one, 0, 3, 0, 1 + random.nextInt(4000)));
                request.same.add(new SameSpecialist(one, random.nextInt(2), random.nextInt(one), random.nextInt(2)));
            }
            request.childAttends = random.nextBoolean();
            request.earliestStart = random.nextBoolean() ? Clinic.at(1, 9, 0) : 0;
        }
        Problem problem = clinic.problem();
        Plan plan = Plan.of(problem, Weights.defaults());
        for (Consultation consultation : plan.getConsultations()) {
            if (random.nextInt(5) > 0) {
                consultation.setOption(randomOption(problem, consultation.request(), specialists, random));
            }
        }
        return plan;
    }

    public static Option randomOption(
            Problem problem, Request request, List<SpecialistFacts> specialists, Random random) {
        var panel = new SpecialistFacts[request.roles().length];
        for (int role = 0; role < panel.length; role++) {
            panel[role] = random.nextInt(4) == 0 ? null : specialists.get(random.nextInt(specialists.size()));
        }
        Place place = random.nextInt(6) == 0 ? new Place(Mode.PHONE, Place.NO_SITE) : request.places()[0];
        return new Option(
                problem,
                request,
                Clinic.at(random.nextInt(3), 7 + random.nextInt(9), 15 * random.nextInt(4)),
                place,
                panel);
    }

    private static SpecialistFacts[] some(List<SpecialistFacts> specialists, Random random) {
        return specialists.stream().filter(one -> random.nextBoolean()).toArray(SpecialistFacts[]::new);
    }
}
