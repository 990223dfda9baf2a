package org.samrad.check;

import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/** Who may sit on a panel: competence, language, sector, exclusion, and whether they are there at all. */
class PanelRulesTest {

    private final Clinic clinic = new Clinic();

    @ParameterizedTest
    @CsvSource({"4, true", "5, false"})
    void theLevelReachesTheLeastAskedFor(int minLevel, boolean allowed) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", minLevel);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("competence"));
    }

    @ParameterizedTest
    @CsvSource({"psychiatry, true", "child-psychiatry, true", "eating-disorders, false", "speech, false"})
    void aNarrowerCompetenceServesABroaderNeedAndNotTheReverse(String wanted, boolean allowed) {
        clinic.asks("r1").role("psychiatrist", wanted, 1);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("competence"));
    }

    @Test
    void aCompetenceTwoStepsNarrowerServes() {
        clinic.holdsNothing("anna");
        clinic.holds("anna", "eating-disorders", 3);
        clinic.asks("r1").role("psychiatrist", "psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void levelAndValidityAreOfOneAndTheSameCompetence() {
        clinic.holdsNothing("anna");
        clinic.holds("anna", "child-psychiatry", 5, null, "2026-11-30");
        clinic.holds("anna", "child-psychiatry", 2);
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).containsExactly("competence");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01, false", "2026-12-02, true", "2026-12-03, true", "2026-12-04, false"})
    void aCompetenceIsValidFromItsFirstDayUntilBeforeItsLast(LocalDate day, boolean allowed) {
        clinic.holdsNothing("anna");
        clinic.holds("anna", "child-psychiatry", 4, "2026-12-02", "2026-12-04");
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", day + "T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("competence"));
    }

    @ParameterizedTest
    @CsvSource({"SPECIALIST_CARE, true", "SCHOOL, false"})
    void aRolesSectorIsThatOfTheSpecialistsOrganisation(Sector sector, boolean allowed) {
        clinic.asks("r1").roleOfSector("psychiatrist", "child-psychiatry", sector);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("competence"));
    }

    @ParameterizedTest
    @CsvSource({"bo, true", "anna, false"})
    void aNamedSpecialistIsThatOne(String specialist, boolean allowed) {
        clinic.asks("r1").named("teacher", "bo");

        clinic.video("r1", "2026-11-30T09:00", "teacher=" + specialist);

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("competence"));
    }

    @Test
    void nobodyFillsTwoRolesOfOneConsultation() {
        clinic.holds("anna", "speech", 3);
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3).role("speech", "speech", 1);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna", "speech=anna");

        assertThat(clinic.faults()).containsExactly("distinct-panel");
    }

    @ParameterizedTest
    @CsvSource({"en, true", "fi, false"})
    void everyMemberSpeaksOneOfTheLanguages(String language, boolean allowed) {
        clinic.asks("r1").languages("fr", language).role("psychiatrist", "child-psychiatry", 3);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna");

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("language"));
    }

    @Test
    void anInterpreterNeedNotSpeakTheLanguageOfThePanel() {
        clinic.asks("r1")
                .languages("sv")
                .role("psychiatrist", "child-psychiatry", 3)
                .role("interpreter", "interpreter-ar", 1);

        clinic.video("r1", "2026-11-30T09:00", "psychiatrist=anna", "interpreter=omar");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void anInterpreterInAnotherRoleIsNotExempt() {
        clinic.asks("r1").languages("sv").named("guest", "omar");

        clinic.video("r1", "2026-11-30T09:00", "guest=omar");

        assertThat(clinic.faults()).containsExactly("language");
    }

    @ParameterizedTest
    @CsvSource({"bo, true", "anna, false"})
    void everySectorTheRequestNamesIsOnThePanel(String specialist, boolean allowed) {
        clinic.asks("r1").sectors(Sector.SCHOOL).named("someone", specialist);

        clinic.video("r1", "2026-11-30T09:00", "someone=" + specialist);

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("sectors"));
    }

    @Test
    void anExcludedSpecialistIsOnNoPanelOfThatCase() {
        clinic.asks("r1").ofCase("c1").named("someone", "anna");
        clinic.asks("r2").ofCase("c2").named("someone", "anna");
        clinic.excluded("c1", "anna");

        clinic.video("r1", "2026-11-30T09:00", "someone=anna");
        clinic.video("r2", "2026-11-30T10:00", "someone=anna");

        assertThat(clinic.violations())
                .extracting(violation -> violation.rule() + " " + violation.request())
                .containsExactly("exclusion r1");
    }

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
        clinic.availabilities.add(new PlanningData.Availability(
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

    private boolean annaOnMonday(String time) {
        clinic.asks("r1").role("psychiatrist", "child-psychiatry", 3);
        clinic.video("r1", "2026-11-30T" + time, "psychiatrist=anna");
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
