package org.samrad.solver.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.solver.Consultation;
import org.samrad.solver.Option;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanReviewTest;
import org.samrad.solver.PlanRule;

class PricingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void thePriceOfAnOptionIsWhatThePlanCostsWithItLessWhatItCostsWithout(long seed) {
        var random = new Random(seed);
        Plan plan = PlanReviewTest.randomPlan(random);
        var recommender = new Recommender(plan);

        for (Consultation consultation : plan.getConsultations()) {
            if (consultation.isPinned()) {
                continue;
            }
            Option before = consultation.getOption();
            for (int tried = 0; tried < 5; tried++) {
                Option option = PlanReviewTest.randomOption(
                        plan.problem(), consultation.request(), plan.problem().specialists(), random);
                Price price = recommender.priceOf(option);
                consultation.setOption(option);
                Map<PlanRule, Long> with = parts(plan);
                consultation.setOption(null);
                Map<PlanRule, Long> without = parts(plan);
                consultation.setOption(before);

                for (PlanRule rule : PlanRule.tunableRules()) {
                    assertThat(price.parts().getOrDefault(rule, 0L))
                            .as("%s of %s", rule, option)
                            .isEqualTo(with.getOrDefault(rule, 0L) - without.getOrDefault(rule, 0L));
                }
            }
        }
    }

    @Test
    void theRandomOptionsChangeWhatEveryRuleCosts() {
        var changed = EnumSet.noneOf(PlanRule.class);
        for (long seed = 1; seed <= 12; seed++) {
            var random = new Random(seed);
            Plan plan = PlanReviewTest.randomPlan(random);
            var recommender = new Recommender(plan);
            for (Consultation consultation : plan.getConsultations()) {
                changed.addAll(recommender
                        .priceOf(PlanReviewTest.randomOption(
                                plan.problem(),
                                consultation.request(),
                                plan.problem().specialists(),
                                random))
                        .parts()
                        .keySet());
            }
        }

        assertThat(changed).containsAll(PlanRule.tunableRules());
    }

    private static Map<PlanRule, Long> parts(Plan plan) {
        return PlanReview.of(plan).matches().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        PlanReview.Match::rule, java.util.stream.Collectors.summingLong(PlanReview.Match::cost)));
    }
}
