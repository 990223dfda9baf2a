package org.samrad.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.samrad.solver.Clinic;
import org.samrad.solver.SpecialistFacts;

class IndependentComponentsTest {

    private final Clinic clinic = new Clinic();
    private final SpecialistFacts one = clinic.specialist();
    private final SpecialistFacts other = clinic.specialist();

    private List<BitSet> bundles(int most) {
        return IndependentComponents.bundles(clinic.problem(), most);
    }

    private static BitSet of(int... requests) {
        var set = new BitSet();
        for (int request : requests) {
            set.set(request);
        }
        return set;
    }

    @Test
    void requestsOfDifferentSpecialistsAreApart() {
        clinic.request(one);
        clinic.request(other);
        clinic.request(one);

        assertThat(bundles(2)).containsExactly(of(0, 2), of(1));
    }

    @Test
    void aSharedCandidateHoldsThemTogether() {
        clinic.request(one);
        clinic.request(other);
        clinic.request(one, other);

        assertThat(bundles(2)).containsExactly(of(0, 1, 2));
    }

    @Test
    void aSharedCaseHoldsThemTogether() {
        clinic.request(one);
        clinic.request(other).caseIndex = 0;

        assertThat(bundles(2)).containsExactly(of(0, 1));
    }

    @Test
    void aSequenceHoldsThemTogether() {
        clinic.request(one);
        clinic.request(other).follows = 0;

        assertThat(bundles(2)).containsExactly(of(0, 1));
    }

    @Test
    void aSiteWithFewRoomsHoldsThemTogether() {
        clinic.request(one).on(0);
        clinic.request(other).on(0);

        assertThat(bundles(2)).containsExactly(of(0, 1));
    }

    @Test
    void morePartsThanAskedForShareBundlesEvenly() {
        SpecialistFacts third = clinic.specialist();
        clinic.request(one);
        clinic.request(one);
        clinic.request(other);
        clinic.request(third);

        assertThat(bundles(2)).containsExactly(of(0, 1), of(2, 3));
        assertThat(bundles(1)).containsExactly(of(0, 1, 2, 3));
    }

    @Test
    void aPartThatIsNearlyEverythingIsNotSearchedApart() {
        for (int request = 0; request < 9; request++) {
            clinic.request(one);
        }
        clinic.request(other);

        assertThat(bundles(2)).hasSize(1);
    }
}
