package org.samrad.check;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.consultation.OddOrEven;
import org.samrad.dataset.PlanningData;
import org.samrad.dataset.WeeklyTime;

/** Whether the members of a panel are there at all: weekly and extra time, absences, travel. */
class OfferedTimeTest {

    private final Clinic clinic = new Clinic();

    @ParameterizedTest
    @CsvSource({"08:00, true", "07:45, false", "15:00, true", "15:15, false"})
    void theConsultationLiesWithinOfferedTime(String time, boolean allowed) {
        assertThat(annaOnMonday(time)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "08:00 09:30 north, 09:30 16:00 north, true",
        "08:00 09:45 north, 09:15 16:00 north, true",
        "08:00 09:30 north, 09:45 16:00 north, false",
        "08:00 09:30 north, 09:30 16:00 south, false",
        "08:00 09:30 north, 09:30 16:00, false",
        "08:00 12:00 north, 09:15 09:30 north, true",
    })
    void rowsOfOneSiteThatOverlapOrTouchAreOneStretch(String first, String second, boolean allowed) {
        clinic.offersOnMondays("anna", first, second);

        assertThat(annaOnMonday("09:00")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T09:59, 2026-11-30T10:30, false",
        "2026-11-30T10:00, 2026-11-30T10:30, true",
        "2026-11-30T08:00, 2026-11-30T09:00, true",
        "2026-11-30T08:00, 2026-11-30T09:01, false",
        "2026-11-20T00:00, 2026-12-20T00:00, false",
    })
    void anAbsenceTakesAwayOfferedTime(String from, String until, boolean allowed) {
        clinic.absent("anna", from, until);

        assertThat(annaOnMonday("09:00")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T08:00, 2026-11-30T07:00, 07:00",
        "2026-11-30T17:00, 2026-11-30T18:00, 16:00",
    })
    void anAbsenceOutsideOfferedTimeAddsNone(String from, String until, String time) {
        clinic.absent("anna", from, until);

        assertThat(annaOnMonday(time)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-25, false", "2026-12-24, true"})
    void nobodyOffersTimeOnAPublicHoliday(LocalDate day, boolean allowed) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", day + "T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("availability"));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-07, false", "2026-12-14, true", "2026-12-21, false"})
    void anAvailabilityRowHoldsOnItsDaysOnly(LocalDate monday, boolean allowed) {
        clinic.offersOnMondays("anna");
        clinic.availabilities.add(new WeeklyTime(
                "anna",
                MONDAY,
                LocalTime.parse("08:00"),
                LocalTime.parse("16:00"),
                "north",
                LocalDate.parse("2026-12-14"),
                LocalDate.parse("2026-12-21")));
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", monday + "T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("availability"));
    }

    @ParameterizedTest
    @CsvSource({"08:15, false", "08:30, true", "14:30, true", "14:45, false"})
    void travelThereAndBackLiesWithinTheStretchToo(String time, boolean allowed) {
        assertThat(annaAtSouthOnMonday(time)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"14:30, false", "14:15, true", "08:30, true"})
    void theWayBackHasItsOwnTimeWhereItHasARowOfItsOwn(String time, boolean allowed) {
        clinic.travelTimes.add(new PlanningData.TravelTime("south", "north", 45));

        assertThat(annaAtSouthOnMonday(time)).isEqualTo(allowed);
    }

    @Test
    void whereNoTravelTimeIsKnownOrTheStretchHasNoSiteNobodyCanBeThere() {
        clinic.asks("r1").at("island").named("someone", "anna");
        clinic.asks("r2").named("someone", "omar");

        clinic.onSite("r1", "2026-11-30T10:00", "island", "someone=anna");
        clinic.onSite("r2", "2026-11-30T10:00", "north", "someone=omar");

        assertThat(clinic.faults()).containsExactly("availability", "availability");
    }

    @Test
    void videoNeedsNoSite() {
        clinic.asks("r1").named("someone", "omar");

        clinic.video("r1", "2026-11-30T08:00", "someone=omar");

        assertThat(clinic.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ODD, 2026-11-30, true",
        "ODD, 2026-12-07, false",
        "EVEN, 2026-11-30, false",
        "EVEN, 2026-12-07, true",
        // the weeks 53 of 2026 and 1 of 2027 are both odd
        "ODD, 2026-12-28, true",
        "ODD, 2027-01-04, true",
        "ODD, 2027-01-11, false",
        "EVEN, 2026-12-28, false",
        "EVEN, 2027-01-04, false",
        "EVEN, 2027-01-11, true",
    })
    void aRowOfOddOrEvenWeeksHoldsInIsoWeeksOfSuchANumber(OddOrEven weeks, LocalDate monday, boolean allowed) {
        clinic.until("2027-02-01");
        clinic.offersOnMondays("anna");
        clinic.offers("anna", MONDAY, "08:00", "16:00", "north", weeks);

        assertThat(annaOn(monday + "T09:00")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-02, true", "2027-01-03, true", "2027-01-09, true", "2027-01-16, false"})
    void theFirstDaysOfAYearMayBeOfTheOldYearsWeek(LocalDate day, boolean allowed) {
        clinic.until("2027-02-01");
        clinic.availabilities.removeIf(row -> row.specialist().equals("anna"));
        clinic.offers("anna", day.getDayOfWeek(), "08:00", "16:00", "north", OddOrEven.ODD);

        assertThat(annaOn(day + "T09:00")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"16:00, true", "17:00, true", "17:15, false", "15:30, true"})
    void extraTimeIsOfferedOnItsDay(String time, boolean allowed) {
        clinic.offersOnce("anna", "2026-11-30T16:00", "2026-11-30T18:00", "north");

        assertThat(annaOnMonday(time)).isEqualTo(allowed);
    }

    @Test
    void extraTimeIsOfferedOnNoOtherDay() {
        clinic.offersOnce("anna", "2026-11-30T16:00", "2026-11-30T18:00", "north");

        assertThat(annaOn("2026-12-07T16:30")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"09:00, true", "08:45, false", "11:00, true", "11:15, false", "14:00, false"})
    void extraTimeCountsOnAPublicHolidayThoughTheWeeksTimeDoesNot(String time, boolean allowed) {
        clinic.offersOnce("anna", "2026-12-25T09:00", "2026-12-25T12:00", "north");

        assertThat(annaOn("2026-12-25T" + time)).isEqualTo(allowed);
    }

    @Test
    void onAPublicHolidayExtraTimeDoesNotMergeWithTheWeeksTimeThatIsOff() {
        clinic.offersOnce("anna", "2026-12-25T16:00", "2026-12-25T18:00", "north");

        assertThat(annaOn("2026-12-25T15:30")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"north, true", "south, false", ", false"})
    void extraTimeMakesOneStretchWithARowOfItsSiteThatItAdjoins(String site, boolean allowed) {
        clinic.offersOnce("anna", "2026-11-30T16:00", "2026-11-30T18:00", site);

        assertThat(annaOnMonday("15:30")).isEqualTo(allowed);
    }

    @Test
    void extraTimeWithoutASiteMakesOneStretchWithARowWithoutOne() {
        clinic.asks("r1").named("someone", "omar");
        clinic.offersOnce("omar", "2026-11-30T16:00", "2026-11-30T17:00", null);

        clinic.video("r1", "2026-11-30T15:30", "someone=omar");

        assertThat(clinic.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"16:30, true", "16:15, false"})
    void travelBeginsFromTheSiteOfTheExtraTime(String time, boolean allowed) {
        clinic.offersOnMondays("anna");
        clinic.offersOnce("anna", "2026-11-30T16:00", "2026-11-30T18:00", "north");

        assertThat(annaAtSouthOnMonday(time)).isEqualTo(allowed);
    }

    @Test
    void anAbsenceTakesAwayExtraTimeToo() {
        clinic.offersOnce("anna", "2026-11-30T16:00", "2026-11-30T18:00", "north");
        clinic.absent("anna", "2026-11-30T17:00", "2026-11-30T17:15");

        assertThat(annaOnMonday("16:30")).isFalse();
    }

    private boolean annaOnMonday(String time) {
        return annaOn("2026-11-30T" + time);
    }

    private boolean annaOn(String start) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.video("r1", start, "psychiatrist=anna");
        return onlyAvailabilityMayFail();
    }

    private boolean annaAtSouthOnMonday(String time) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.onSite("r1", "2026-11-30T" + time, "south", "psychiatrist=anna");
        return onlyAvailabilityMayFail();
    }

    private boolean onlyAvailabilityMayFail() {
        assertThat(clinic.faults()).isSubsetOf("availability");
        return clinic.faults().isEmpty();
    }
}
