package org.samrad.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.samrad.testing.SmallClinic.at;
import static org.samrad.testing.SmallClinic.placed;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samrad.check.Violation;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanRef;
import org.samrad.plan.snapshot.OpenPlan;
import org.samrad.solve.ProblemLoader;
import org.samrad.solve.RandomData;
import org.samrad.solve.Schedules;
import org.samrad.solve.Solve;
import org.samrad.solver.PlanReview;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Thorough;

/** What a planner is told before a consultation is moved is what the checker and the review say after it. */
class RelocationsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Thorough.count(2, 5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsValidTheCheckerAcceptsAndARefusedMoveNamesTheRulesThatTheCheckerNames(long seed) {
        PlanningData data = new RandomData(seed, 10, 40, 9).next();
        List<ScheduleRow> schedule = solved(data, seed);

        int valid = 0;
        for (String request : requestsOf(schedule)) {
            for (Relocation move : someOf(moves(data, schedule, request))) {
                assertThat(move.broken())
                        .as("%s", move.rows())
                        .containsExactlyInAnyOrderElementsOf(brokenBy(data, schedule, move.rows()));
                valid += move.valid() ? 1 : 0;
            }
        }
        assertThat(valid).isPositive();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aValidMoveCostsWhatTheReviewCountsMoreAfterIt(long seed) {
        PlanningData data = new RandomData(seed, 10, 40, 9).next();
        List<ScheduleRow> schedule = solved(data, seed);
        Map<PlanRule, Double> before = costs(data, schedule);

        int seen = 0;
        for (String request : requestsOf(schedule)) {
            for (Relocation move : moves(data, schedule, request).stream()
                    .filter(Relocation::valid)
                    .limit(4)
                    .toList()) {
                Map<PlanRule, Double> after = costs(data, changed(schedule, move.rows()));
                for (PlanRule rule : PlanRule.tunableRules()) {
                    assertThat(move.byRule().getOrDefault(rule, 0.0))
                            .as("%s of %s", rule, move.rows())
                            .isEqualTo(after.get(rule) - before.get(rule), within(1e-6));
                }
                assertThat(move.cost())
                        .isEqualTo(
                                move.byRule().values().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .sum(),
                                within(1e-6));
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void everyStartOfTheGridIsToldWithItsCostOrTheBrokenRule() {
        PlanningData data = SmallClinic.with(2);
        List<ScheduleRow> schedule = List.of(placed("R1", at(0, 9), "bo"), placed("R2", at(1, 9), "bo"));
        Relocations moves = of(data, schedule, "R1");

        List<Relocation> starts = moves.starts(
                SmallClinic.MONDAY, SmallClinic.MONDAY.plusDays(5), LocalTime.of(8, 0), LocalTime.of(17, 0));

        assertThat(starts).hasSize(5 * 33);
        assertThat(startingAt(starts, 1, 9).broken()).containsExactly("double-booking");
        assertThat(startingAt(starts, 1, 10).valid()).isTrue();
        assertThat(startingAt(starts, 1, 10).byRule()).containsEntry(PlanRule.WAITING, 5.0);
        assertThat(startingAt(starts, 0, 8).broken()).containsExactly("availability");
        assertThat(startingAt(starts, 4, 10).broken()).containsExactly("availability");
        assertThat(startingAt(starts, 0, 9).cost()).isZero();
    }

    @Test
    void whoElseCouldTakeARoleIsToldWithTheCost() {
        PlanningData data = SmallClinic.with(1);

        List<Relocation> seats =
                of(data, List.of(placed("R1", at(0, 9), "bo")), "R1").seats("psychiatrist");

        assertThat(seats).singleElement().satisfies(move -> {
            assertThat(move.valid()).isTrue();
            assertThat(move.rows()).containsExactly(placed("R1", at(0, 9), "anna"));
            assertThat(move.byRule()).containsEntry(PlanRule.OVER_QUALIFIED, 1.0);
        });
    }

    @Test
    void aPinnedConsultationIsRefusedByItsPin() {
        PlanningData data = SmallClinic.with(1, SmallClinic.published("R1", at(0, 9), "anna", true));
        List<ScheduleRow> schedule = List.of(placed("R1", at(0, 9), "anna"));
        Relocations moves = of(data, schedule, "R1");

        assertThat(moves.to(moves.startingAt(at(0, 11))).broken()).containsExactly("pinned");
    }

    /** Bo sits in R1 but not in R2, and R3, which R1 follows, is of another week than R2: R2 may be moved all the same. */
    @Test
    void whatFollowsAPinnedConsultationMovesThoughItsOwnSurroundingsShowOnlyPartOfThatOne() {
        PlanningData data = SmallClinic.with(
                        3,
                        SmallClinic.published("R1", at(1, 9), "anna", true),
                        new PlanningData.BookedRole("R1", at(1, 9), Mode.VIDEO, null, "second", "bo", true))
                .with(all -> {
                    all.requestRoles = Stream.concat(
                                    all.requestRoles.stream(),
                                    Stream.of(new PlanningData.RequestRole(
                                            "R1", "second", "child-psychiatry", 3, false, null, null)))
                            .toList();
                    all.requestLinks = List.of(
                            new PlanningData.RequestLink("R1", "R3", null, null, null, null),
                            new PlanningData.RequestLink("R2", "R1", null, null, null, null));
                });
        ScheduleRow second = new ScheduleRow("R1", at(1, 9), at(1, 10), Mode.VIDEO, null, "second", "bo");
        List<ScheduleRow> schedule = List.of(
                placed("R3", at(0, 9), "bo"), placed("R1", at(1, 9), "anna"), second, placed("R2", at(8, 9), "anna"));
        Relocations moves = of(data, schedule, "R2");

        assertThat(moves.to(moves.startingAt(at(8, 9))).broken()).isEmpty();
        assertThat(moves.to(moves.startingAt(at(9, 11))).broken()).isEmpty();
        assertThat(moves.to(moves.startingAt(at(0, 11))).broken()).containsExactly("sequence");
    }

    /** Enough of them to meet every rule, not so many that it takes long. */
    private static List<Relocation> someOf(List<Relocation> moves) {
        var some = new ArrayList<Relocation>();
        for (int at = 0; at < moves.size(); at += Math.max(1, moves.size() / 20)) {
            some.add(moves.get(at));
        }
        return some;
    }

    private static Relocation startingAt(List<Relocation> starts, int day, int hour) {
        return starts.stream()
                .filter(move -> move.rows().getFirst().start().equals(SmallClinic.at(day, hour)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Relocation> moves(PlanningData data, List<ScheduleRow> schedule, String request) {
        Relocations moves = of(data, schedule, request);
        LocalDate day = moves.held().getFirst().start().toLocalDate();
        LocalDate first = data.header().horizonStart();
        LocalDate end = first.plusDays(7 - first.getDayOfWeek().getValue() + 1);
        var all = new ArrayList<>(moves.starts(first, end, LocalTime.of(6, 0), LocalTime.of(20, 0)));
        all.addAll(moves.starts(day, day.plusDays(1), LocalTime.of(0, 0), LocalTime.of(23, 0)));
        moves.roles().forEach(role -> all.addAll(moves.seats(role.role())));
        return all;
    }

    private static Relocations of(PlanningData data, List<ScheduleRow> schedule, String request) {
        return Relocations.of(data, schedule, Recommendations.of(data, schedule, Weights.defaults()), request);
    }

    private static List<ScheduleRow> solved(PlanningData data, long seed) {
        var solve = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), seed, 1);
        return solve.run(first -> solve.stop()).schedule();
    }

    private static Set<String> requestsOf(List<ScheduleRow> schedule) {
        return schedule.stream().map(ScheduleRow::request).collect(Collectors.toSet());
    }

    private static Map<PlanRule, Double> costs(PlanningData data, List<ScheduleRow> schedule) {
        return PlanReview.of(Schedules.plan(schedule, data, ProblemLoader.load(data), Weights.defaults()))
                .costs();
    }

    /** The rules by which the change of the whole plan would be refused. */
    private static Set<String> brokenBy(PlanningData data, List<ScheduleRow> schedule, List<ScheduleRow> rows) {
        OpenPlan plan = OpenPlan.of(PlanRef.PUBLISHED, data, schedule, Weights.defaults());
        return plan.brokenBy(rows.getFirst().request(), data, changed(schedule, rows)).stream()
                .map(Violation::rule)
                .collect(Collectors.toSet());
    }

    /** The schedule with these rows in place of what it has for their request. */
    private static List<ScheduleRow> changed(List<ScheduleRow> schedule, List<ScheduleRow> rows) {
        var changed = new ArrayList<>(schedule);
        changed.removeIf(row -> row.request().equals(rows.getFirst().request()));
        changed.addAll(rows);
        return changed;
    }
}
