package org.samrad.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.samrad.dataset.InvalidDataset;
import org.samrad.dataset.PlanningData;

/** Folders as people have them, in {@code src/test/resources/odd}: what they mean, or the one thing that is wrong. */
class OddCasesTest {

    @Test
    void rowsOfCommasAndBlankLinesThatASpreadsheetLeavesAreOverlooked() {
        PlanningData data = read("blank-rows");

        assertThat(data.specialists()).hasSize(2);
        assertThat(data.cases()).hasSize(4);
    }

    @Test
    void trueAndFalseMayBeInCapitalsButNotInAnotherLanguage() {
        InvalidDataset refusal = refusal("true-in-capitals");

        assertThat(refusal.errors()).hasSize(1);
        assertThat(refusal)
                .hasMessageContaining("cases.csv, line 4, column protected, value \"SANT\": expected true or false");
    }

    @Test
    void spacesOfOtherKindsAroundAnIdDontCount() {
        assertThat(read("spaces-nobody-sees").specialistCompetences())
                .extracting(PlanningData.SpecialistCompetence::specialist)
                .containsExactly("s1", "s2");
    }

    @Test
    void aRoleIsTheSameHoweverItsLettersAreComposed() {
        assertThat(read("role-decomposed").bookedRoles())
                .extracting(PlanningData.BookedRole::role)
                .containsExactly("öronläkare");
    }

    @Test
    void languageTagsKnowNoCase() {
        PlanningData data = read("language-case");

        assertThat(data.specialists().getFirst().languages()).containsExactly("sv-SE", "en");
        assertThat(data.requests().getLast().terms().languages()).containsExactly("en");
    }

    @Test
    void aYearFarFromNowIsRefusedWithItsValue() {
        assertThat(refusal("received-in-the-year-26"))
                .hasMessageContaining("has 1 error")
                .hasMessageContaining("requests.csv, line 2, column received, value \"0026-11-25\": expected a day from"
                        + " 1900-01-01 to 2199-12-31");
    }

    @Test
    void aLatestDayBeforeTheEarliestIsRefused() {
        assertThat(refusal("latest-before-earliest"))
                .hasMessageContaining("has 1 error")
                .hasMessageContaining(
                        "requests.csv, line 3, column latest, value \"2026-12-01\": expected no day before"
                                + " earliest, which is 2026-12-07");
    }

    @Test
    void aRequestThatAsksNobodyIsRefused() {
        assertThat(refusal("no-roles"))
                .hasMessageContaining("has 1 error")
                .hasMessageContaining("requests.csv, line 3, column id, value \"r2\": expected a request with a row in"
                        + " request_roles.csv");
    }

    private static PlanningData read(String odd) {
        return PlanningDataReader.read(Path.of("src/test/resources/odd", odd));
    }

    private static InvalidDataset refusal(String odd) {
        return catchThrowableOfType(InvalidDataset.class, () -> read(odd));
    }
}
