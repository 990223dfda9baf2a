package org.samrad.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;
import static org.samrad.testing.SmallClinic.published;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.solve.Outcome;
import org.samrad.solve.RandomData;
import org.samrad.solve.Solve;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.suggest.ConsultationExplanation.Change;
import org.samrad.suggest.ConsultationExplanation.Fact;
import org.samrad.suggest.ConsultationExplanation.Other;
import org.samrad.testing.SmallClinic;

class ConsultationExplanationTest {

    /** Without the even load, which has a part in every choice between Anna and Bo. */
    private static final Weights WEIGHTS = new Weights(Map.of(PlanRule.WORKLOAD, 0.0));

    private static ConsultationExplanation explain(PlanningData data, String request, ScheduleRow... schedule) {
        return ConsultationExplanation.of(data, List.of(schedule), WEIGHTS, request);
    }

    @Test
    void waitingIsToldInDaysSinceTheEarliest() {
        var explanation = explain(SmallClinic.with(1), "R1", placed("R1", at(3, 9), "bo"));

        assertThat(explanation.facts())
                .contains(new Fact(
                        PlanRule.WAITING,
                        null,
                        null,
                        6,
                        30,
                        SmallClinic.MONDAY.minusDays(3).atStartOfDay()));
    }

    @Test
    void anotherLevelThanAskedIsToldWithWhoAndInWhichRole() {
        var explanation = explain(SmallClinic.with(1), "R1", placed("R1", at(0, 9), "anna"));

        assertThat(explanation.facts()).contains(new Fact(PlanRule.OVER_QUALIFIED, "psychiatrist", "anna", 1, 1, null));
    }

    @Test
    void aChangeOfWhatIsPublishedIsToldByTimeModeAndMember() {
        var data = SmallClinic.with(1, published("R1", at(2, 9), "anna", false));
        var byPhone = data.with(rows -> {
            rows.requests = data.requests().stream()
                    .map(row -> row.with(terms -> terms.modes = Set.of(Mode.VIDEO, Mode.PHONE)))
                    .toList();
            rows.specialists = data.specialists().stream()
                    .map(row -> new PlanningData.Specialist(
                            row.id(),
                            row.name(),
                            row.title(),
                            row.organisation(),
                            row.languages(),
                            Set.of(Mode.VIDEO, Mode.PHONE),
                            row.maxPerDay(),
                            row.maxPerWeek(),
                            row.bufferMinutes(),
                            row.email()))
                    .toList();
        });
        ScheduleRow placed = placed("R1", at(0, 9), "bo");

        var explanation = explain(
                byPhone,
                "R1",
                new ScheduleRow(
                        "R1",
                        placed.start(),
                        placed.end(),
                        placed.mode() == Mode.VIDEO ? Mode.PHONE : Mode.VIDEO,
                        null,
                        placed.role(),
                        "bo"));

        assertThat(explanation.facts())
                .contains(
                        new Fact(PlanRule.DISRUPTION, null, null, 1, 50, at(2, 9), Change.TIME),
                        new Fact(PlanRule.DISRUPTION, null, null, 1, 20, null, Change.MODE),
                        new Fact(PlanRule.DISRUPTION, "psychiatrist", "anna", 1, 30, null, Change.MEMBER));
    }

    @Test
    void waitingCountsFromTheFirstDayWishedForWhereThatIsLater() {
        var data = SmallClinic.with(1);
        var wishing = data.with(
                rows -> rows.requestWindows = List.of(new PlanningData.RequestWindow("R1", at(1, 9), at(1, 10), true)));

        assertThat(explain(wishing, "R1", placed("R1", at(3, 9), "bo")).facts())
                .contains(new Fact(
                        PlanRule.WAITING,
                        null,
                        null,
                        2,
                        10,
                        SmallClinic.MONDAY.plusDays(1).atStartOfDay()));
    }

    @Test
    void theOthersLostByTheRulesThatMakeThemDearer() {
        var explanation = explain(SmallClinic.with(1), "R1", placed("R1", at(0, 9), "bo"));

        assertThat(explanation.others()).hasSize(5).noneMatch(Other::isImprovement);
        Other later = explanation.others().stream()
                .filter(other -> other.option().start().toLocalDate().equals(SmallClinic.MONDAY.plusDays(1)))
                .findFirst()
                .orElseThrow();
        assertThat(later.dearerBy()).first().isEqualTo(PlanRule.WAITING);
        assertThat(later.byRule()).containsEntry(PlanRule.WAITING, 5.0);
    }

    @Test
    void anotherThatIsCheaperIsAnImprovement() {
        var explanation = explain(SmallClinic.with(1), "R1", placed("R1", at(3, 9), "bo"));

        Other best = explanation.others().getFirst();
        assertThat(best.isImprovement()).isTrue();
        assertThat(best.byRule()).containsEntry(PlanRule.WAITING, -15.0);
        assertThat(best.difference()).isEqualTo(-15);
    }

    @Test
    void whoAloneStandsInTheWayOfSomethingCheaperIsNamed() {
        var explanation = explain(
                SmallClinic.with(2, published("R1", at(0, 9), "bo", false)),
                "R1",
                placed("R1", at(0, 10), "bo"),
                placed("R2", at(0, 9), "bo"));

        assertThat(explanation.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.by()).isEqualTo("R2");
            assertThat(blocked.other().option().start()).isEqualTo(at(0, 9));
            assertThat(blocked.other().byRule()).isEqualTo(Map.of(PlanRule.DISRUPTION, -50.0));
        });
    }

    @Test
    void whereAllChoiceLiesWithinOneHourThatIsOffered() {
        var data = withWindow(SmallClinic.with(1), at(4, 9), at(4, 10).plusMinutes(30));

        var explanation = explain(data, "R1", placed("R1", at(4, 9), "anna"));

        assertThat(explanation.others())
                .extracting(other -> other.option().start())
                .contains(at(4, 9).plusMinutes(15));
        assertThat(explain(withWindow(SmallClinic.with(1), at(4, 9), at(4, 10)), "R1", placed("R1", at(4, 9), "anna"))
                        .others())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whereNoOtherIsFoundMovingFindsNoneEither(long seed) {
        var data = new RandomData(seed, 15, 40, 9).next();
        Outcome outcome = new Solve(data, Weights.defaults(), Duration.ofMillis(1), seed, 1).run(progress -> {});
        var recommendations = Recommendations.of(data, outcome.schedule(), Weights.defaults());

        outcome.schedule().stream().map(ScheduleRow::request).distinct().forEach(request -> {
            var explanation = recommendations.explain(request);
            if (explanation.others().isEmpty() && !explanation.pinned()) {
                Relocations moves = Relocations.of(data, outcome.schedule(), recommendations, request);
                var start = data.header().horizonStart();
                var end = data.header().horizonEnd();
                for (var day = start; day.isBefore(end); day = day.plusDays(1)) {
                    assertThat(moves.starts(day, day.plusDays(1), LocalTime.MIN, LocalTime.of(23, 45)))
                            .as("starts of %s on %s", request, day)
                            .noneMatch(move -> move.valid() && !move.rows().equals(moves.held()));
                }
                moves.roles()
                        .forEach(role -> assertThat(moves.seats(role.role()))
                                .as("%s of %s", role.role(), request)
                                .noneMatch(Relocation::valid));
            }
        });
    }

    private static PlanningData withWindow(PlanningData data, LocalDateTime from, LocalDateTime until) {
        return data.with(
                rows -> rows.requestWindows = List.of(new PlanningData.RequestWindow("R1", from, until, false)));
    }

    @Test
    void anUnscheduledRequestHasNoConsultationToExplain() {
        assertThatThrownBy(() -> explain(SmallClinic.with(1), "R1")).hasMessageContaining("R1 is not scheduled");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theFactsOfAllConsultationsAddUpToWhatThePlanCosts(long seed) {
        var data = new RandomData(seed, 15, 40, 9).next();
        var solve = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), seed, 1);
        Outcome outcome = solve.run(first -> solve.stop());
        var recommendations = Recommendations.of(data, outcome.schedule(), Weights.defaults());
        Map<PlanRule, Double> costs = new EnumMap<>(PlanRule.class);

        outcome.schedule().stream()
                .map(ScheduleRow::request)
                .distinct()
                .forEach(request -> recommendations
                        .explain(request)
                        .facts()
                        .forEach(fact -> costs.merge(fact.rule(), fact.cost(), Double::sum)));

        for (PlanRule rule : List.of(
                PlanRule.WAITING,
                PlanRule.OVERDUE,
                PlanRule.OPTIONAL_ROLE,
                PlanRule.NEW_FACES,
                PlanRule.OVER_QUALIFIED,
                PlanRule.EXTERNAL,
                PlanRule.TRAVEL,
                PlanRule.PREFERRED_WINDOW,
                PlanRule.FRAGMENTATION)) {
            assertThat(costs.getOrDefault(rule, 0.0))
                    .as(rule.id())
                    .isEqualTo(outcome.costs().get(rule), within(0.001));
        }
        long dropped = data.bookedRoles().stream()
                .filter(row -> !row.pinned())
                .map(PlanningData.BookedRole::request)
                .distinct()
                .filter(request -> outcome.schedule().stream()
                        .noneMatch(row -> row.request().equals(request)))
                .count();
        assertThat(costs.getOrDefault(PlanRule.DISRUPTION, 0.0) + 100 * dropped)
                .isEqualTo(outcome.costs().get(PlanRule.DISRUPTION), within(0.001));
    }
}
