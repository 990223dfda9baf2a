package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.dataset.UnscheduledRow;
import org.samrad.solver.Plan;
import org.samrad.solver.PlanRule;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;
import org.samrad.testing.LocalChange;
import org.samrad.testing.SmallClinic;
import org.samrad.testing.Thorough;

class SolveTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Thorough.count(16, 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAnswerToRandomDataKeepsEveryRule(long seed) {
        var data = new RandomData(seed, 8 + (int) seed, 40, 9).next();
        Outcome outcome = steps(data, seed, 1);

        assertThat(outcome.violations())
                .filteredOn(violation -> !violation.given())
                .isEmpty();
        assertThat(ScheduleCheck.checkComplete(data, outcome.schedule(), outcome.unscheduled()))
                .isEmpty();
        Set<String> scheduled = new HashSet<>();
        outcome.schedule().forEach(row -> scheduled.add(row.request()));
        assertThat(scheduled.size() + outcome.unscheduled().size()).isEqualTo(40);
        assertThat(outcome.costs().get(PlanRule.UNSCHEDULED))
                .isEqualTo(outcome.score().medium());
    }

    /** In these data a pinned consultation follows one that follows another, and to place the one alone mends the pinned one. */
    @Test
    void nothingIsPlacedWithoutWhatItFollowsForTheSakeOfSomethingPinned() {
        var data = new RandomData(245, 7, 34, 5).next();
        Outcome outcome = new Solve(data, Weights.benchmark(), Duration.ofMinutes(10), 245, 1)
                .endingAfter(300)
                .run(progress -> {});

        assertThat(outcome.violations()).isNotEmpty().allMatch(Violation::given);
    }

    @Test
    void aSolveThatIsStoppedEndsWithItsBestSoFar() {
        var data = new RandomData(3, 20, 60, 9).next();
        var solve = new Solve(data, Weights.benchmark(), Duration.ofMinutes(10), 1, 2);

        Outcome outcome = solve.run(progress -> solve.stop());

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.spent()).isLessThan(Duration.ofMinutes(5));
        assertThat(outcome.schedule()).isNotEmpty();
    }

    @Test
    void aSolveThatIsStoppedBeforeItBeganEndsAtOnceWithWhatIsPublished() {
        PlanningData data = SmallClinic.with(4, SmallClinic.published("R1", SmallClinic.at(9, 9), "anna", false));
        var solve = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), 1, 2);
        solve.stop();

        Outcome outcome = solve.run(progress -> {});

        assertThat(outcome.stopped()).isTrue();
        assertThat(solve.isCutShort()).isFalse();
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.schedule()).containsExactly(SmallClinic.placed("R1", SmallClinic.at(9, 9), "anna"));
        assertThat(outcome.unscheduled())
                .extracting(UnscheduledRow::request)
                .contains("R2", "R3", "R4")
                .doesNotContain("R1");
    }

    @Test
    void aLimitThatIsOverBeforeTheFirstPlanLeavesAValidAnswer() {
        var data = new RandomData(4, 20, 60, 9).next();

        var solve = new Solve(data, Weights.defaults(), Duration.ZERO, 1, 2);

        Outcome outcome = solve.run(progress -> {});

        assertThat(outcome.stopped()).isFalse();
        assertThat(solve.isCutShort()).isTrue();
        assertThat(outcome.violations()).allMatch(Violation::given);
        assertThat(ScheduleCheck.checkComplete(data, outcome.schedule(), outcome.unscheduled()))
                .isEmpty();
    }

    @Test
    void aSolveIsStoppedWhileItIsStillAtItsFirstPlan() {
        var data = new RandomData(4, 20, 60, 9).next();
        for (boolean published : new boolean[] {false, true}) {
            PlanningData begun =
                    published ? LocalChange.published(data, firstPlan(data, false, Integer.MAX_VALUE)) : data;
            int placed = 0;
            for (int asked = 0; asked < 150; asked += 7) {
                List<ScheduleRow> rows = firstPlan(begun, published, asked);

                assertThat(ScheduleCheck.check(begun, rows)).allMatch(Violation::given);
                placed = Math.max(placed, rows.size());
            }
            assertThat(placed).isPositive();
        }
    }

    /** The first plan as far as it comes before it has asked so many times whether its time is over. */
    private static List<ScheduleRow> firstPlan(PlanningData data, boolean fromPublished, int most) {
        var problem = ProblemLoader.load(data);
        var asked = new AtomicInteger();
        BooleanSupplier isOver = () -> asked.getAndIncrement() >= most;
        Plan plan = fromPublished
                ? PlanSolver.firstPlanFromPublished(problem, Weights.defaults(), 1, isOver)
                : PlanSolver.firstPlan(problem, Weights.defaults(), 1, isOver);
        return Schedules.of(plan, data);
    }

    @Test
    void whereNobodyCanBeToldOfProgressTheSearchesEndAsWell() throws InterruptedException {
        var data = new RandomData(3, 20, 60, 9).next();
        var solve = new Solve(data, Weights.benchmark(), Duration.ofMinutes(10), 1, 2);
        var searching = new ArrayList<Thread>();

        assertThatThrownBy(() -> solve.run(progress -> {
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith("search-"))
                            .forEach(searching::add);
                    if (!searching.isEmpty()) {
                        throw new IllegalStateException("not now");
                    }
                }))
                .hasMessage("not now");

        for (Thread search : searching) {
            assertThat(search.join(Duration.ofMinutes(1))).isTrue();
        }
    }

    @Test
    void aSearchThatFailsLeavesTheBestSoFarAndTellsOfIt() {
        var data = failingInOtherThreads(new RandomData(6, 20, 40, 9).next());

        Outcome outcome = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), 1, 1).run(progress -> {});

        assertThat(outcome.failure()).hasMessageContaining("not for another thread");
        assertThat(outcome.schedule()).isNotEmpty();
        assertThat(outcome.violations()).allMatch(Violation::given);
        assertThat(ScheduleCheck.checkComplete(data, outcome.schedule(), outcome.unscheduled()))
                .isEmpty();
        assertThat(outcome.spent()).isLessThan(Duration.ofMinutes(5));
    }

    /** The same data, but for the modes of specialists: whoever searches for a plan in another thread fails to read them. */
    private static PlanningData failingInOtherThreads(PlanningData data) {
        Thread own = Thread.currentThread();
        var specialists = data.specialists().stream()
                .map(row -> new PlanningData.Specialist(
                        row.id(),
                        row.name(),
                        row.title(),
                        row.organisation(),
                        row.languages(),
                        new AbstractSet<>() {
                            @Override
                            public Iterator<Mode> iterator() {
                                if (Thread.currentThread() != own) {
                                    throw new IllegalStateException("These are not for another thread.");
                                }
                                return row.modes().iterator();
                            }

                            @Override
                            public int size() {
                                return row.modes().size();
                            }
                        },
                        row.maxPerDay(),
                        row.maxPerWeek(),
                        row.bufferMinutes(),
                        row.email()))
                .toList();
        return data.with(rows -> rows.specialists = specialists);
    }

    @Test
    void aDataSetWithoutRequestsHasAnEmptyAnswer() {
        Outcome outcome =
                new Solve(new RandomData(5, 5, 0, 5).next(), Weights.defaults(), Duration.ofSeconds(1), 1).run(p -> {});

        assertThat(outcome.schedule()).isEmpty();
        assertThat(outcome.unscheduled()).isEmpty();
    }

    @Test
    void aProfileThatSwitchesOverdueOffCostsNothingForIt() {
        var data = new RandomData(6, 20, 40, 9).next();

        Outcome outcome = new Solve(data, Weights.benchmark(), Duration.ofMinutes(10), 1, 1)
                .endingAfter(300)
                .run(progress -> {});

        assertThat(outcome.costs().get(PlanRule.OVERDUE)).isZero();
        assertThat(outcome.score().soft()).isEqualTo(outcome.costs().get(PlanRule.WAITING));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theSameSeedAndNumberOfStepsGiveTheSameAnswer(int searches) {
        var data = new RandomData(7, 20, 60, 9).next();

        Outcome once = steps(data, 1, searches);
        Outcome again = steps(data, 1, searches);

        assertThat(again.schedule()).isEqualTo(once.schedule());
        assertThat(again.score()).isEqualTo(once.score());
        assertThat(steps(data, 2, searches).schedule()).isNotEqualTo(once.schedule());
    }

    private static Outcome steps(PlanningData data, long seed, int searches) {
        return new Solve(data, Weights.defaults(), Duration.ofMinutes(10), seed, searches)
                .endingAfter(300)
                .run(progress -> {});
    }

    @Test
    void theFirstProgressIsTheFirstPlanWithItsScore() {
        var data = new RandomData(8, 20, 40, 9).next();
        var heard = new ArrayList<Progress>();

        var solve = new Solve(data, Weights.defaults(), Duration.ofMinutes(10), 1, 1);
        Outcome outcome = solve.run(progress -> {
            heard.add(progress);
            solve.stop();
        });

        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().schedule()).isEqualTo(outcome.schedule());
        assertThat(outcome.score().medium()).isEqualTo(outcome.costs().get(PlanRule.UNSCHEDULED));
        assertThat(outcome.score().medium()).isPositive();
    }

    @Test
    void whatChangesWhileItRunsIsTakenInAndTheOutcomeIsAboutIt() {
        PlanningData before = SmallClinic.with(6, SmallClinic.published("R1", SmallClinic.at(0, 9), "anna", false));
        PlanningData after =
                withAbsence(SmallClinic.with(5, before.bookedRoles().getFirst()), "anna");
        var solve = new Solve(before, Weights.defaults(), Duration.ofMinutes(10), 1, 2);
        var heard = new ArrayList<PlanningData>();

        Outcome outcome = solve.run(progress -> {
            heard.add(progress.data());
            if (heard.size() == 1) {
                assertThat(solve.change(after)).isTrue();
            } else if (progress.data() == after) {
                solve.stop();
            }
        });

        assertThat(heard).startsWith(before).contains(after);
        assertThat(outcome.data()).isSameAs(after);
        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.schedule())
                .extracting(ScheduleRow::request)
                .containsExactlyInAnyOrder("R1", "R2", "R3", "R4", "R5");
        assertThat(outcome.schedule())
                .filteredOn(row -> row.request().equals("R1"))
                .singleElement()
                .returns(SmallClinic.at(0, 9), ScheduleRow::start)
                .returns("bo", ScheduleRow::specialist);
        assertThat(solve.change(before)).isFalse();
    }

    @Test
    void whatTheSearchHasFoundSoFarStandsWhereTheNewDataLetIt() {
        PlanningData before = SmallClinic.with(6);
        PlanningData after = SmallClinic.with(7);
        var solve = new Solve(before, Weights.defaults(), Duration.ofMinutes(10), 1, 1);
        var found = new ArrayList<Progress>();

        solve.run(progress -> {
            found.add(progress);
            if (progress.data() == after) {
                solve.stop();
            } else if (found.size() == 2) {
                solve.change(after);
            }
        });

        Progress carried = found.stream()
                .filter(progress -> progress.data() == after)
                .findFirst()
                .orElseThrow();
        Progress last = found.get(found.indexOf(carried) - 1);
        assertThat(carried.schedule()).containsAll(last.schedule());
        assertThat(carried.scheduled()).isEqualTo(7);
    }

    @Test
    void aChangeThatComesBeforeTheSolveHasBegunIsTakenIn() {
        PlanningData after = SmallClinic.with(3);
        var solve = new Solve(SmallClinic.with(6), Weights.defaults(), Duration.ofMinutes(10), 1, 1);
        solve.change(after);

        Outcome outcome = solve.run(progress -> {
            if (progress.data() == after) {
                solve.stop();
            }
        });

        assertThat(outcome.data()).isSameAs(after);
        assertThat(outcome.schedule()).hasSize(3);
    }

    @Test
    void dataAboutOtherDaysAreNoChange() {
        var solve = new Solve(SmallClinic.with(6), Weights.defaults(), Duration.ofMinutes(10), 1, 1);

        assertThatThrownBy(() -> solve.change(new RandomData(1, 5, 5, 5).next()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The data that change begin on 2026-12-21, not on 2026-11-30; solve them on their own.");
    }

    @Test
    void theSearchLeavesWhatIsPublishedWhereItStandsThoughAnEarlierDayWouldCostLess() {
        PlanningData data = SmallClinic.with(4, SmallClinic.published("R1", SmallClinic.at(9, 9), "anna", false));
        var cheapToMove = new Weights(Map.of(PlanRule.DISRUPTION, 0.001));

        Outcome standing = beginning(data, cheapToMove, Start.PUBLISHED);
        Outcome priced = beginning(data, cheapToMove, Start.PRICED);
        Outcome anew = beginning(data, cheapToMove, Start.SCRATCH);

        var published = SmallClinic.placed("R1", SmallClinic.at(9, 9), "anna");
        assertThat(standing.schedule()).hasSize(4).contains(published);
        assertThat(priced.schedule()).hasSize(4).doesNotContain(published);
        assertThat(anew.schedule()).hasSize(4).doesNotContain(published);
    }

    @Test
    void onlyWhatIsAgainstARuleIsPlannedAnewAndNothingElseMovesOrGetsATime() {
        BookedRole standing = SmallClinic.published("R1", SmallClinic.at(9, 9), "anna", false);
        BookedRole broken = SmallClinic.published("R2", SmallClinic.at(0, 9), "anna", false);
        PlanningData data = withAbsence(SmallClinic.with(4, standing, broken), "anna");

        Outcome outcome = beginning(data, new Weights(Map.of(PlanRule.DISRUPTION, 0.001)), Start.BROKEN);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.schedule())
                .containsExactlyInAnyOrder(
                        SmallClinic.placed("R1", SmallClinic.at(9, 9), "anna"),
                        SmallClinic.placed("R2", SmallClinic.at(0, 9), "bo"));
    }

    @Test
    void whereNothingIsAgainstARuleNothingIsPlannedAnew() {
        PlanningData data = SmallClinic.with(4, SmallClinic.published("R1", SmallClinic.at(9, 9), "anna", false));

        assertThat(beginning(data, Weights.defaults(), Start.BROKEN).schedule())
                .containsExactly(SmallClinic.placed("R1", SmallClinic.at(9, 9), "anna"));
    }

    @Test
    void whatComesAfterOneThatFindsNoPlaceGoesWithIt() {
        BookedRole broken = SmallClinic.published("R1", SmallClinic.at(0, 9), "anna", false);
        BookedRole after = SmallClinic.published("R2", SmallClinic.at(1, 9), "bo", false);
        BookedRole other = SmallClinic.published("R4", SmallClinic.at(1, 10), "bo", false);
        PlanningData data = SmallClinic.with(4, broken, after, other).with(rows -> {
            rows.requestRoles = rows.requestRoles.stream()
                    .map(role -> role.request().equals("R1")
                            ? new PlanningData.RequestRole("R1", role.role(), "genetics", 1, false, null, null)
                            : role)
                    .toList();
            rows.requestLinks = List.of(new PlanningData.RequestLink("R2", "R1", null, null, null, null));
        });

        Outcome outcome = beginning(data, Weights.defaults(), Start.BROKEN);

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.schedule()).containsExactly(SmallClinic.placed("R4", SmallClinic.at(1, 10), "bo"));
    }

    @Test
    void whatBreaksARuleByAChangeThatComesMeanwhileIsPlannedAnewToo() {
        PlanningData before = SmallClinic.with(4, SmallClinic.published("R1", SmallClinic.at(0, 9), "anna", false));
        PlanningData after = withAbsence(before, "anna");
        var solve = new Solve(before, Weights.defaults(), Duration.ofMinutes(10), 1, 1).from(Start.BROKEN);
        solve.change(after);

        Outcome outcome = solve.endingAfter(100).run(progress -> {});

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.schedule()).containsExactly(SmallClinic.placed("R1", SmallClinic.at(0, 9), "bo"));
    }

    private static Outcome beginning(PlanningData data, Weights weights, Start start) {
        return new Solve(data, weights, Duration.ofMinutes(10), 1, 1)
                .from(start)
                .endingAfter(200)
                .run(progress -> {});
    }

    @Test
    void aSolveBeginsFromWhatIsPublishedWhereAChangeOfItCosts() {
        PlanningData nothing = SmallClinic.with(2);
        PlanningData movable = SmallClinic.with(2, SmallClinic.published("R1", SmallClinic.at(0, 9), "anna", false));
        PlanningData pinned = SmallClinic.with(2, SmallClinic.published("R1", SmallClinic.at(0, 9), "anna", true));

        assertThat(Start.usual(movable, Weights.defaults())).isEqualTo(Start.PRICED);
        assertThat(Start.usual(movable, Weights.benchmark())).isEqualTo(Start.SCRATCH);
        assertThat(Start.usual(nothing, Weights.defaults())).isEqualTo(Start.SCRATCH);
        assertThat(Start.usual(pinned, Weights.defaults())).isEqualTo(Start.SCRATCH);
    }

    private static PlanningData withAbsence(PlanningData data, String specialist) {
        var away = new PlanningData.Absence(specialist, SmallClinic.at(0, 0), SmallClinic.at(1, 0), null);
        return data.with(rows -> rows.absences = List.of(away));
    }

    @Test
    void partsThatShareNobodyAreSolvedApartAndPutTogether() {
        PlanningData clinic = SmallClinic.with(24);
        var turn = new AtomicInteger();
        List<PlanningData.RequestRole> named = clinic.requestRoles().stream()
                .map(role -> role.role().equals("geneticist")
                        ? role
                        : new PlanningData.RequestRole(
                                role.request(),
                                role.role(),
                                role.competence(),
                                role.minLevel(),
                                false,
                                null,
                                turn.getAndIncrement() % 2 == 0 ? "anna" : "bo"))
                .toList();
        PlanningData apart = clinic.with(rows -> rows.requestRoles = named);

        Outcome outcome = new Solve(apart, Weights.defaults(), Duration.ofMinutes(10), 1, 2)
                .endingAfter(300)
                .run(progress -> {});

        assertThat(outcome.violations()).isEmpty();
        assertThat(outcome.schedule()).hasSize(24);
        assertThat(outcome.score().medium()).isEqualTo(outcome.costs().get(PlanRule.UNSCHEDULED));
        assertThat(outcome.score().soft())
                .isCloseTo(
                        outcome.costs().entrySet().stream()
                                .filter(cost -> cost.getKey().level() == PlanRule.Level.SOFT)
                                .mapToDouble(Map.Entry::getValue)
                                .sum(),
                        within(0.001));
        assertThat(outcome.costs().get(PlanRule.WAITING)).isEqualTo(earliestDaysOfTwelveEach());
    }

    /** Twelve requests of an hour for each of two who offer seven hours a day: seven on the first day, five on the next. */
    private static double earliestDaysOfTwelveEach() {
        int waits = 0;
        for (int request = 0; request < 24; request++) {
            waits += request < 14 ? 3 : 4;
        }
        return waits * 5.0;
    }
}
