package org.samrad.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of roles for the same person as in a request that is left out. */
class RequestsLeftOutTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void aRoleForTheSamePersonIsThenForOneOfThatKind() {
        assertThat(leftOf(asking("b", "a"), new PlanningData.RequestRole("a", "r", "doctor", 3, false, null, null)))
                .containsExactly(new PlanningData.RequestRole("b", "r", "doctor", 3, false, null, null));
    }

    @Test
    void rolesThatAskForOneAnotherInACircleLeaveItForAnybody() {
        assertThat(leftOf(asking("b", "a"), asking("a", "c"), asking("c", "a")))
                .containsExactly(new PlanningData.RequestRole("b", "r", null, 1, false, null, null));
    }

    private static PlanningData.RequestRole asking(String request, String other) {
        return new PlanningData.RequestRole(request, "r", null, 1, false, null, null, "r", other);
    }

    private static List<PlanningData.RequestRole> leftOf(PlanningData.RequestRole... roles) {
        var header = new PlanningHeader("d", ZoneOffset.UTC, null, DAY.atStartOfDay(), DAY, DAY.plusDays(7), 15);
        return PlanningData.of(header)
                .with(rows -> rows.requestRoles = List.of(roles))
                .without(Set.of("a", "c"))
                .requestRoles();
    }
}
