package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samrad.check.ScheduleCheck;
import org.samrad.check.Violation;
import org.samrad.consultation.Urgency;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningData.BookedRole;
import org.samrad.dataset.ScheduleRow;
import org.samrad.plan.PlanChanges;
import org.samrad.solver.Plan;
import org.samrad.solver.Weights;
import org.samrad.solver.search.PlanSolver;
import org.samrad.testing.LocalChange;
import org.samrad.testing.SmallClinic;

class ReplanningTest {

    private static final int MOST_MOVED = 3;
    private static final BookedRole ANNA_AT_9 = SmallClinic.published("R1", SmallClinic.at(0, 9), "anna", false);
    private static final BookedRole BO_NEXT_DAY = SmallClinic.published("R2", SmallClinic.at(1, 9), "bo", false);

    /** How many published consultations no longer keep the rules where they are. */
    static int brokenBy(PlanningData data) {
        Set<String> broken = ScheduleCheck.check(data, asSchedule(data)).stream()
                .filter(violation -> !violation.given())
                .map(Violation::request)
                .collect(Collectors.toSet());
        return broken.size();
    }

    private static List<ScheduleRow> asSchedule(PlanningData data) {
        var minutes = data.requests().stream()
                .collect(Collectors.toMap(
                        PlanningData.Request::id, request -> request.terms().durationMinutes()));
        return data.bookedRoles().stream()
                .map(row -> new ScheduleRow(
                        row.request(),
                        row.start(),
                        row.start().plusMinutes(minutes.getOrDefault(row.request(), 0)),
                        row.mode(),
                        row.site(),
                        row.role(),
                        row.specialist()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOfRandomDataLeadsToAValidPlanThatChangesFewOfThePublished(LocalChange kind) {
        for (long seed = 1; seed <= 60; seed++) {
            var data = new RandomData(seed, 8 + (int) seed, 40, 9).next();
            PlanningData published = LocalChange.published(data, firstPlan(data, false));
            PlanningData changed = kind.apply(published, new Random(seed));

            List<ScheduleRow> replanned = firstPlan(changed, true);

            assertThat(ScheduleCheck.check(changed, replanned))
                    .as("seed %d", seed)
                    .allMatch(Violation::given);
            int broken = brokenBy(changed);
            assertThat(changes(changed, replanned))
                    .as("seed %d", seed)
                    .hasSizeLessThanOrEqualTo(broken + MOST_MOVED * Math.max(1, broken));
            assertThat(firstPlan(changed, true)).as("seed %d", seed).isEqualTo(replanned);
        }
    }

    @Test
    void whereNothingHasChangedEverythingPublishedStands() {
        for (long seed = 1; seed <= 20; seed++) {
            var data = new RandomData(seed, 40, 40, 9).next();
            PlanningData published = LocalChange.published(data, firstPlan(data, false));

            PlanChanges changes = PlanChanges.between(published.bookedRoles(), firstPlan(published, true));

            assertThat(changes.cancelled()).isEmpty();
            assertThat(changes.moved()).hasSizeLessThanOrEqualTo(MOST_MOVED);
            assertThat(changes.moved().isEmpty() || !changes.added().isEmpty())
                    .as("moves only to make room for another")
                    .isTrue();
        }
    }

    @Test
    void whoeverIsAwayIsReplacedAndTheTimeStands() {
        PlanningData data = SmallClinic.with(3, ANNA_AT_9, BO_NEXT_DAY);

        List<ScheduleRow> replanned = firstPlan(away(data, "anna", SmallClinic.at(0, 0), SmallClinic.at(1, 0)), true);

        assertThat(replanned)
                .contains(
                        SmallClinic.placed("R1", SmallClinic.at(0, 9), "bo"),
                        SmallClinic.placed("R2", SmallClinic.at(1, 9), "bo"));
    }

    @Test
    void whereNobodyElseCanTheSamePanelMeetsAtTheNearestOfTheCheapestTimes() {
        PlanningData data =
                SmallClinic.with(2, ANNA_AT_9, SmallClinic.published("R2", SmallClinic.at(0, 9), "bo", true));

        List<ScheduleRow> replanned = firstPlan(away(data, "anna", SmallClinic.at(0, 9), SmallClinic.at(0, 10)), true);

        assertThat(replanned)
                .containsExactlyInAnyOrder(
                        SmallClinic.placed("R1", SmallClinic.at(0, 10), "anna"),
                        SmallClinic.placed("R2", SmallClinic.at(0, 9), "bo"));
    }

    @Test
    void whoeverIsExcludedFromTheCaseIsReplaced() {
        PlanningData data = SmallClinic.with(2, ANNA_AT_9, BO_NEXT_DAY);
        var excluding = data.with(rows -> rows.exclusions = List.of(new PlanningData.Exclusion("C1", "anna", null)));

        assertThat(firstPlan(excluding, true))
                .containsExactlyInAnyOrder(
                        SmallClinic.placed("R1", SmallClinic.at(0, 9), "bo"),
                        SmallClinic.placed("R2", SmallClinic.at(1, 9), "bo"));
    }

    @Test
    void anUrgentRequestOnAFullDayMovesOnePublishedConsultation() {
        PlanningData data = withUrgentOnMonday(fullMonday(false), SmallClinic.MONDAY);

        List<ScheduleRow> replanned = firstPlan(data, true);

        PlanChanges changes = PlanChanges.between(data.bookedRoles(), replanned);
        assertThat(ScheduleCheck.check(data, replanned)).isEmpty();
        assertThat(changes.added()).containsExactly("R15");
        assertThat(changes.moved()).hasSize(1);
        assertThat(changes.cancelled()).isEmpty();
    }

    @Test
    void anUrgentRequestThatWouldComeTooLateMovesOnePublishedConsultation() {
        PlanningData data = withUrgentOnMonday(fullMonday(false), SmallClinic.MONDAY.plusWeeks(1));

        List<ScheduleRow> replanned = firstPlan(data, true);

        PlanChanges changes = PlanChanges.between(data.bookedRoles(), replanned);
        assertThat(ScheduleCheck.check(data, replanned)).isEmpty();
        assertThat(changes.moved()).hasSize(1);
        assertThat(replanned)
                .filteredOn(row -> row.request().equals("R15"))
                .singleElement()
                .satisfies(row -> assertThat(row.start().toLocalDate()).isEqualTo(SmallClinic.MONDAY));
    }

    @Test
    void noOneMovesWhatIsPinnedForAnUrgentRequest() {
        PlanningData data = withUrgentOnMonday(fullMonday(true), SmallClinic.MONDAY);

        PlanChanges changes = PlanChanges.between(data.bookedRoles(), firstPlan(data, true));

        assertThat(changes.none()).isTrue();
    }

    @Test
    void whatIsWithdrawnLeavesAllElseAsPublished() {
        PlanningData data = LocalChange.WITHDRAWAL.apply(fullMonday(false), new Random(1));

        PlanChanges changes = PlanChanges.between(data.bookedRoles(), firstPlan(data, true));

        assertThat(changes.unchanged()).hasSize(13);
        assertThat(changes.moved()).isEmpty();
        assertThat(changes.cancelled()).isEmpty();
    }

    /** Anna and Bo have seven consultations each on Monday, R1 to R14; R15 waits. */
    private static PlanningData fullMonday(boolean pinned) {
        var booked = new ArrayList<BookedRole>();
        for (int hour = 9; hour < 16; hour++) {
            booked.add(SmallClinic.published("R" + (hour - 8), SmallClinic.at(0, hour), "anna", pinned));
            booked.add(SmallClinic.published("R" + (hour - 1), SmallClinic.at(0, hour), "bo", pinned));
        }
        return SmallClinic.with(15, booked.toArray(BookedRole[]::new));
    }

    private static PlanningData withUrgentOnMonday(PlanningData data, LocalDate latest) {
        var requests = data.requests().stream()
                .map(request -> request.id().equals("R15")
                        ? request.standingAlone().with(terms -> {
                            terms.title = null;
                            terms.urgency = Urgency.ACUTE;
                            terms.earliest = SmallClinic.MONDAY;
                            terms.latest = latest;
                            terms.durationMinutes = 60;
                        })
                        : request)
                .toList();
        return data.with(rows -> rows.requests = requests);
    }

    private static PlanningData away(PlanningData data, String specialist, LocalDateTime from, LocalDateTime until) {
        var absences = List.of(new PlanningData.Absence(specialist, from, until, null));
        return data.with(rows -> rows.absences = absences);
    }

    private static Set<String> changes(PlanningData data, List<ScheduleRow> replanned) {
        PlanChanges changes = PlanChanges.between(data.bookedRoles(), replanned);
        var changed = new HashSet<>(changes.moved());
        changed.addAll(changes.cancelled());
        return changed;
    }

    private static List<ScheduleRow> firstPlan(PlanningData data, boolean fromPublished) {
        var problem = ProblemLoader.load(data);
        Plan plan = fromPublished
                ? PlanSolver.firstPlanFromPublished(problem, Weights.defaults(), 1)
                : PlanSolver.firstPlan(problem, Weights.defaults(), 1);
        return Schedules.of(plan, data);
    }
}
