package org.samrad.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompareQueryTest {

    private final CompareQuery query =
            new CompareQuery("published", "p12", "Åse & Bo", "s 1", "C+1", "org", "new", "told", 3);

    @Test
    void theAddressHoldsAllThatIsAsked() {
        assertThat(query.address())
                .isEqualTo("/plan/compare?a=published&b=p12&q=%C3%85se%20%26%20Bo&specialist=s%201&case=C%2B1"
                        + "&organisation=org&kind=new&sort=told&page=3");
        assertThat(new CompareQuery(null, null, null, null, null, null, null, null, null).address())
                .isEqualTo("/plan/compare");
    }

    @Test
    void theFileHoldsAllPages() {
        assertThat(query.file())
                .startsWith("/plan/compare.csv?a=published&b=p12&q=")
                .contains("kind=new", "sort=told")
                .doesNotContain("page=");
    }

    @Test
    void whatWasNewIsLostWithTheSidesSwapped() {
        assertThat(query.swapped()).contains("a=p12&b=published", "kind=LOST", "specialist=s%201");
        assertThat(new CompareQuery("p1", "p2", null, null, null, null, "moved", null, null).swapped())
                .isEqualTo("/plan/compare?a=p2&b=p1&kind=moved");
    }

    @Test
    void anUnknownKindIsEveryKind() {
        assertThat(query.shownKind()).isEqualTo(PlanDiff.Kind.NEW);
        assertThat(new CompareQuery(null, null, null, null, null, null, "odd", null, null).shownKind())
                .isNull();
    }

    @Test
    void withoutItsFilterItKeepsPlansKindAndOrder() {
        assertThat(query.filtered()).isTrue();
        assertThat(query.unfiltered()).isEqualTo("/plan/compare?a=published&b=p12&kind=new&sort=told");
    }
}
