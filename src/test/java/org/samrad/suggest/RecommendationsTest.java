package org.samrad.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.consultation.Form;
import org.samrad.consultation.Mode;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.request.RequestTerms;
import org.samrad.solve.Outcome;
import org.samrad.solve.RandomData;
import org.samrad.solve.Solve;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Thorough;

class RecommendationsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Thorough.count(6, 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsRecommendedKeepsEveryRuleBesideTheRestOfTheAnswer(long seed) {
        var data = new RandomData(seed, 8 + (int) seed, 40, 9).next();
        var solve = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), seed, 1);
        Outcome outcome = solve.run(first -> solve.stop());
        var recommendations = Recommendations.of(data, outcome.schedule(), Weights.defaults());

        for (PlanningData.Request request : data.requests()) {
            Recommended found = recommendations.forRequest(request.id());
            for (PricedOption option : found.options()) {
                var schedule = new ArrayList<>(outcome.schedule());
                schedule.removeIf(row -> row.request().equals(request.id()));
                schedule.addAll(rows(option));
                assertThat(ScheduleCheck.check(data, schedule))
                        .filteredOn(violation -> !violation.given())
                        .as("%s", option)
                        .isEmpty();
            }
        }
    }

    /** What the data know of a request and what is asked of one that they do not know make the same recommendation. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aNewRequestIsRecommendedWhatItWouldBeIfTheDataHeldIt(long seed) {
        var data = new RandomData(seed, 20, 40, 9).next();
        PlanningData.Request last = data.requests().getLast();
        PlanningData fewer = data.without(Set.of(last.id()));
        var solve = new Solve(fewer, Weights.defaults(), Duration.ofMinutes(10), seed, 1);
        List<ScheduleRow> schedule = solve.run(first -> solve.stop()).schedule();

        Recommended known =
                Recommendations.of(data, schedule, Weights.defaults()).forRequest(last.id());
        Recommended added = Recommendations.of(fewer, schedule, Weights.defaults())
                .forNew(
                        last,
                        data.requestRoles().stream()
                                .filter(row -> row.request().equals(last.id()))
                                .toList(),
                        data.requestLinks().stream()
                                .filter(row -> row.request().equals(last.id()))
                                .toList(),
                        data.requestWindows().stream()
                                .filter(row -> row.request().equals(last.id()))
                                .toList());

        assertThat(added.options()).isEqualTo(known.options());
    }

    @Test
    void tellsWhatThePlanHoldsAndWhatWouldBeCheaper() {
        var data = SmallClinic.with(1);
        var recommendations = Recommendations.of(
                data, List.of(placed("R1", at(3, 9), "bo")), new Weights(Map.of(PlanRule.WORKLOAD, 0.0)));

        Recommended found = recommendations.forRequest("R1");

        assertThat(found.current().start()).isEqualTo(at(3, 9));
        assertThat(found.current().costs()).containsEntry(PlanRule.WAITING, 30.0);
        PricedOption best = found.options().getFirst();
        assertThat(best.start()).isEqualTo(at(0, 9));
        assertThat(best.panel()).containsExactly(Map.entry("psychiatrist", "bo"));
        assertThat(best.costs()).containsEntry(PlanRule.WAITING, 15.0);
        assertThat(best.medium()).isEqualTo(-5);
        assertThat(best.soft()).isLessThan(found.current().soft());
    }

    @Test
    void hasNothingForARequestThatNobodyCouldTake() {
        Recommended found = Recommendations.of(SmallClinic.with(1), List.of(), Weights.defaults())
                .forRequest("X");

        assertThat(found.options()).isEmpty();
        assertThat(found.blocked()).isEmpty();
    }

    @Test
    void namesWhatAloneStandsInTheWayOfARequestThatFindsNoPlace() {
        var data = SmallClinic.with(1);
        var recommendations = Recommendations.of(data, List.of(placed("R1", at(0, 9), "bo")), Weights.defaults());

        Recommended found = recommendations.forNew(
                asked("N", null),
                List.of(new PlanningData.RequestRole("N", "role", null, 1, false, null, "bo")),
                List.of(),
                List.of(new PlanningData.RequestWindow("N", at(0, 9), at(0, 10), false)));

        assertThat(found.options()).isEmpty();
        assertThat(found.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.by()).isEqualTo("R1");
            assertThat(blocked.option().start()).isEqualTo(at(0, 9));
        });
    }

    @Test
    void nothingFollowsWhatIsUnscheduled() {
        var recommendations = Recommendations.of(SmallClinic.with(0), List.of(), Weights.defaults());

        assertThat(recommendations
                        .forNew(asked("N", null), List.of(role("N", "child-psychiatry")), List.of(), List.of())
                        .options())
                .hasSize(10);
        assertThat(recommendations
                        .forNew(asked("N", "X"), List.of(role("N", "child-psychiatry")), List.of(), List.of())
                        .options())
                .isEmpty();
    }

    @Test
    void aPinnedConsultationStaysWhereItIs() {
        var data = SmallClinic.with(1, published("R1", at(3, 9), "bo", true));

        Recommended found = Recommendations.of(data, List.of(placed("R1", at(3, 9), "bo")), Weights.defaults())
                .forRequest("R1");

        assertThat(found.pinned()).isTrue();
        assertThat(found.options())
                .singleElement()
                .extracting(PricedOption::start)
                .isEqualTo(at(3, 9));
    }

    @Test
    void aFreeHourIsOfferedToWhoeverWaitsLongerElsewhere() {
        var data = SmallClinic.with(3);
        var recommendations = Recommendations.of(
                data,
                List.of(placed("R1", at(0, 9), "bo"), placed("R2", at(4, 9), "bo")),
                new Weights(Map.of(PlanRule.WORKLOAD, 0.0)));

        List<FreedTimeUse> uses = recommendations.forFreed("bo", at(1, 10), at(1, 11));

        assertThat(uses).extracting(use -> use.option().request()).containsExactly("R3", "R2");
        assertThat(uses.getFirst().current()).isNull();
        assertThat(uses.getFirst().mediumGain()).isEqualTo(5);
        assertThat(uses.getLast().current().start()).isEqualTo(at(4, 9));
        assertThat(uses.getLast().softGain()).isEqualTo(15);
        assertThat(uses).allSatisfy(use -> {
            assertThat(use.option().start()).isEqualTo(at(1, 10));
            assertThat(use.option().panel()).containsValue("bo");
        });
    }

    @Test
    void refusesWhatTheDataDoNotKnow() {
        var recommendations = Recommendations.of(SmallClinic.with(1), List.of(), Weights.defaults());

        assertThatThrownBy(() -> recommendations.forRequest("R9")).hasMessageContaining("no request R9");
        assertThatThrownBy(() -> recommendations.forFreed("eve", at(0, 9), at(0, 10)))
                .hasMessageContaining("no specialist eve");
        assertThatThrownBy(() -> recommendations.forFreed("bo", at(0, 10), at(0, 10)))
                .hasMessageContaining("does not lie after");
        assertThatThrownBy(() -> recommendations.forNew(
                        asked("N", "R9"), List.of(role("N", "child-psychiatry")), List.of(), List.of()))
                .hasMessageContaining("no request R9");
        assertThatThrownBy(() -> recommendations.forNew(asked("N", null), List.of(), List.of(), List.of()))
                .hasMessageContaining("no role");
    }

    private static PlanningData.Request asked(String id, String follows) {
        return new PlanningData.Request(
                id,
                "new-case",
                RequestTerms.of(Form.ADVICE, Urgency.DAYS_14, SmallClinic.MONDAY.minusDays(3), 60, Set.of(Mode.VIDEO))
                        .with(terms -> terms.follows = follows));
    }

    private static PlanningData.RequestRole role(String request, String competence) {
        return new PlanningData.RequestRole(request, "role", competence, 1, false, null, null);
    }

    private static List<ScheduleRow> rows(PricedOption option) {
        return option.panel().entrySet().stream()
                .map(seat -> new ScheduleRow(
                        option.request(),
                        option.start(),
                        option.end(),
                        option.mode(),
                        option.site(),
                        seat.getKey(),
                        seat.getValue()))
                .toList();
    }
}
