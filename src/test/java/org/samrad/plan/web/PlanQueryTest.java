package org.samrad.plan.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.samrad.plan.PlanRef;

class PlanQueryTest {

    private final PlanQuery query =
            new PlanQuery(null, 3L, "2026-W49", "table", "Åse & Bo", "a.b", true, "mode", null, 2, null);

    @Test
    void theAddressHoldsAllThatIsAsked() {
        assertThat(query.address())
                .isEqualTo("/plan?plan=p3&week=2026-W49&view=table&q=%C3%85se%20%26%20Bo&competence=a.b"
                        + "&busy=true&sort=mode&page=2");
        assertThat(PlanQuery.newest().address()).isEqualTo("/plan");
    }

    @Test
    void anotherWeekKeepsTheFilterAndBeginsAtItsFirstPage() {
        assertThat(query.inWeek("2026-W50"))
                .contains("week=2026-W50", "q=%C3%85se", "competence=a.b", "sort=mode")
                .doesNotContain("page=");
    }

    @Test
    void withoutItsFilterItKeepsWeekAndView() {
        assertThat(query.unfiltered()).isEqualTo("/plan?plan=p3&week=2026-W49&view=table&sort=mode");
        assertThat(query.filtered()).isTrue();
    }

    @Test
    void anUnknownViewIsTheTimeline() {
        assertThat(new PlanQuery(null, null, null, "<script>", null, null, null, null, null, -4, null).shownView())
                .isEqualTo("timeline");
    }

    @Test
    void textInBracesIsText() {
        assertThat(new PlanQuery(null, null, null, null, "{q}", null, null, null, null, null, null).address())
                .isEqualTo("/plan?q=%7Bq%7D");
    }

    @Test
    void thePlanIsNamedByItsCodeOrByTheProposalsNumber() {
        assertThat(query.planCode()).isEqualTo("p3");
        assertThat(query.ofPlan(PlanRef.PUBLISHED).address())
                .startsWith("/plan?plan=published&week=2026-W49&view=table");
        assertThat(PlanQuery.newest().planCode()).isNull();
    }

    @Test
    void furtherRowsHaveAnAddressOfTheirOwn() {
        assertThat(query.rowsOnPage(3)).startsWith("/plan/rows?plan=p3&").endsWith("page=3");
    }
}
