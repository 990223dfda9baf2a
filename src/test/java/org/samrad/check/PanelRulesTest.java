package org.samrad.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.competence.Sector;
import org.samrad.dataset.PlanningData;

/** Who may sit on a panel: competence, language, sector, exclusion, consent. */
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
    @CsvSource({
        // hospital answers for the case; who takes part, given, withdrawn (the consultation is on 2026-11-30), allowed
        "bo, 2026-11-29,           , true",
        "bo, 2026-11-30,           , true",
        "bo, 2026-12-01,           , false",
        "bo, 2026-11-01, 2026-12-01, true",
        "bo, 2026-11-01, 2026-11-30, false",
        "bo,           ,           , false",
        "anna,         ,           , true",
    })
    void eachMembersOrganisationIsTheCasesOrHasItsConsentThatDay(
            String specialist, String given, String withdrawn, boolean allowed) {
        clinic.requiresConsent();
        clinic.asks("r1").ofCase("c1").named("someone", specialist);
        clinic.answersFor("hospital", "c1");
        if (given != null) {
            clinic.consents("c1", "school", given, withdrawn);
        }

        clinic.video("r1", "2026-11-30T09:00", "someone=" + specialist);

        assertThat(clinic.faults()).isEqualTo(allowed ? List.of() : List.of("consent"));
    }

    @Test
    void aConsentGivenAgainCountsBesideTheWithdrawnOne() {
        clinic.requiresConsent();
        clinic.asks("r1").ofCase("c1").named("someone", "bo");
        clinic.answersFor("hospital", "c1");
        clinic.consents("c1", "school", "2026-10-01", "2026-11-01");
        clinic.consents("c1", "school", "2026-11-30", null);

        clinic.video("r1", "2026-11-30T09:00", "someone=bo");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void aConsentOfAnotherCaseOrToAnotherOrganisationDoesNotCount() {
        clinic.organisations.add(new PlanningData.Organisation("supplier", "Supplier", Sector.OTHER, true, "school"));
        clinic.requiresConsent();
        clinic.asks("r1").ofCase("c1").named("someone", "bo");
        clinic.answersFor("hospital", "c1");
        clinic.consents("c2", "school", "2026-11-01", null);
        clinic.consents("c1", "supplier", "2026-11-01", null);

        clinic.video("r1", "2026-11-30T09:00", "someone=bo");

        assertThat(clinic.faults()).containsExactly("consent");
    }

    @Test
    void nobodyNeedsConsentWhereNoOrganisationAnswersForTheCase() {
        clinic.requiresConsent();
        clinic.asks("r1").named("someone", "bo");

        clinic.video("r1", "2026-11-30T09:00", "someone=bo");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void nobodyNeedsConsentWhereTheDataDoNotRequireIt() {
        clinic.asks("r1").ofCase("c1").named("someone", "bo");
        clinic.answersFor("hospital", "c1");

        clinic.video("r1", "2026-11-30T09:00", "someone=bo");

        assertThat(clinic.violations()).isEmpty();
    }

    @Test
    void theConsentThatAPinnedConsultationLacksIsGiven() {
        clinic.requiresConsent();
        clinic.asks("r1").ofCase("c1").named("first", "anna").named("second", "bo");
        clinic.answersFor("hospital", "c1");
        clinic.video("r1", "2026-11-30T09:00", "first=anna", "second=bo");
        clinic.pin("r1");

        assertThat(clinic.faults()).isEmpty();
        assertThat(clinic.violations())
                .extracting(Violation::rule, Violation::specialist)
                .containsExactly(tuple("consent", "bo"));
    }
}
