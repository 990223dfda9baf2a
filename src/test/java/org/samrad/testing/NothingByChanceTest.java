package org.samrad.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samrad.PageTest;
import org.samrad.account.AccountRole;
import org.samrad.system.As;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class NothingByChanceTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Clock clock;

    @ParameterizedTest
    @CsvSource({
        "COORDINATOR, /",
        "COORDINATOR, /requests",
        "COORDINATOR, /requests/new",
        "COORDINATOR, /requests/rq-0012",
        "SPECIALIST, /my",
        "ADMINISTRATOR, /admin",
        "PLANNER, /plan",
        "PLANNER, /plan?view=unscheduled",
        "PLANNER, /plan/published/requests/rq-0012",
        "PLANNER, /plan/runs",
        "PLANNER, /plan/versions",
        "PLANNER, /plan/bottlenecks",
        "PLANNER, /plan/compare",
        "PLANNER, /rules"
    })
    void aPageReadsTheSameAtEveryAsking(AccountRole role, String path) throws Exception {
        String first = page(role, path);

        assertThat(page(role, path)).isEqualTo(first);
        assertThat(first).contains("value=\"" + NothingByChance.TOKEN + "\"");
    }

    @Test
    void theClockGoesFromTheSameDayOn() {
        assertThat(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).isEqualTo("2026-12-01");
        assertThat(clock.instant()).isAfter(FixedTime.NOW);
    }

    /** Without the key that tells one form of a request from the next. */
    private String page(AccountRole role, String path) throws Exception {
        return mvc.perform(get(path).with(As.role(role, "sp-001")))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("name=\"key\" value=\"[0-9a-f-]{36}\"", "");
    }
}
