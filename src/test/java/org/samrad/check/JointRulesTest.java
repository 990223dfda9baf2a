package org.samrad.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.PlanningHeader;
import org.samrad.dataset.ScheduleRow;

/** What consultations may not do to each other. */
class JointRulesTest {

    private final Clinic clinic = new Clinic();

    @ParameterizedTest
    @CsvSource({"10:00, true", "09:45, false", "08:00, true", "08:15, false"})
    void aSpecialistIsInOnePlaceAtATime(String time, boolean allowed) {
        twoOfAnna();

        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.video("r2", "2026-11-30T" + time, "someone=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("double-booking"));
    }

    @ParameterizedTest
    @CsvSource({"10:15, true", "10:00, false", "07:45, true", "08:00, false"})
    void theBufferAfterAConsultationIsBusy(String time, boolean allowed) {
        clinic.buffer("anna", 15);
        clinic.offersOnMondays("anna", "06:00 16:00 north");
        twoOfAnna();

        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.video("r2", "2026-11-30T" + time, "someone=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("double-booking"));
    }

    @Test
    void theBufferNeedNotLieWithinOfferedTime() {
        clinic.buffer("anna", 30);
        clinic.asks("r1").named("someone", "anna");

        clinic.video("r1", "2026-11-30T15:00", "someone=anna");

        assertThat(clinic.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11:30, true", "11:15, false", "08:30, true", "08:45, false"})
    void travelBeforeAndAfterAConsultationIsBusy(String time, boolean allowed) {
        twoOfAnna();

        clinic.onSite("r1", "2026-11-30T10:00", "south", "someone=anna");
        clinic.video("r2", "2026-11-30T" + time, "someone=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("double-booking"));
    }

    @Test
    void whereSeveralStretchesWouldDoTheLeastTravelCounts() {
        clinic.offersOnMondays("anna", "08:00 16:00 north", "08:00 16:00 south");
        twoOfAnna();

        clinic.onSite("r1", "2026-11-30T10:00", "south", "someone=anna");
        clinic.video("r2", "2026-11-30T11:00", "someone=anna");

        assertThat(clinic.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11:15, false", "11:30, true", "08:15, true", "08:30, false"})
    void theLeastTravelIsThatThereAndBackTogether(String time, boolean allowed) {
        // From north 20 minutes there and 60 back, from the island 45 there and 30 back: the island counts.
        clinic.travelTimes.clear();
        clinic.travelTimes.add(new PlanningData.TravelTime("north", "south", 20));
        clinic.travelTimes.add(new PlanningData.TravelTime("south", "north", 60));
        clinic.travelTimes.add(new PlanningData.TravelTime("island", "south", 45));
        clinic.travelTimes.add(new PlanningData.TravelTime("south", "island", 30));
        clinic.offersOnMondays("anna", "06:00 18:00 north", "06:00 18:00 island");
        twoOfAnna();

        clinic.onSite("r1", "2026-11-30T10:00", "south", "someone=anna");
        clinic.video("r2", "2026-11-30T" + time, "someone=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("double-booking"));
    }

    @Test
    void aStretchTooShortDoesNotCountHoweverNear() {
        clinic.offersOnMondays("anna", "08:00 16:00 north", "10:15 16:00 south");
        twoOfAnna();

        clinic.onSite("r1", "2026-11-30T10:00", "south", "someone=anna");
        clinic.video("r2", "2026-11-30T11:00", "someone=anna");

        assertThat(clinic.faults()).containsExactly("double-booking");
    }

    @Test
    void overlapsWithAnyEarlierConsultationAreFound() {
        clinic.asks("long").minutes(180).named("someone", "anna");
        twoOfAnna();

        clinic.place("long", "2026-11-30T09:00", 180, Mode.VIDEO, null, "someone=anna");
        clinic.video("r1", "2026-11-30T09:30", "someone=anna");
        clinic.video("r2", "2026-11-30T11:00", "someone=anna");

        assertThat(clinic.faults()).containsExactly("double-booking", "double-booking");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void noMoreConsultationsADayThanTheLimit(int limit, boolean allowed) {
        clinic.limits("anna", limit, null);
        twoOfAnna();

        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.video("r2", "2026-11-30T12:00", "someone=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("daily-limit"));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-06, false", "2026-12-07, true"})
    void noMoreConsultationsAnIsoWeekThanTheLimit(String day, boolean allowed) {
        clinic.limits("anna", 1, 1);
        twoOfAnna();

        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.video("r2", day + "T09:00", "someone=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("weekly-limit"));
    }

    @Test
    void anIsoWeekRunsOnIntoTheNewYear() {
        PlanningHeader old = clinic.header;
        clinic.header = new PlanningHeader(
                old.name(), old.timeZone(), null, old.now(), old.horizonStart(), LocalDate.parse("2027-01-11"), 15);
        clinic.limits("anna", null, 1);
        twoOfAnna();

        clinic.video("r1", "2026-12-28T09:00", "someone=anna");
        clinic.video("r2", "2027-01-03T09:00", "someone=anna");

        assertThat(clinic.faults()).containsExactly("weekly-limit");
    }

    @ParameterizedTest
    @CsvSource({"10:30, false", "11:00, true", "09:00, true", "09:15, false"})
    void noMoreConsultationsAtASiteThanItsRooms(String time, boolean allowed) {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").named("someone", "bo");

        clinic.onSite("r1", "2026-11-30T10:00", "south", "someone=anna");
        clinic.onSite("r2", "2026-11-30T" + time, "south", "someone=bo");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("rooms"));
    }

    @Test
    void aSiteWithoutARoomLimitTakesAny() {
        clinic.specialist("carl", "hospital", "north", "sv");
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").named("someone", "carl");

        clinic.onSite("r1", "2026-11-30T10:00", "north", "someone=anna");
        clinic.onSite("r2", "2026-11-30T10:00", "north", "someone=carl");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void aVideoConsultationTakesNoRoom() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").named("someone", "bo");

        clinic.onSite("r1", "2026-11-30T10:00", "south", "someone=anna");
        clinic.video("r2", "2026-11-30T10:00", "someone=bo");

        assertThat(clinic.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"c1, 09:30, false", "c1, 10:00, true", "c2, 09:30, true"})
    void twoConsultationsOfOneCaseDoNotOverlap(String otherCase, String time, boolean allowed) {
        clinic.asks("r1").ofCase("c1").named("someone", "anna");
        clinic.asks("r2").ofCase(otherCase).named("someone", "bo");

        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.video("r2", "2026-11-30T" + time, "someone=bo");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("same-case"));
    }

    @Test
    void aPinnedConsultationStandsExactlyAsGiven() {
        twoOfAnna();
        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.pin("r1");

        assertThat(clinic.violations()).isEmpty();

        clinic.drop("r1");
        assertThat(clinic.faults()).containsExactly("pinned");

        clinic.video("r1", "2026-11-30T10:00", "someone=anna");
        assertThat(clinic.faults()).containsExactly("pinned");
    }

    @Test
    void aPinnedConsultationWithARowTwiceDoesNotStandAsGiven() {
        clinic.asks("r1").named("first", "anna").named("second", "bo");
        clinic.video("r1", "2026-11-30T09:00", "first=anna", "second=bo");
        clinic.pin("r1");
        clinic.schedule.set(1, clinic.schedule.getFirst());

        assertThat(clinic.faults()).contains("pinned", "whole");
    }

    @Test
    void aPublishedConsultationThatIsNotPinnedMayMoveOrGo() {
        twoOfAnna();
        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.pin("r1");
        clinic.booked.replaceAll(row -> new PlanningData.BookedRole(
                row.request(), row.start(), row.mode(), row.site(), row.role(), row.specialist(), false));
        clinic.drop("r1");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void whatOnlyPinnedConsultationsBreakIsGiven() {
        twoOfAnna();
        clinic.video("r1", "2026-11-30T07:00", "someone=anna");
        clinic.video("r2", "2026-11-30T07:30", "someone=anna");
        clinic.pin("r1");
        clinic.pin("r2");

        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.given()).containsExactly("availability", "availability", "double-booking");
    }

    @Test
    void whatAnUnpinnedConsultationTakesPartInIsItsFault() {
        twoOfAnna();
        clinic.video("r1", "2026-11-30T09:30", "someone=anna");
        clinic.video("r2", "2026-11-30T09:00", "someone=anna");
        clinic.pin("r1");

        assertThat(clinic.violations())
                .extracting(Violation::rule, Violation::request, Violation::given)
                .containsExactly(tuple("double-booking", "r2", false));
    }

    @Test
    void aWrongEndOfAPinnedConsultationIsTheSchedulesFault() {
        clinic.asks("r1").named("someone", "anna");
        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.pin("r1");
        clinic.schedule.replaceAll(row -> new ScheduleRow(
                row.request(),
                row.start(),
                row.end().plusMinutes(15),
                row.mode(),
                row.site(),
                row.role(),
                row.specialist()));

        assertThat(clinic.faults()).containsExactly("duration", "pinned");
    }

    @Test
    void aLimitThatPinnedConsultationsBreakAloneIsGivenUntilAnotherJoins() {
        clinic.limits("anna", 1, null);
        twoOfAnna();
        clinic.asks("r3").named("someone", "anna");
        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.video("r2", "2026-11-30T10:00", "someone=anna");
        clinic.pin("r1");
        clinic.pin("r2");

        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.given()).containsExactly("daily-limit");

        clinic.video("r3", "2026-11-30T11:00", "someone=anna");
        assertThat(clinic.faults()).containsExactly("daily-limit");
    }

    @Test
    void everyRequestIsEitherScheduledOrListedOnce() {
        twoOfAnna();
        clinic.asks("r3").named("someone", "bo");
        clinic.video("r1", "2026-11-30T09:00", "someone=anna");

        assertThat(clinic.omissions("r2", "r3")).isEmpty();
        assertThat(clinic.omissions("r2")).containsExactly("unscheduled-list r3");
        assertThat(clinic.omissions("r1", "r2", "r3")).containsExactly("unscheduled-list r1");
        assertThat(clinic.omissions("r2", "r2", "r3")).containsExactly("unscheduled-list r2");
        assertThat(clinic.omissions("r2", "r3", "r9")).containsExactly("unscheduled-list r9");
    }

    private void twoOfAnna() {
        clinic.asks("r1").named("someone", "anna");
        clinic.asks("r2").named("someone", "anna");
    }
}
