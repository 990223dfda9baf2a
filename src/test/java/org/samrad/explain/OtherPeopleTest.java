package org.samrad.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.samrad.consultation.Mode;
import org.samrad.dataset.PlanningData;
import org.samrad.explain.unblock.AsItIs;
import org.samrad.explain.unblock.GivenConsent;
import org.samrad.explain.unblock.OtherPerson;

/** Who else could come: with a consent more, or instead of the person from before. */
class OtherPeopleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private final Ward ward = new Ward();

    @Test
    void theConsentThatIsLackingIsOffered() {
        ward.answering = "town";
        assertThat(ward.offeredFor()).containsExactly(new GivenConsent("wanted", "hospital", TODAY));
    }

    @Test
    void aConsentThatWasWithdrawnIsToBeGivenAnew() {
        ward.answering = "town";
        ward.consents = List.of(new PlanningData.Consent("case-of-wanted", "hospital", TODAY.minusDays(9), TODAY));
        assertThat(ward.offeredFor()).containsExactly(new GivenConsent("wanted", "hospital", TODAY));
    }

    @Test
    void noConsentWhereItIsGiven() {
        ward.answering = "town";
        ward.consents = List.of(new PlanningData.Consent("case-of-wanted", "hospital", TODAY, null));
        assertThat(ward.offeredFor()).containsExactly(new AsItIs());
    }

    @Test
    void noConsentWhereNobodyHasTimeAnyway() {
        ward.answering = "town";
        ward.offersNothing("anna");
        assertThat(ward.offeredFor()).isEmpty();
    }

    @Test
    void anotherPersonWhereTheOneFromBeforeHasNoTime() {
        ward.specialist("carl", "psychiatry", 3, Set.of(Mode.VIDEO))
                .offers("carl", "2026-12-01", "13:00", "14:00", "north")
                .other("before", "2026-12-01T13:00", "carl")
                .asksForTheDoctorOf("before");
        assertThat(ward.offeredFor()).contains(new OtherPerson("wanted", "psychiatrist", "psychiatry", 3));
    }

    @Test
    void nobodyElseWhereNobodyElseQualifies() {
        ward.specialist("anna", "psychology", 3, Set.of(Mode.VIDEO))
                .specialist("carl", "psychiatry", 3, Set.of(Mode.VIDEO))
                .offers("carl", "2026-12-01", "13:00", "14:00", "north")
                .other("before", "2026-12-01T13:00", "carl")
                .asksForTheDoctorOf("before");
        assertThat(ward.offeredFor()).noneMatch(OtherPerson.class::isInstance);
    }

    @Test
    void aRoleThatAsksForNothingOfItsOwnGoesToWhoeverQualifiesForTheOneBefore() {
        ward.specialist("carl", "psychiatry", 3, Set.of(Mode.VIDEO))
                .offers("carl", "2026-12-01", "13:00", "14:00", "north")
                .other("before", "2026-12-01T13:00", "carl")
                .asksOnlyForTheDoctorOf("before");
        PlanningData data = ward.data();
        var relaxation = new OtherPerson("wanted", "psychiatrist", "psychiatry", 1);

        assertThat(ward.offeredFor()).contains(relaxation);
        assertThat(relaxation.applyTo(data).requestRoles())
                .contains(new PlanningData.RequestRole("wanted", "psychiatrist", "psychiatry", 1, false, null, null));
    }
}
